import type { Annotation } from "./annotation";
import { sameAnswers, samePassage } from "./annotation-content";
import type { Decision } from "./decision";

/** What became of a reviewer's tags in one decision; `missed`: it keeps what the reviewer did not tag. */
export type Outcome = "kept" | "changed" | "rejected" | "missed";

/** A decision beside the reviewer's own tags that it settles. */
export interface OwnOutcome<A> {
  readonly outcome: Outcome;
  readonly decision: Decision;
  readonly own: readonly A[];
}

type Tag = Pick<
  Annotation,
  "id" | "reviewerId" | "frameId" | "start" | "end" | "pieces" | "attributes"
>;

/**
 * What became of a reviewer's tags, in the order of the decisions. Rejections of what the
 * reviewer did not tag either are left out: there he or she was right.
 */
export function ownOutcomes<A extends Tag>(
  reviewerId: string,
  annotations: readonly A[],
  decisions: readonly Decision[],
): OwnOutcome<A>[] {
  const mine = annotations.filter((tag) => tag.reviewerId === reviewerId);
  return decisions.flatMap((decision): OwnOutcome<A>[] => {
    const own = mine.filter(({ id }) => decision.annotationIds.includes(id));
    const rejected = decision.kind === "rejected";
    if (own.length === 0) return rejected ? [] : [{ outcome: "missed", decision, own }];
    const kept = own.some(
      (tag) =>
        tag.frameId === decision.frameId &&
        samePassage(tag, decision) &&
        sameAnswers(tag.attributes, decision.attributes),
    );
    return [{ outcome: rejected ? "rejected" : kept ? "kept" : "changed", decision, own }];
  });
}
