import { randomFrom } from "../random";
import { resampledSums, simpleResample } from "../resampled-sums";
import type { Steps } from "../steps";
import { atOnce } from "../steps";
import { sum } from "./coefficient";

/** An interval from fewer articles than this says nothing. */
const FEWEST_ARTICLES = 5;
/** From fewer articles than this it is shown with a warning. */
const FEW_ARTICLES = 10;
const DROPPED_SHARE = 0.05;
/** Replicates from one word about the progress to the next. */
const STEP = 50;

/** Krippendorff's customary bars: firm and tentative conclusions. */
export const FIRM = 0.8;
export const TENTATIVE = 0.667;

/**
 * An amount that adds up over articles, such as the values given in each. Most
 * articles have the same one (often 0); only the others are stored.
 */
export interface Amounts {
  /** Of every article that is not in `places`. */
  readonly usual: number;
  readonly places: Int32Array;
  /** What each of these articles has beyond the usual. */
  readonly values: Float64Array;
}

/** Something to resample: a coefficient that depends on its articles through sums over them. */
export interface Resampled {
  /** Coefficients that share an amount share the work of adding it up. */
  readonly amounts: readonly Amounts[];
  /** Articles with at least two reviewers. */
  readonly pairable: number;
  /** The coefficient of a sample with these sums, in the order of `amounts`; null when undefined. */
  readonly compute: (sums: Float64Array) => number | null;
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
  /** Told now and then how many replicates are done. */
  readonly progress?: (done: number, total: number) => void;
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
 * O(replicates × (articles + stored amounts)).
 *
 * Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 8 and 13.
 */
export function bootstrap(
  articles: number,
  coefficients: readonly Resampled[],
  options: BootstrapOptions,
): (Interval | null)[] {
  return atOnce(bootstrapSteps(articles, coefficients, options));
}

/** The same in steps. */
export function* bootstrapSteps(
  articles: number,
  coefficients: readonly Resampled[],
  { seed, replicates = 2000, progress = () => {} }: BootstrapOptions,
): Steps<(Interval | null)[]> {
  const amounts = [...new Set(coefficients.flatMap((coefficient) => coefficient.amounts))];
  const resample = simpleResample(articles, randomFrom(seed));
  const adding = resampledSums(amounts, articles, resample, replicates);
  let step = adding.next();
  for (let said = STEP; !step.done; step = adding.next()) {
    for (; step.value >= said; said += STEP) progress(said, replicates);
    yield;
  }
  const totals = step.value;
  for (const [index, { usual }] of amounts.entries()) {
    for (let i = 0; i < replicates; i++) totals[index]![i]! += usual * articles;
  }
  const values = coefficients.map(() => new Float64Array(replicates));
  const defined = coefficients.map(() => 0);
  const at = new Map(amounts.map((amount, index) => [amount, index]));
  const places = coefficients.map((own) => own.amounts.map((amount) => at.get(amount)!));
  const sums = coefficients.map((own) => new Float64Array(own.amounts.length));
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (const [index, { compute }] of coefficients.entries()) {
      const own = sums[index]!;
      for (const [place, from] of places[index]!.entries()) own[place] = totals[from]![replicate]!;
      const value = compute(own);
      if (value !== null) values[index]![defined[index]!++] = value;
    }
  }

  return coefficients.map(({ pairable }, index) =>
    pairable < FEWEST_ARTICLES
      ? null
      : intervalOf(values[index]!.slice(0, defined[index]), { seed, replicates, pairable }),
  );
}

function intervalOf(
  values: Float64Array,
  {
    seed,
    replicates,
    pairable,
  }: { readonly seed: number; readonly replicates: number; readonly pairable: number },
): Interval | null {
  if (values.length === 0) return null;
  const kept = values.sort();
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
}

/** The amounts of all articles, in their order. */
export function amountsOf(values: ArrayLike<number>): Amounts {
  const times = new Map<number, number>();
  for (let i = 0; i < values.length; i++) times.set(values[i]!, (times.get(values[i]!) ?? 0) + 1);
  let usual = 0;
  for (const [value, count] of times) if (count > (times.get(usual) ?? 0)) usual = value;
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) if (values[i] !== usual) places.push(i);
  return {
    usual,
    places: Int32Array.from(places),
    values: Float64Array.from(places, (place) => values[place]! - usual),
  };
}

/** Of ordered values, with linear interpolation between neighbours. */
export function percentile(ordered: Float64Array, share: number): number {
  const position = share * (ordered.length - 1);
  const before = ordered[Math.floor(position)]!;
  const after = ordered[Math.ceil(position)]!;
  return before + (position - Math.floor(position)) * (after - before);
}
