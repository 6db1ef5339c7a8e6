import type { RoundKind } from "@/lib/domain/round";
import type { RevealRule } from "@/lib/domain/visibility";

/** What a round is for, in a word and a sentence. */
export const ROUND_WORDS: Record<RoundKind, { label: string; hint: string }> = {
  training: { label: "Training", hint: "To learn the codebook, before it counts." },
  main: { label: "Main coding", hint: "The coding that the study reports." },
  reliability: {
    label: "Reliability",
    hint: "Several reviewers code the same articles, to measure how far they agree.",
  },
  norming: {
    label: "Norming",
    hint: "To talk through how the rules are meant, halfway through.",
  },
};

/** When a reviewer sees what teammates have tagged. */
export const REVEAL_WORDS: Record<RevealRule, { label: string; hint: string }> = {
  article: {
    label: "After submitting the article",
    hint: "Whoever has submitted an article sees what teammates have submitted on it.",
  },
  round: {
    label: "When the whole round is submitted",
    hint: "No reviewer sees anything until the last one has submitted the last article.",
  },
  adjudication: {
    label: "When the article is settled",
    hint: "Reviewers see each other's tags once the adjudicator has decided.",
  },
};
