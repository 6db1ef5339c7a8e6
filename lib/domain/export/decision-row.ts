import type { Anchor } from "../annotation";
import type { DecisionBasis, DecisionKind } from "../decision";

/** One decision in force on a settled article, with everything that is needed to understand it outside the app. */
export interface DecisionRow {
  readonly decisionId: string;
  readonly articleId: string;
  readonly articleTitle: string;
  readonly round: string;
  readonly kind: DecisionKind;
  readonly basis: DecisionBasis;
  readonly frame: string;
  readonly countsAs: string;
  readonly anchor: Anchor;
  /** Half-open, in code points of the text version. */
  readonly start: number;
  readonly end: number;
  readonly textVersion: number | null;
  readonly quote: string;
  readonly reason: string;
  readonly decidedBy: string;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** Ids of the annotations that it settles, with spaces between. */
  readonly annotationIds: string;
}
