import type { ReviewedBy, RoundKind, RoundState } from "@/lib/domain/round";
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
    hint: "To talk through how the rules are meant, halfway through. You show everybody's tags yourself.",
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

/** Who says agree, disagree or unsure to teammates' tags. */
export const REVIEWED_BY_WORDS: Record<ReviewedBy, { label: string; hint: string }> = {
  coders: { label: "Whoever coded the article", hint: "The usual way." },
  round: {
    label: "Everybody who codes in the round",
    hint: "Whoever has submitted all own articles of the round also sees the others, as far as they are shown.",
  },
  judges: {
    label: "Only adjudicators and leads",
    hint: "Reviewers see teammates' tags, and give no verdicts on them.",
  },
};

/** When tags are shown in a round, in words; a norming round is shown by the lead. */
export function revealWords(round: { readonly kind: RoundKind; readonly revealRule: RevealRule }) {
  return round.kind === "norming"
    ? "When the lead shows them"
    : REVEAL_WORDS[round.revealRule].label;
}

export const ROUND_STATE_WORDS = {
  planned: { label: "Planned", tone: "neutral" },
  running: { label: "Running", tone: "accent" },
  overdue: { label: "Past its last day", tone: "warning" },
  closed: { label: "Closed", tone: "neutral" },
} as const satisfies Record<RoundState, { label: string; tone: string }>;
