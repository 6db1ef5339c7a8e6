import type { Coefficient, ReliabilityData } from "./coefficient";
import { sum, tally } from "./coefficient";
import { beyondChance } from "./chance";

/**
 * Cohen's kappa of exactly two reviewers, over the units both have a value for.
 *
 *     p_e = Σ_k p_1k p_2k,   p_ik the share of value k among reviewer i's values
 *
 * Undefined when both give one and the same value throughout (p_e = 1).
 *
 * Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and
 * Psychological Measurement 20, 37–46.
 */
export function cohenKappa<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  const counted = tally(data, times);
  if (counted.basis.reviewers > 2) {
    return { value: null, because: "more_than_two_coders", ...counted.basis };
  }
  const totals = new Map<number, Map<Value, number>>();
  for (const [index, row] of data.entries()) {
    const weight = times?.[index] ?? 1;
    if (weight === 0 || row.filter((value) => value !== null).length < 2) continue;
    for (const [reviewer, value] of row.entries()) {
      if (value === null) continue;
      if (!totals.has(reviewer)) totals.set(reviewer, new Map());
      const own = totals.get(reviewer)!;
      own.set(value, (own.get(value) ?? 0) + weight);
    }
  }
  return beyondChance(counted, () => {
    const [first, second] = [...totals.values()];
    const products = sum(first!, ([value, count]) => count * (second!.get(value) ?? 0));
    return products / counted.basis.pairableUnits ** 2;
  });
}
