import type { Span } from "../span";
import type { BinaryAnswers } from "./binary-alpha";
import { binaryAlpha, resampledBinaryAlpha } from "./binary-alpha";
import type { Amounts, BootstrapOptions, Interval, Resampled } from "./bootstrap";
import { amountsOf, bootstrap } from "./bootstrap";
import type { Basis, Coefficient } from "./coefficient";
import { incomparable, sum } from "./coefficient";
import type { Continuum } from "./continuum";
import { isAskedFor, isPairable } from "./continuum";

/** An article cut into paragraphs or sentences, in code points, in order and without overlap. */
export interface SegmentedArticle extends Continuum {
  readonly segments: readonly Span[];
}

/** Agreement on which segments of the texts a frame occurs in. */
export interface SegmentAgreement {
  readonly frameId: string;
  /** Its pairable units are segments. */
  readonly percent: Coefficient;
  readonly alpha: Coefficient;
  readonly interval: Interval | null;
}

/**
 * For each frame, how far reviewers agree on the segments it occurs in: every
 * segment of every article is a unit, and a reviewer says yes to it by tagging at
 * least one character of it with the frame. Finer than presence in articles, and
 * without the exact ends that the unitizing coefficients look at.
 *
 * Intervals by drawing whole articles, because segments of one article are not
 * independent. O(tags × log segments + replicates × articles).
 */
export function segmentAgreement(
  articles: readonly SegmentedArticle[],
  frameIds: readonly string[],
  options: BootstrapOptions,
): SegmentAgreement[] {
  const counted = segmentsOf(articles, frameIds);
  const intervals = bootstrap(counted.pairable, counted.frames.map(resampledSegments), options);
  return counted.frames.map((frame, index) => segmentFigures(frame, intervals[index]!));
}

/** One frame's answers about segments. */
export interface FrameSegments {
  readonly frameId: string;
  readonly basis: Basis;
  /** Of each article with two passes or more, in order. */
  readonly answers: readonly BinaryAnswers[];
  /** Σ over segments of the share of agreeing pairs of reviewers. */
  readonly agreeing: number;
  readonly values: Amounts;
}

/** What the agreement on each frame's segments is computed from. */
export function segmentsOf(
  articles: readonly SegmentedArticle[],
  frameIds: readonly string[],
): { readonly pairable: number; readonly frames: readonly FrameSegments[] } {
  const pairable = articles.filter(isPairable);
  const values = pairable.map(({ segments, passes }) => segments.length * passes.length);
  const shared = amountsOf(values);
  const positives = pairable.map(positivesOf);
  const frames = frameIds.map((frameId) => {
    const asked = pairable.map((article) => isAskedFor(article, frameId));
    const everywhere = asked.every(Boolean);
    const answers = pairable.map(({ passes }, index) =>
      asked[index]
        ? answersOf(values[index]!, positives[index]!.get(frameId) ?? [], passes.length)
        : NO_ANSWERS,
    );
    const own = pairable.filter((_, index) => asked[index]);
    const segments = sum(own, (article) => article.segments.length);
    return {
      frameId,
      answers,
      basis: {
        units: segments,
        pairableUnits: segments,
        reviewers: new Set(own.flatMap(({ passes }) => passes.map((pass) => pass.reviewerId))).size,
        pairableValues: sum(answers, (answer) => answer.values),
      },
      agreeing:
        segments -
        sum(answers.entries(), ([i, { disputed }]) => (2 * disputed) / pairable[i]!.passes.length),
      values: everywhere ? shared : amountsOf(answers.map((answer) => answer.values)),
    };
  });
  return { pairable: pairable.length, frames };
}

const NO_ANSWERS: BinaryAnswers = { values: 0, positives: 0, disputed: 0 };

/** @param found for each segment with a yes, how many of the reviewers said so */
function answersOf(values: number, found: readonly number[], reviewers: number): BinaryAnswers {
  return {
    values,
    positives: sum(found, (yes) => yes),
    disputed: sum(found, (yes) => yes * (reviewers - yes)) / (reviewers - 1),
  };
}

export function resampledSegments({ answers, values }: FrameSegments): Resampled {
  return resampledBinaryAlpha(answers, values);
}

/** The figures of one frame, given its interval. */
export function segmentFigures(
  { frameId, basis, answers, agreeing }: FrameSegments,
  interval: Interval | null,
): SegmentAgreement {
  const because = incomparable(basis);
  if (because) {
    const none: Coefficient = { value: null, because, ...basis };
    return { frameId, percent: none, alpha: none, interval: null };
  }
  const value = binaryAlpha({
    values: basis.pairableValues,
    positives: sum(answers, ({ positives }) => positives),
    disputed: sum(answers, ({ disputed }) => disputed),
  });
  return {
    frameId,
    percent: { value: agreeing / basis.pairableUnits, ...basis },
    alpha: value === null ? { value, because: "no_variation", ...basis } : { value, ...basis },
    interval,
  };
}

/** For each frame tagged in an article, how many reviewers tagged each segment in which any did. */
function positivesOf({ segments, passes }: SegmentedArticle): Map<string, readonly number[]> {
  const byFrame = new Map<string, Map<number, number>>();
  for (const { units } of passes) {
    const own = new Map<string, Set<number>>();
    for (const { frameId, start, end } of units) {
      if (!own.has(frameId)) own.set(frameId, new Set());
      for (let at = firstEndingAfter(segments, start); at < segments.length; at++) {
        if (segments[at]!.start >= end) break;
        own.get(frameId)!.add(at);
      }
    }
    for (const [frameId, found] of own) {
      const counts = byFrame.get(frameId) ?? new Map<number, number>();
      for (const at of found) counts.set(at, (counts.get(at) ?? 0) + 1);
      byFrame.set(frameId, counts);
    }
  }
  return new Map([...byFrame].map(([frameId, counts]) => [frameId, [...counts.values()]]));
}

/** Number of the first segment that ends after an offset. */
function firstEndingAfter(segments: readonly Span[], offset: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
