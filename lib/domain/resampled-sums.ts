import type { Random } from "./random";

/** A quantity that each article has some of: where it has any, and how much there. */
export interface Amounts {
  /** Places of articles, in order. */
  readonly places: Int32Array;
  readonly values: Float64Array;
}

/** Resamples whose sums are added up together: each amount is read once for all of them. */
const TOGETHER = 8;

/**
 * How often each article was drawn, for some resamples side by side: that of one is at
 * `place * TOGETHER + column`. On average an article is drawn once, so a byte is enough: more
 * than 255 times has a chance below 10⁻⁵⁰⁰.
 */
export type Draws = Uint8Array;

/** Draws every article anew, and counts it in its resample's column. */
export type Resample = (draws: Draws, column: number) => void;

/** Draw articles one by one, with replacement. */
export function simpleResample(articles: number, random: Random): Resample {
  return (draws, column) => {
    for (let i = 0; i < articles; i++) draws[random.below(articles) * TOGETHER + column]!++;
  };
}

/** Draw stories instead, in each stratum as many as it has: all places of a story at once. */
export function storyResample(
  strata: readonly (readonly (readonly number[])[])[],
  random: Random,
): Resample {
  return (draws, column) => {
    for (const stories of strata) {
      for (let i = 0; i < stories.length; i++) {
        const story = stories[random.below(stories.length)]!;
        for (let own = 0; own < story.length; own++) draws[story[own]! * TOGETHER + column]!++;
      }
    }
  };
}

/**
 * For each amount its sum in every resample, all from the same draws: each article's amount
 * as often as the article was drawn. O(replicates × (articles + places)). It yields how
 * many resamples are done.
 */
export function* resampledSums(
  amounts: readonly Amounts[],
  articles: number,
  resample: Resample,
  replicates: number,
): Generator<number, Float64Array[], void> {
  const sums = amounts.map(() => new Float64Array(replicates));
  const draws: Draws = new Uint8Array(articles * TOGETHER);
  for (let first = 0; first < replicates; first += TOGETHER) {
    draws.fill(0);
    const columns = Math.min(TOGETHER, replicates - first);
    for (let column = 0; column < columns; column++) resample(draws, column);
    for (let i = 0; i < amounts.length; i++) addUp(amounts[i]!, draws, sums[i]!, first);
    yield first + columns;
  }
  return sums;
}

/** Spelled out, for this is where the time of every interval goes: a loop takes half as long again. */
function addUp({ places, values }: Amounts, draws: Draws, sums: Float64Array, first: number): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < places.length; i++) {
    const value = values[i]!;
    const at = places[i]! * TOGETHER;
    a += value * draws[at]!;
    b += value * draws[at + 1]!;
    c += value * draws[at + 2]!;
    d += value * draws[at + 3]!;
    e += value * draws[at + 4]!;
    f += value * draws[at + 5]!;
    g += value * draws[at + 6]!;
    h += value * draws[at + 7]!;
  }
  sums.set([a, b, c, d, e, f, g, h].slice(0, sums.length - first), first);
}
