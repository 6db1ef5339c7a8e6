import { percentile } from "../agreement/bootstrap";
import { once } from "../once";
import { randomFrom } from "../random";
import { resampledSums, simpleResample } from "../resampled-sums";
import type { Steps } from "../steps";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { presenceIn } from "./prevalence";
import type { OutletKey } from "./prevalence-by";
import { prevalenceByOutlet } from "./prevalence-by";
import type { Proportion } from "./proportion";
import { MIN_CELL } from "./proportion";
import { amountsOf } from "./resampling";
import type { Figure } from "./row";
import { frameColumns } from "./row";
import type { CodedArticle, Study, StudyFrame } from "./study";

/** How much more often one outlet has a frame than another. */
export interface OutletDifference {
  readonly frame: StudyFrame;
  readonly outlets: readonly [NonNullable<OutletKey>, NonNullable<OutletKey>];
  /** Articles with the frame, of the outlet's articles. */
  readonly shares: readonly [Proportion, Proportion];
  /** First share minus second, −1 to 1, with its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided, from the share of resamples on the other side of 0. */
  readonly p: number;
  /** The same among all differences of this table (Benjamini and Hochberg). */
  readonly q: number;
}

/** Differences with a smaller q stand out: of a hundred of them, about five do so by chance. */
export const CLEAR_Q = 0.05;

/** The same difference seen from one of its two outlets, as the first one. */
export function seenFrom(row: OutletDifference, outletId: string): OutletDifference {
  if (row.outlets[0].id === outletId) return row;
  return {
    ...row,
    outlets: [row.outlets[1], row.outlets[0]],
    shares: [row.shares[1], row.shares[0]],
    difference: -row.difference,
    low: -row.high,
    high: -row.low,
  };
}

/**
 * Differences in prevalence between all pairs of outlets with at least 10 articles
 * each, outlets by name. Each outlet's articles are drawn anew with replacement, and
 * the interval runs from the 2.5th to the 97.5th percentile of the differences. With
 * many comparisons some look large by chance: `q` says how many of those at least
 * as clear would. O(replicates × (articles + frame uses) + pairs × frames × replicates).
 *
 * Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 8 and 16.
 */
export const outletDifferences = once(differencesOf);

function* differencesOf(
  study: Study,
  { seed, replicates = 2000 }: { readonly seed: number; readonly replicates?: number },
): Steps<readonly OutletDifference[]> {
  const outlets = prevalenceByOutlet(study).flatMap(({ key, n, cells }) =>
    key === null || n < MIN_CELL
      ? []
      : [{ key, cells, articles: study.articles.filter(({ outletId }) => outletId === key.id) }],
  );
  const resampled: Float64Array[][] = [];
  for (const [index, { articles }] of outlets.entries()) {
    resampled.push(yield* resampledShares(articles, study.frames.length, seed + index, replicates));
  }

  const found: Omit<OutletDifference, "q">[] = [];
  for (const [i, first] of outlets.entries()) {
    for (const [offset, second] of outlets.slice(i + 1).entries()) {
      for (const [frameIndex, frame] of study.frames.entries()) {
        const [ours, theirs] = [resampled[i]!, resampled[i + 1 + offset]!];
        const differences = minus(ours[frameIndex]!, theirs[frameIndex]!).sort();
        const shares = [first.cells[frameIndex]!, second.cells[frameIndex]!] as const;
        found.push({
          frame,
          outlets: [first.key, second.key],
          shares,
          difference: shares[0].x / shares[0].n - shares[1].x / shares[1].n,
          low: percentile(differences, 0.025),
          high: percentile(differences, 0.975),
          p: twoSided(differences),
        });
      }
      yield;
    }
  }
  const adjusted = benjaminiHochberg(found.map(({ p }) => p));
  return found.map((row, index) => ({ ...row, q: adjusted[index]! }));
}

function minus(ours: Float64Array, theirs: Float64Array): Float64Array {
  const differences = new Float64Array(ours.length);
  for (let i = 0; i < ours.length; i++) differences[i] = ours[i]! - theirs[i]!;
  return differences;
}

/** For each frame its share of articles in each replicate. */
function* resampledShares(
  articles: readonly CodedArticle[],
  frames: number,
  seed: number,
  replicates: number,
): Steps<Float64Array[]> {
  const having = Array.from({ length: frames }, (_, frame) =>
    amountsOf(articles, (article) => presenceIn(article, frame, "average")),
  );
  const resample = simpleResample(articles.length, randomFrom(seed));
  const sums = yield* resampledSums(having, articles.length, resample, replicates);
  return sums.map((own) => own.map((sum) => sum / articles.length));
}

/** Never 0: the observed sample counts as one more that is at least as extreme (Davison and Hinkley 1997, ch. 4). */
function twoSided(differences: Float64Array): number {
  let [notAbove, notBelow] = [0, 0];
  for (const difference of differences) {
    if (difference <= 0) notAbove++;
    if (difference >= 0) notBelow++;
  }
  return Math.min(1, (2 * (Math.min(notAbove, notBelow) + 1)) / (differences.length + 1));
}

/** x and n are of the first outlet; the other's prevalence is in prevalence-by-outlet. */
export function outletDifferenceFigures(study: Study, seed: number): Figure[] {
  return outletDifferences(study, { seed }).flatMap(
    ({ frame, outlets, shares, difference, low, high, p, q }) => {
      const of = {
        ...frameColumns(frame),
        outlet: outlets[0].name,
        category: `compared with ${outlets[1].name}`,
        x: shares[0].x,
        n: shares[0].n,
      };
      return [
        { measure: "difference of shares", ...of, value: difference, low, high },
        { measure: "p of the difference", ...of, value: p },
        { measure: "p adjusted for all comparisons", ...of, value: q },
      ];
    },
  );
}
