import type { Coefficient, ReliabilityData } from "./coefficient";
import { incomparable, sum, tally } from "./coefficient";
import { cohenKappa } from "./cohen-kappa";

/** Cohen's kappa of two of the reviewers, by their columns in the data. */
export interface PairKappa {
  readonly first: number;
  readonly second: number;
  readonly kappa: Coefficient;
}

/** Cohen's kappa of every two reviewers, each over the units these two share. */
export function pairwiseKappa<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): PairKappa[] {
  const reviewers = Math.max(0, ...data.map((row) => row.length));
  const pairs: PairKappa[] = [];
  for (let first = 0; first < reviewers; first++) {
    for (let second = first + 1; second < reviewers; second++) {
      const rows = data.map((row) => [row[first] ?? null, row[second] ?? null]);
      pairs.push({ first, second, kappa: cohenKappa(rows, times) });
    }
  }
  return pairs;
}

/**
 * Light's kappa: the mean of the pairwise kappas that are defined.
 *
 * Light, R. J. (1971). Measures of response agreement for qualitative data: Some
 * generalizations and alternatives. Psychological Bulletin 76, 365–377.
 */
export function lightKappa<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  const { basis } = tally(data, times);
  const because = incomparable(basis);
  if (because) return { value: null, because, ...basis };
  const values = pairwiseKappa(data, times)
    .map(({ kappa }) => kappa.value)
    .filter((value) => value !== null);
  if (values.length === 0) return { value: null, because: "no_variation", ...basis };
  return { value: sum(values, (value) => value) / values.length, ...basis };
}
