import type { Anchor } from "./annotation";
import type { Span } from "./span";

/** How a difference was settled. Everything but "rejected" is in the final layer. */
export const DECISION_KINDS = ["adopted", "edited", "merged", "rejected"] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** Where a decision came from. */
export type DecisionBasis = "agreement" | "majority" | "adjudicator";

/** The settling of one difference, or the adoption of what all agree on. */
export interface Decision extends Span {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly basis: DecisionBasis;
  readonly frameId: string;
  readonly quote: string;
  readonly reason: string;
  /** Where its passage stands since the text was corrected, as of an annotation. */
  readonly anchor: Anchor;
  readonly decidedBy: string;
  /** The reviewers' annotations that it settles. */
  readonly annotationIds: readonly string[];
}
