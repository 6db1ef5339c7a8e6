import type { Span } from "../span";

/** The lanes of a text: which underline of the stack belongs to which annotation. */
export interface Lanes {
  /** Lane by annotation id, 0 next to the text. An annotation without a lane is not in it. */
  readonly laneOf: ReadonlyMap<string, number>;
  /** How many lanes are in use. */
  readonly count: number;
}

/**
 * Underlines below one another in a single reviewer's view. There is always room for
 * them, so that a second or third tag moves no line.
 */
export const LANES = 3;

/**
 * One reviewer's lanes: each annotation, in order of its start, takes the lowest
 * lane that is free where it begins, so no two in one lane overlap. Where more than
 * `LANES` overlap, the later ones get no lane; the view counts them as "+n".
 */
export function greedyLanes(annotations: readonly (Span & { readonly id: string })[]): Lanes {
  const ends: number[] = [];
  const laneOf = new Map<string, number>();
  const ordered = [...annotations].sort(
    (a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1),
  );
  for (const { id, start, end } of ordered) {
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free === -1 ? ends.length : free;
    if (lane >= LANES) continue;
    ends[lane] = end;
    laneOf.set(id, lane);
  }
  return { laneOf, count: ends.length };
}

/** Lanes for comparing reviewers: each reviewer keeps one lane throughout, in the given order. */
export function reviewerLanes(
  annotations: readonly { readonly id: string; readonly reviewerId: string }[],
  reviewerIds: readonly string[],
): Lanes {
  const laneOf = new Map<string, number>();
  for (const { id, reviewerId } of annotations) {
    const lane = reviewerIds.indexOf(reviewerId);
    if (lane !== -1) laneOf.set(id, lane);
  }
  return { laneOf, count: reviewerIds.length };
}
