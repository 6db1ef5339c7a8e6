import { percentile } from "../agreement/bootstrap";
import { groupBy } from "../group-by";
import { randomFrom } from "../random";
import type { StudyArticle } from "./study";

/** From fewer articles there is no interval. */
export const FEWEST_ARTICLES = 5;

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Draws every article anew: afterwards `draws` says how often each was drawn. */
export type Resample = (draws: Int32Array) => void;

/**
 * How the articles of a study are drawn with replacement: printings of one story are
 * drawn together, and each stratum of a sample gives as many as it has. Where there are
 * neither, that is drawing articles one by one. The same seed draws the same.
 *
 * Davison, A. C. & Hinkley, D. V. (1997). Bootstrap Methods and their Application,
 * ch. 3.2 (strata) and 3.8 (clusters).
 */
export function resampling(articles: readonly StudyArticle[], seed: number): Resample {
  const random = randomFrom(seed);
  const strata = groupBy(articles.keys(), (place) => articles[place]!.stratum ?? "");
  const units = [...strata.values()].map((places) => [
    ...groupBy(places, (place) => articles[place]!.clusterId ?? articles[place]!.id).values(),
  ]);
  return (draws) => {
    draws.fill(0);
    for (const stories of units) {
      for (let i = 0; i < stories.length; i++) {
        for (const place of stories[random.below(stories.length)]!) draws[place]!++;
      }
    }
  };
}

/** Whether articles are independent of each other: no two print one story, and there is one stratum. */
export function isSimple(articles: readonly StudyArticle[]): boolean {
  const stories = articles.flatMap(({ clusterId }) => clusterId ?? []);
  const strata = new Set(articles.map(({ stratum }) => stratum ?? ""));
  return new Set(stories).size === stories.length && strata.size <= 1;
}

/** Whether some articles stand for more others than some. */
export function isWeighted(articles: readonly StudyArticle[]): boolean {
  return articles.some(({ weight }) => (weight ?? 1) !== (articles[0]!.weight ?? 1));
}

/** The middle 95 % of replicates. Those without a value are left out; null below 5 articles. */
export function boundsOf(replicates: Float64Array, articles: number): Bounds | null {
  const defined = replicates.filter((value) => !Number.isNaN(value)).sort();
  if (articles < FEWEST_ARTICLES || defined.length === 0) return null;
  return { low: percentile(defined, 0.025), high: percentile(defined, 0.975) };
}

/** A quantity that each article has some of: where it has any, and how much there. */
export interface Amounts {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

export function amountsOf<A>(
  articles: readonly A[],
  amount: (article: A) => number,
  among: readonly A[] = articles,
): Amounts {
  const place = new Map(articles.map((article, index) => [article, index]));
  const some = among.filter((article) => amount(article) !== 0);
  return {
    places: Int32Array.from(some, (article) => place.get(article)!),
    values: Float64Array.from(some, amount),
  };
}

/** The quantity in all articles, each as often as it was drawn. */
export function drawn({ places, values }: Amounts, draws: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += values[i]! * draws[places[i]!]!;
  return sum;
}

/**
 * Bootstrap intervals of ratios of two sums over articles, all from the same draws.
 * O(replicates × (articles + places of all amounts)).
 *
 * Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 13.
 */
export function ratioIntervals(
  articles: readonly StudyArticle[],
  ratios: readonly { readonly part: Amounts; readonly whole: Amounts }[],
  { seed, replicates = 2000 }: { readonly seed: number; readonly replicates?: number },
): (Bounds | null)[] {
  const resample = resampling(articles, seed);
  const wholes = [...new Set(ratios.map(({ whole }) => whole))];
  const found = ratios.map(({ whole }) => ({
    of: wholes.indexOf(whole),
    values: new Float64Array(replicates),
  }));
  const draws = new Int32Array(articles.length);
  for (let replicate = 0; replicate < replicates; replicate++) {
    resample(draws);
    const sums = wholes.map((whole) => drawn(whole, draws));
    for (const [index, { of, values }] of found.entries()) {
      values[replicate] = drawn(ratios[index]!.part, draws) / sums[of]!;
    }
  }
  return found.map(({ values }) => boundsOf(values, articles.length));
}
