/** What a stretch of coding is for. Figures count the main and reliability rounds, never training. */
export const ROUND_KINDS = ["training", "main", "reliability", "norming"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** The round whose figures are shown first: the newest main round, else the newest of any kind. */
export function mainRound<Round extends { readonly kind: RoundKind }>(
  rounds: readonly Round[],
): Round | undefined {
  return rounds.findLast(({ kind }) => kind === "main") ?? rounds.at(-1);
}

/** Whether reviewers may ask for suggested passages. */
export const SUGGESTION_RULES = ["off", "on request"] as const;
export type SuggestionRule = (typeof SUGGESTION_RULES)[number];
