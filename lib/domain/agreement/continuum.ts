import type { Span } from "../span";
import type { Basis } from "./coefficient";
import { sum } from "./coefficient";

/** A passage that one reviewer tagged with a frame. */
export interface Unit extends Span {
  readonly frameId: string;
}

/** One article's frozen text and what was tagged in it. Offsets and length in code points. */
export interface Continuum {
  readonly articleId: string;
  readonly length: number;
  /** Completed passes only; without units where the reviewer tagged nothing. */
  readonly passes: readonly { readonly reviewerId: string; readonly units: readonly Unit[] }[];
  /** Frames of the codebook version it was coded with; all asked for when left out. */
  readonly askedFrameIds?: readonly string[];
}

/** Whether the article is a unit for the frame: reviewers could have used it there. */
export function isAskedFor(
  { askedFrameIds }: Pick<Continuum, "askedFrameIds">,
  frameId: string,
): boolean {
  return askedFrameIds?.includes(frameId) ?? true;
}

/** A reviewer who tagged the same words of an article with two frames. */
export interface Blocker {
  readonly articleId: string;
  readonly reviewerId: string;
}

/**
 * One reviewer's units in order. Units of the same frame that overlap become one;
 * units that only touch stay two: they are two decisions.
 */
export function mergeUnits(units: readonly Unit[]): Unit[] {
  const merged: { start: number; end: number; frameId: string }[] = [];
  const latest = new Map<string, { start: number; end: number; frameId: string }>();
  for (const unit of [...units].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = latest.get(unit.frameId);
    if (last && unit.start < last.end) last.end = Math.max(last.end, unit.end);
    else {
      const next = { start: unit.start, end: unit.end, frameId: unit.frameId };
      latest.set(unit.frameId, next);
      merged.push(next);
    }
  }
  return merged;
}

/** Whoever keeps the frames from being compared together, because a text position has one value. */
export function blockersOf(articles: readonly Continuum[]): Blocker[] {
  return articles.flatMap(({ articleId, passes }) =>
    passes
      .filter(({ units }) => hasOverlap(mergeUnits(units)))
      .map(({ reviewerId }) => ({ articleId, reviewerId })),
  );
}

function hasOverlap(units: readonly Unit[]): boolean {
  let covered = 0;
  for (const { start, end } of units) {
    if (start < covered) return true;
    covered = Math.max(covered, end);
  }
  return false;
}

/** Articles as units; their tagged passages as values. */
export function basisOf(articles: readonly Continuum[]): Basis {
  const pairable = articles.filter(isPairable);
  const reviewers = new Set(
    articles.flatMap(({ passes }) => passes.map(({ reviewerId }) => reviewerId)),
  );
  return {
    units: articles.length,
    pairableUnits: pairable.length,
    reviewers: reviewers.size,
    pairableValues: sum(pairable, ({ passes }) => sum(passes, ({ units }) => units.length)),
  };
}

export function isPairable({ passes }: Continuum): boolean {
  return passes.length > 1;
}
