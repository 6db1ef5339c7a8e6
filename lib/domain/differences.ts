import type { Annotation } from "./annotation";
import { piecesOf } from "./annotation";
import { answersText } from "./annotation-content";
import type { Answers, Attribute } from "./attribute";
import { groupBy } from "./group-by";
import type { Span } from "./span";
import { overlap } from "./span";

export type Compared = Pick<Annotation, "id" | "reviewerId" | "frameId" | "start" | "end"> &
  Partial<Pick<Annotation, "pieces" | "attributes">>;

/** Annotations that belong together, by position; `start` and `end` span them all. */
interface Cluster<A> extends Span {
  readonly annotations: readonly A[];
}

/** The same passage with the same frame and answers, tagged by every reviewer. */
export interface Agreement<A> extends Cluster<A> {
  readonly frameId: string;
}

export const DIFFERENCE_KINDS = ["omission", "boundary", "frame", "attribute"] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** Something for reviewers to talk about and for an adjudicator to settle. */
export interface Difference<A> extends Cluster<A> {
  /**
   * `omission`: some reviewers tagged the frame here and the others did not.
   * `boundary`: every reviewer tagged the frame here, but not the same passage.
   * `frame`: reviewers tagged this passage with different frames.
   * `attribute`: every reviewer tagged the frame in this passage, but they answered its questions differently.
   */
  readonly kind: DifferenceKind;
  /** Reviewers without an annotation in it, in the order given. */
  readonly missingReviewerIds: readonly string[];
}

export interface Comparison<A> {
  readonly agreements: readonly Agreement<A>[];
  readonly differences: readonly Difference<A>[];
}

/**
 * Where the reviewers of one article agree and where they differ. Every annotation
 * is in exactly one agreement or difference, and none holds two of one reviewer.
 *
 * 1. Annotations with the same frame and passage, piece by piece, are put together.
 * 2. Of each frame, passages that overlap are put together, the best fit first
 *    (shared length ÷ common extent), as long as no reviewer comes twice and each
 *    overlaps each. Every reviewer and several passages is a boundary difference;
 *    every reviewer and one passage is an agreement, or where answers to the frame's
 *    questions differ an attribute difference. Answers in free words are not compared.
 * 3. What is left lacks a reviewer. Where it shares at least half of the shorter
 *    passage with what is left of another frame, and no reviewer tagged both, the
 *    two are one frame difference, again the best fit first. The rest are omissions.
 *
 * The outcome depends neither on the order of the annotations nor on which reviewer
 * is which. `reviewerIds` are all who submitted the article, also those without a
 * single annotation; of only one reviewer, everything is an agreement. `attributes`
 * are the questions asked of annotations; without them answers are not compared.
 * O(n log n) while few passages overlap, O(n²) at worst.
 */
export function comparisonOf<A extends Compared>(
  annotations: readonly A[],
  reviewerIds: readonly string[],
  attributes: readonly Pick<Attribute, "id" | "kind">[] = [],
): Comparison<A> {
  const comparable = comparableIds(attributes);
  const agreements: Agreement<A>[] = [];
  const differences: Difference<A>[] = [];
  const incomplete: Cluster<A>[] = [];
  const missingFrom = (cluster: Cluster<A>) =>
    reviewerIds.filter((id) => !cluster.annotations.some(({ reviewerId }) => reviewerId === id));

  for (const [frameId, ofFrame] of groupBy(annotations, (annotation) => annotation.frameId)) {
    for (const passages of joined(samePassages(ofFrame), sameFrameFit)) {
      const cluster = clusterOf(passages);
      if (missingFrom(cluster).length > 0) incomplete.push(cluster);
      else if (passages.length > 1) {
        differences.push({ ...cluster, kind: "boundary", missingReviewerIds: [] });
      } else if (!answeredAlike(cluster.annotations, comparable)) {
        differences.push({ ...cluster, kind: "attribute", missingReviewerIds: [] });
      } else agreements.push({ ...cluster, frameId });
    }
  }
  for (const clusters of joined(incomplete, otherFrameFit)) {
    const cluster = clusterOf(clusters);
    const kind = clusters.length === 1 ? "omission" : "frame";
    differences.push({ ...cluster, kind, missingReviewerIds: missingFrom(cluster) });
  }
  return { agreements: agreements.sort(byPosition), differences: differences.sort(byPosition) };
}

