import type { Annotation } from "./annotation";
import type { Attribute } from "./attribute";
import type { DecisionBasis, DecisionKind } from "./decision";
import type { Compared } from "./differences";
import { answersTo, comparableIds, passageText } from "./differences";
import { groupBy } from "./group-by";

/** What more than half of the reviewers did about a difference: a suggestion, never a decision. */
export type Majority<A> = {
  /** Reviewers who did the same … */
  readonly backers: number;
  /** … of all who submitted the article. */
  readonly of: number;
} & (
  | { readonly kind: "keep"; readonly annotation: A }
  /** They tagged none of it. */
  | { readonly kind: "reject" }
);

type Questions = readonly Pick<Attribute, "id" | "kind">[];

/**
 * What more than half of all reviewers did: the tag they made alike (frame, passage and
 * comparable answers), or that they tagged nothing there. Null where there is no
 * majority, which includes every tie and every article of a single reviewer.
 */
export function majorityOf<A extends Compared>(
  annotations: readonly A[],
  reviewerIds: readonly string[],
  attributes: Questions = [],
): Majority<A> | null {
  const of = reviewerIds.length;
  if (of < 2) return null;
  for (const alike of groupBy(annotations, contentKey(attributes)).values()) {
    const backers = reviewersOf(alike).size;
    if (2 * backers > of) return { kind: "keep", annotation: alike[0]!, backers, of };
  }
  const silent = of - reviewersOf(annotations).size;
  return 2 * silent > of ? { kind: "reject", backers: silent, of } : null;
}

/** What a decision keeps; with "rejected" its frame and passage only say what it is about. */
export interface Kept extends Pick<Annotation, "frameId" | "start" | "end"> {
  readonly kind: DecisionKind;
  readonly pieces?: Annotation["pieces"];
  readonly attributes?: Annotation["attributes"];
}

/** Where a person's decision comes from: the majority when it does what the majority did. */
export function basisOf(
  decision: Kept,
  annotations: readonly Compared[],
  reviewerIds: readonly string[],
  attributes: Questions = [],
): DecisionBasis {
  const majority = majorityOf(annotations, reviewerIds, attributes);
  if (!majority) return "adjudicator";
  if (majority.kind === "reject") return decision.kind === "rejected" ? "majority" : "adjudicator";
  const key = contentKey(attributes);
  const same = key({ ...decision, id: "", reviewerId: "" }) === key(majority.annotation);
  return decision.kind === "adopted" && same ? "majority" : "adjudicator";
}

/** What makes two tags the same judgement, as one string. */
function contentKey(attributes: Questions): (annotation: Compared) => string {
  const ids = comparableIds(attributes);
  return (annotation) =>
    `${annotation.frameId} ${passageText(annotation)} ${answersTo(annotation.attributes, ids)}`;
}

function reviewersOf(annotations: readonly Compared[]): ReadonlySet<string> {
  return new Set(annotations.map(({ reviewerId }) => reviewerId));
}
