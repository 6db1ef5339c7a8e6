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
  const [first, second] = columnsWithValues(data);
  const firstTotals = new Map<Value, number>();
  const secondTotals = new Map<Value, number>();
  for (const [index, row] of data.entries()) {
    const one = row[first ?? 0] ?? null;
    const other = row[second ?? 1] ?? null;
    if (one === null || other === null) continue;
    const weight = times?.[index] ?? 1;
    firstTotals.set(one, (firstTotals.get(one) ?? 0) + weight);
    secondTotals.set(other, (secondTotals.get(other) ?? 0) + weight);
  }
  return beyondChance(counted, () => {
    const products = sum(firstTotals, ([value, n]) => n * (secondTotals.get(value) ?? 0));
    return products / counted.basis.pairableUnits ** 2;
  });
}

function columnsWithValues<Value>(data: ReliabilityData<Value>): number[] {
  const columns = new Set<number>();
  for (const row of data) row.forEach((value, column) => value !== null && columns.add(column));
  return [...columns].sort((a, b) => a - b);
}
