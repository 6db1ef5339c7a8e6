import type { Coefficient, ReliabilityData, UnitCounts } from "./coefficient";
import { incomparable, sum, tally, totalsOf } from "./coefficient";
import type { Distance, Totals } from "./distance";
import { nominal } from "./distance";

/**
 * Krippendorff's alpha: agreement of any number of reviewers, corrected for chance,
 * missing values allowed.
 *
 *     α = 1 − D_o / D_e
 *     D_o = (1/n) Σ_u 1/(m_u − 1) Σ_kl n_uk n_ul δ(k, l)
 *     D_e = 1/(n (n − 1)) Σ_kl n_k n_l δ(k, l)
 *
 * over the pairable units; n is the number of their values. 1 is perfect agreement,
 * 0 what chance yields, below 0 systematic disagreement. Undefined when nothing can
 * be compared, and when no two values differ (D_e = 0).
 *
 * O(values), and O(V²) in the V distinct values for a distance without a shortcut.
 *
 * Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability.
 * https://repository.upenn.edu/handle/20.500.14332/2089
 */
export function krippendorffAlpha<Value>(
  data: ReliabilityData<Value>,
  distance: Distance<Value> = nominal,
  times?: ArrayLike<number>,
): Coefficient {
  const { basis, pairable } = tally(data, times);
  const because = incomparable(basis);
  if (because) return { value: null, because, ...basis };

  const totals = totalsOf(pairable);
  const between = distance.between(totals);
  const expected = totals.size < 2 ? 0 : (distance.expected?.(totals) ?? allPairs(totals, between));
  if (expected === 0) return { value: null, because: "no_variation", ...basis };

  const observed = sum(pairable, (unit) => disagreement(unit, between));
  return { value: 1 - ((basis.pairableValues - 1) * observed) / expected, ...basis };
}

function disagreement<Value>(
  { counts, size, times }: UnitCounts<Value>,
  between: (a: Value, b: Value) => number,
): number {
  return counts.size < 2 ? 0 : (times * allPairs(counts, between)) / (size - 1);
}

/** Σ_k Σ_l n_k n_l δ(k, l). */
function allPairs<Value>(counts: Totals<Value>, between: (a: Value, b: Value) => number): number {
  const entries = [...counts];
  let total = 0;
  for (const [index, [value, count]] of entries.entries()) {
    for (let other = index + 1; other < entries.length; other++) {
      const [otherValue, otherCount] = entries[other]!;
      total += 2 * count * otherCount * between(value, otherValue);
    }
  }
  return total;
}
