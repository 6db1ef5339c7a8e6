import { percentile } from "../agreement/bootstrap";
import { groupBy } from "../group-by";
import { randomFrom } from "../random";
import type { Amounts, Resample } from "../resampled-sums";
import { resampledSums, simpleResample, storyResample } from "../resampled-sums";
import type { Steps } from "../steps";
import type { StudyArticle } from "./study";

/** From fewer articles there is no interval. */
export const FEWEST_ARTICLES = 5;

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

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
  return units.length === 1 && units[0]!.length === articles.length
    ? simpleResample(articles.length, random)
    : storyResample(units, random);
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

/**
 * Bootstrap intervals of ratios of two sums over articles, all from the same draws
 * (`resampledSums`).
 *
 * Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 13.
 */
export function* ratioIntervals(
  articles: readonly StudyArticle[],
  ratios: readonly { readonly part: Amounts; readonly whole: Amounts }[],
  { seed, replicates = 2000 }: { readonly seed: number; readonly replicates?: number },
): Steps<(Bounds | null)[]> {
  const amounts = [...new Set(ratios.flatMap(({ part, whole }) => [part, whole]))];
  const resample = resampling(articles, seed);
  const sums = yield* resampledSums(amounts, articles.length, resample, replicates);
  const sumsOf = new Map(amounts.map((amount, index) => [amount, sums[index]!]));
  return ratios.map(({ part, whole }) => {
    const wholes = sumsOf.get(whole)!;
    const shares = sumsOf.get(part)!.map((sum, index) => sum / wholes[index]!);
    return boundsOf(shares, articles.length);
  });
}
