import type { Random } from "../random";
import { randomFrom } from "../random";
import { sum } from "./coefficient";

/** An interval from fewer articles than this says nothing. */
const FEWEST_ARTICLES = 5;
/** From fewer articles than this it is shown with a warning. */
const FEW_ARTICLES = 10;
const DROPPED_SHARE = 0.05;

/** Krippendorff's customary bars: firm and tentative conclusions. */
export const FIRM = 0.8;
export const TENTATIVE = 0.667;

/** Something to resample: a coefficient that depends on how often each kind of article occurs. */
export interface Resampled {
  /** For each article its kind: articles of one kind are the same to the coefficient. -1: not in it. */
  readonly kinds: Int32Array;
  readonly kindCount: number;
  /** Articles with at least two reviewers. */
  readonly pairable: number;
  /** The coefficient of a sample in which kind k occurs `times[k]` times; null when undefined. */
  readonly compute: (times: Int32Array) => number | null;
}

/** A 95 % bootstrap percentile interval, with what is needed to repeat and to judge it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly seed: number;
  readonly replicates: number;
  /** Replicates without a value, left out of the interval. */
  readonly dropped: number;
  /** Share of the other replicates below 0.667, and below 0.800. */
  readonly belowTentative: number;
  readonly belowFirm: number;
  readonly warnings: readonly IntervalWarning[];
}

/** `few_articles`: fewer than 10 pairable. `undefined_replicates`: more than 5 % dropped. */
export type IntervalWarning = "few_articles" | "undefined_replicates";

export interface BootstrapOptions {
  /** Whole number; the same seed gives the same interval. */
  readonly seed: number;
  /** At least 1,000 for a figure to publish. */
  readonly replicates?: number;
}

/**
 * Cluster bootstrap: draw as many articles as there are, with replacement, each with
 * all its reviewers' values, and compute every coefficient anew (observed and expected
 * disagreement). Reviewers are taken as given, so the interval speaks of other
 * articles, not of other reviewers. All coefficients see the same draws, so their
 * differences can be compared draw by draw.
 *
 * The interval runs from the 2.5th to the 97.5th percentile, interpolated linearly.
 * Null where fewer than 5 articles are pairable or no replicate has a value.
 *
 * O(replicates × articles × coefficients), less where most articles are of one kind.
 *
 * Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 8 and 13.
 */
export function bootstrap(
  articles: number,
  coefficients: readonly Resampled[],
  { seed, replicates = 2000 }: BootstrapOptions,
): (Interval | null)[] {
  const values = coefficients.map(() => new Float64Array(replicates));
  const defined = coefficients.map(() => 0);
  const counter = kindCounter(articles, coefficients);
  const random = randomFrom(seed);

  for (let replicate = 0; replicate < replicates; replicate++) {
    const times = counter(random);
    for (const [index, { compute }] of coefficients.entries()) {
      const value = compute(times[index]!);
      if (value !== null) values[index]![defined[index]!++] = value;
    }
  }

  return coefficients.map(({ pairable }, index) => {
    const kept = values[index]!.slice(0, defined[index]).sort();
    if (pairable < FEWEST_ARTICLES || kept.length === 0) return null;
    const dropped = replicates - kept.length;
    const warnings: IntervalWarning[] = [];
    if (pairable < FEW_ARTICLES) warnings.push("few_articles");
    if (dropped > DROPPED_SHARE * replicates) warnings.push("undefined_replicates");
    return {
      low: percentile(kept, 0.025),
      high: percentile(kept, 0.975),
      seed,
      replicates,
      dropped,
      belowTentative: sum(kept, (value) => Number(value < TENTATIVE)) / kept.length,
      belowFirm: sum(kept, (value) => Number(value < FIRM)) / kept.length,
      warnings,
    };
  });
}

/**
 * Draws articles and counts, for each coefficient, how often each kind was drawn.
 *
 * Most articles are of the same kind to a coefficient: a frame nobody found. Only the
 * others are counted one by one; the commonest kind is what is left of the draws.
 */
function kindCounter(
  articles: number,
  coefficients: readonly Resampled[],
): (random: Random) => Int32Array[] {
  const layout = coefficients.map(({ kinds, kindCount }) => {
    // The last place is for articles the coefficient does not speak of.
    const places = kinds.map((kind) => (kind < 0 ? kindCount : kind));
    const frequency = new Int32Array(kindCount + 1);
    for (const place of places) frequency[place]!++;
    return { places, kindCount, commonest: frequency.indexOf(Math.max(...frequency)) };
  });
  const offsets = [0];
  for (const { kindCount } of layout) offsets.push(offsets.at(-1)! + kindCount + 1);
  const all = new Int32Array(offsets.at(-1)!);

  const counted: number[] = [];
  const starts = new Int32Array(articles + 1);
  for (let article = 0; article < articles; article++) {
    for (const [index, { places, commonest }] of layout.entries()) {
      const place = places[article]!;
      if (place !== commonest) counted.push(offsets[index]! + place);
    }
    starts[article + 1] = counted.length;
  }
  const cells = Int32Array.from(counted);

  return (random) => {
    all.fill(0);
    for (let draw = 0; draw < articles; draw++) {
      const article = random.below(articles);
      const end = starts[article + 1]!;
      for (let at = starts[article]!; at < end; at++) all[cells[at]!]!++;
    }
    return layout.map(({ kindCount, commonest }, index) => {
      const times = all.subarray(offsets[index], offsets[index + 1]);
      times[commonest] = articles - sum(times, (count) => count);
      return times.subarray(0, kindCount);
    });
  };
}

/** Of ordered values, with linear interpolation between neighbours. */
export function percentile(ordered: Float64Array, share: number): number {
  const position = share * (ordered.length - 1);
  const before = ordered[Math.floor(position)]!;
  const after = ordered[Math.ceil(position)]!;
  return before + (position - Math.floor(position)) * (after - before);
}
