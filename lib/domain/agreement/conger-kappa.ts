import { beyondChance } from "./chance";
import type { Coefficient, ReliabilityData } from "./coefficient";
import { sum, tally } from "./coefficient";

/**
 * Conger's kappa: Cohen's kappa for any number of reviewers, each with a distribution
 * of values of their own. Missing values allowed.
 *
 *     p_e = Σ_k (p_k² − s_k² / r)
 *
 * where p_k is the mean and s_k² the variance (with r − 1) over the r reviewers of the
 * share of value k among a reviewer's values.
 *
 * Conger, A. J. (1980). Integration and generalization of kappas for multiple raters.
 * Psychological Bulletin 88, 322–328.
 */
export function congerKappa<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  return beyondChance(tally(data, times), () => {
    const shares = sharesByReviewer(data, times);
    const values = new Set(shares.flatMap((share) => [...share.keys()]));
    return sum(values, (value) => {
      const ofValue = shares.map((share) => share.get(value) ?? 0);
      const mean = sum(ofValue, (share) => share) / shares.length;
      const variance = sum(ofValue, (share) => (share - mean) ** 2) / (shares.length - 1);
      return mean ** 2 - variance / shares.length;
    });
  });
}

/** For each reviewer with a value, the share of each value. */
function sharesByReviewer<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Map<Value, number>[] {
  const byReviewer: Map<Value, number>[] = [];
  for (const [index, row] of data.entries()) {
    const weight = times?.[index] ?? 1;
    if (weight === 0) continue;
    for (const [reviewer, value] of row.entries()) {
      if (value === null) continue;
      const counts = (byReviewer[reviewer] ??= new Map<Value, number>());
      counts.set(value, (counts.get(value) ?? 0) + weight);
    }
  }
  return byReviewer.filter(Boolean).map((counts) => {
    const all = sum(counts.values(), (count) => count);
    return new Map([...counts].map(([value, count]) => [value, count / all]));
  });
}
