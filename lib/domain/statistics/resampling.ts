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
  if (units.length === 1 && units[0]!.length === articles.length) {
    return (draws) => {
      draws.fill(0);
      for (let i = 0; i < draws.length; i++) draws[random.below(draws.length)]!++;
    };
  }
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
  const stories = new Set<string>();
  const stratum = articles[0]?.stratum ?? "";
  return articles.every((article) => {
    const { clusterId } = article;
    if ((article.stratum ?? "") !== stratum || (clusterId && stories.has(clusterId))) return false;
    if (clusterId) stories.add(clusterId);
    return true;
  });
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

/** @param among the articles that may have any, in the same order */
export function amountsOf<A>(
  articles: readonly A[],
  amount: (article: A) => number,
  among: readonly A[] = articles,
): Amounts {
  const places: number[] = [];
  const values: number[] = [];
  let place = 0; // `among` is in the order of the articles
  for (const article of among) {
    const value = amount(article);
    if (value === 0) continue;
    while (articles[place] !== article) place++;
    places.push(place);
    values.push(value);
  }
  return { places: Int32Array.from(places), values: Float64Array.from(values) };
}

/** The quantity in all articles, each as often as it was drawn. */
export function drawn({ places, values }: Amounts, draws: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < places.length; i++) sum += values[i]! * draws[places[i]!]!;
  return sum;
}

/**
 * Bootstrap intervals of ratios of two sums over articles, all from the same draws.
 * O(replicates × (articles + places of all different amounts)).
 *
 * Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 13.
 */
export function ratioIntervals(
  articles: readonly StudyArticle[],
  ratios: readonly { readonly part: Amounts; readonly whole: Amounts }[],
  { seed, replicates = 2000 }: { readonly seed: number; readonly replicates?: number },
): (Bounds | null)[] {
  const resample = resampling(articles, seed);
  const amounts = [...new Set(ratios.flatMap(({ part, whole }) => [part, whole]))];
  const found = ratios.map(({ part, whole }) => ({
    part: amounts.indexOf(part),
    whole: amounts.indexOf(whole),
    values: new Float64Array(replicates),
  }));
  const draws = new Int32Array(articles.length);
  const sums = new Float64Array(amounts.length);
  for (let replicate = 0; replicate < replicates; replicate++) {
    resample(draws);
    for (let i = 0; i < amounts.length; i++) sums[i] = drawn(amounts[i]!, draws);
    for (const { part, whole, values } of found) values[replicate] = sums[part]! / sums[whole]!;
  }
  return found.map(({ values }) => boundsOf(values, articles.length));
}
