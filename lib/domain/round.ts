/** What a stretch of coding is for. Figures count the main and reliability rounds, never training. */
export const ROUND_KINDS = ["training", "main", "reliability", "norming"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** The round whose figures are shown first: the newest main round, else the newest of any kind. */
export function mainRound<Round extends { readonly kind: RoundKind }>(
  rounds: readonly Round[],
): Round | undefined {
  return rounds.findLast(({ kind }) => kind === "main") ?? rounds.at(-1);
}

/**
 * Who gives verdicts on teammates' tags once those are shown: the coders of the article,
 * everybody who codes in the round, or only adjudicators and leads.
 */
export const REVIEWED_BY = ["coders", "round", "judges"] as const;
export type ReviewedBy = (typeof REVIEWED_BY)[number];

/**
 * Where a round stands. `planned`: its first day is still to come. `overdue`: its last
 * day has passed and it is not closed. The days are a plan and stop nobody; only
 * closing does.
 */
export const ROUND_STATES = ["planned", "running", "overdue", "closed"] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** @param today YYYY-MM-DD in the project's time zone */
export function roundState(
  round: {
    readonly closedAt: Date | null;
    readonly startsOn: string | null;
    readonly dueOn: string | null;
  },
  today: string,
): RoundState {
  if (round.closedAt) return "closed";
  if (round.startsOn && today < round.startsOn) return "planned";
  return round.dueOn && today > round.dueOn ? "overdue" : "running";
}

/** The day it is somewhere at a moment, YYYY-MM-DD. */
export function dayAt(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
  }).format(moment);
}

/** Whether reviewers may ask for suggested passages. */
export const SUGGESTION_RULES = ["off", "on request"] as const;
export type SuggestionRule = (typeof SUGGESTION_RULES)[number];
