/** What a stretch of coding is for. Figures count the main and reliability rounds, never training. */
export const ROUND_KINDS = ["training", "main", "reliability", "norming"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];
