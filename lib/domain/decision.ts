import type { Anchor, Annotation } from "./annotation";
import type { AnswerValue } from "./attribute";
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
  readonly pieces: Annotation["pieces"];
  /** The settled answers to the frame's questions. */
  readonly attributes: Annotation["attributes"];
  readonly reason: string;
  /** Where its passage stands since the text was corrected, as of an annotation. */
  readonly anchor: Anchor;
  /** The person's name. */
  readonly decidedBy: string;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
  /** The reviewers' annotations that it settles. */
  readonly annotationIds: readonly string[];
}

/** A decision that is not in force, for the history. */
export interface PastDecision extends Decision {
  /** ISO 8601, UTC: another one stands in for it, or it was taken back … */
  readonly replacedAt: string;
  /** … or it never was in force: somebody else's decision on the same tags was first. */
  readonly overtaken: boolean;
}

/** The settled answer to a question on the article. */
export interface AnswerDecision {
  readonly id: string;
  readonly attributeId: string;
  /** Null: settled that it has no answer. */
  readonly value: AnswerValue | null;
  readonly basis: DecisionBasis;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

/** How a decision came about, in words: for the final layer as people read it. */
export function provenanceWords({
  basis,
  decidedBy,
}: Pick<Decision, "basis" | "decidedBy">): string {
  switch (basis) {
    case "agreement":
      return "all reviewers agreed";
    case "majority":
      return `the majority, confirmed by ${decidedBy}`;
    case "adjudicator":
      return `decided by ${decidedBy}`;
  }
}
