import type { PlanStrata } from "@/lib/domain/planning/plan";

/** By what a plan parts the articles: for choosing, and in a sentence. */
export const STRATA_WORDS: Record<PlanStrata, { label: string; sentence: string }> = {
  none: { label: "nothing", sentence: "articles are dealt at random" },
  outlet: { label: "outlet", sentence: "every outlet is dealt to all reviewers" },
  month: { label: "month", sentence: "every month is dealt to all reviewers" },
  "outlet and month": {
    label: "outlet and month",
    sentence: "every month of every outlet is dealt to all reviewers",
  },
  language: { label: "language", sentence: "every language is dealt to all reviewers" },
  sample: {
    label: "the sample's strata",
    sentence: "every stratum of the sample is dealt to all reviewers",
  },
};
