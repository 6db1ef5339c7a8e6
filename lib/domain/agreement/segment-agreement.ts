import type { Span } from "../span";
import { overlap } from "../span";
import type { BootstrapOptions, Interval, Resampled } from "./bootstrap";
import { bootstrap } from "./bootstrap";
import type { Coefficient } from "./coefficient";
import { nominal } from "./distance";
import type { Continuum } from "./continuum";
import { isPairable } from "./continuum";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent-agreement";

/** An article cut into paragraphs or sentences, in code points. */
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
 * independent. O(segments × reviewers × frames + replicates × articles × frames).
 */
export function segmentAgreement(
  articles: readonly SegmentedArticle[],
  frameIds: readonly string[],
  options: BootstrapOptions,
): SegmentAgreement[] {
  const pairable = articles.filter(isPairable);
  const counted = frameIds.map((frameId) => patternsOf(pairable, frameId));
  const intervals = bootstrap(pairable.length, counted.map(resampledAlpha), options);
  return counted.map(({ rows, times }, index) => ({
    frameId: frameIds[index]!,
    percent: percentAgreement(rows, times),
    alpha: krippendorffAlpha(rows, nominal, times),
    interval: intervals[index]!,
  }));
}

/** One frame's segments as rows of answers, equal rows taken together. */
interface Patterns {
  readonly rows: (boolean | null)[][];
  readonly times: Float64Array;
  /** For each article, how many of its segments each row stands for. */
  readonly byArticle: readonly ReadonlyMap<number, number>[];
}

function patternsOf(articles: readonly SegmentedArticle[], frameId: string): Patterns {
  const reviewerIds = [
    ...new Set(articles.flatMap(({ passes }) => passes.map(({ reviewerId }) => reviewerId))),
  ];
  const rowOf = new Map<string, number>();
  const rows: (boolean | null)[][] = [];
  const byArticle = articles.map(({ segments, passes }) => {
    const found = passes.map(({ reviewerId, units }) => ({
      column: reviewerIds.indexOf(reviewerId),
      spans: units.filter((unit) => unit.frameId === frameId),
    }));
    const counts = new Map<number, number>();
    for (const segment of segments) {
      const row = new Array<boolean | null>(reviewerIds.length).fill(null);
      for (const { column, spans } of found) {
        row[column] = spans.some((span) => overlap(span, segment) > 0);
      }
      const key = row.join();
      const at = rowOf.get(key) ?? rows.push(row) - 1;
      rowOf.set(key, at);
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return counts;
  });
  return { rows, times: timesOf(byArticle, rows.length), byArticle };
}

function timesOf(
  byArticle: Patterns["byArticle"],
  rows: number,
  drawn?: ArrayLike<number>,
): Float64Array {
  const times = new Float64Array(rows);
  for (const [article, counts] of byArticle.entries()) {
    const draws = drawn?.[article] ?? 1;
    if (draws > 0) for (const [row, count] of counts) times[row]! += draws * count;
  }
  return times;
}

/** Every article is a kind of its own. */
function resampledAlpha({ rows, byArticle }: Patterns): Resampled {
  return {
    kinds: Int32Array.from(byArticle.keys()),
    kindCount: byArticle.length,
    pairable: byArticle.length,
    compute: (drawn) =>
      krippendorffAlpha(rows, nominal, timesOf(byArticle, rows.length, drawn)).value,
  };
}