/** The questions whose answers can be the same: words of one's own never are to the letter. */
export function comparableIds(
  attributes: readonly Pick<Attribute, "id" | "kind">[],
): ReadonlySet<string> {
  return new Set(attributes.flatMap(({ id, kind }) => (kind === "text" ? [] : [id])));
}

/** The answers to some of the questions, as one string. */
export function answersTo(answers: Answers | undefined, ids: ReadonlySet<string>): string {
  return answersText(
    Object.fromEntries(Object.entries(answers ?? {}).filter(([id]) => ids.has(id))),
  );
}

function answeredAlike(annotations: readonly Compared[], ids: ReadonlySet<string>): boolean {
  return new Set(annotations.map(({ attributes }) => answersTo(attributes, ids))).size <= 1;
}

/** One cluster per passage. Should a reviewer have tagged one twice, the second is a passage of its own. */
function samePassages<A extends Compared>(ofFrame: readonly A[]): Cluster<A>[] {
  const tagged = new Map<string, number>();
  const passages = groupBy(ofFrame, (annotation) => {
    const own = `${passageText(annotation)} ${annotation.reviewerId}`;
    const times = tagged.get(own) ?? 0;
    tagged.set(own, times + 1);
    return `${passageText(annotation)} ${times}`;
  });
  return [...passages.values()].map((annotations) => {
    const { start, end } = annotations[0]!;
    return { start, end, annotations };
  });
}

/** What a tag covers, piece by piece, as one string. */
export function passageText(annotation: Pick<Compared, "start" | "end" | "pieces">): string {
  return piecesOf(annotation)
    .map(({ start, end }) => `${start}-${end}`)
    .join("+");
}

type Fit = (a: Cluster<Compared>, b: Cluster<Compared>) => number;

/** Shared length ÷ common extent; 0, which means never to be joined, if a reviewer is in both. */
const sameFrameFit: Fit = (a, b) => {
  const reviewerIds = new Set(a.annotations.map(({ reviewerId }) => reviewerId));
  if (b.annotations.some(({ reviewerId }) => reviewerIds.has(reviewerId))) return 0;
  return overlap(a, b) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};

const otherFrameFit: Fit = (a, b) => {
  if (a.annotations[0]?.frameId === b.annotations[0]?.frameId) return 0;
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return 2 * overlap(a, b) >= shorter ? sameFrameFit(a, b) : 0;
};

/** Join clusters, the best fitting pair first, as long as all members of a group fit each other. */
function joined<A extends Compared>(clusters: readonly Cluster<A>[], fit: Fit): Cluster<A>[][] {
  const ordered = [...clusters].sort(byPosition);
  const groupOf = new Map(ordered.map((cluster) => [cluster, [cluster]]));

  const pairs: { a: Cluster<A>; b: Cluster<A>; fit: number }[] = [];
  for (const [index, a] of ordered.entries()) {
    for (let next = index + 1; next < ordered.length; next++) {
      const b = ordered[next]!;
      if (b.start >= a.end) break; // and so does every later one
      const fitting = fit(a, b);
      if (fitting > 0) pairs.push({ a, b, fit: fitting });
    }
  }
  for (const { a, b } of pairs.sort((p, q) => q.fit - p.fit)) {
    const [left, right] = [groupOf.get(a)!, groupOf.get(b)!];
    if (left === right || !left.every((l) => right.every((r) => fit(l, r) > 0))) continue;
    left.push(...right);
    for (const member of right) groupOf.set(member, left);
  }
  return [...new Set(groupOf.values())];
}

function clusterOf<A extends Compared>(clusters: readonly Cluster<A>[]): Cluster<A> {
  return {
    start: Math.min(...clusters.map(({ start }) => start)),
    end: Math.max(...clusters.map(({ end }) => end)),
    annotations: clusters
      .flatMap(({ annotations }) => annotations)
      .sort((a, b) => a.start - b.start || a.end - b.end || compareText(a.id, b.id)),
  };
}

/** An order that looks at passages and frames only, never at reviewers. */
function byPosition(a: Cluster<Compared>, b: Cluster<Compared>): number {
  return a.start - b.start || a.end - b.end || compareText(contentOf(a), contentOf(b));
}

function contentOf({ annotations }: Cluster<Compared>): string {
  return annotations
    .map((annotation) => `${annotation.frameId} ${passageText(annotation)}`)
    .sort()
    .join();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
