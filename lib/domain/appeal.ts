/** How an adjudicator answers an appeal. */
export const APPEAL_OUTCOMES = ["upheld", "changed"] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** A reviewer asks for one decision of a closed article to be looked at again. */
export interface Appeal {
  readonly id: string;
  /** The decision it is about; after "changed" another one stands in its place. */
  readonly decisionId: string;
  readonly appellantId: string;
  readonly appellant: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly appealedAt: string;
  /** "upheld": the decision holds. Null while it waits for an answer. */
  readonly outcome: AppealOutcome | null;
  readonly answer: string;
  readonly answeredBy: string | null;
}
