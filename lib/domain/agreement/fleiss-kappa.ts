import { beyondChance, meanShares } from "./chance";
import type { Coefficient, ReliabilityData } from "./coefficient";
import { sum, tally } from "./coefficient";
import { sharedChance } from "./scott-pi";

/**
 * Fleiss' kappa: Scott's pi for any fixed number of reviewers per unit, who need not
 * be the same people from unit to unit.
 *
 *     p_e = Σ_k p_k²,   p_k the share of value k among all values
 *
 * Undefined when units differ in their number of values; see the generalized one.
 *
 * Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters.
 * Psychological Bulletin 76, 378–382.
 */
export function fleissKappa<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  const counted = tally(data, times);
  const sizes = new Set(counted.units.map(({ size }) => size));
  if (sizes.size > 1) return { value: null, because: "unequal_coders_per_unit", ...counted.basis };
  return beyondChance(counted, () => sharedChance(counted));
}

/**
 * Fleiss' kappa generalized to missing values: p_k is the mean over units of the
 * value's share in the unit. The same as Fleiss' when no value is missing.
 *
 * Gwet, K. L. (2014). Handbook of Inter-Rater Reliability (4th ed.), ch. 2.
 */
export function generalizedFleissKappa<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  const counted = tally(data, times);
  return beyondChance(counted, () => fleissChance(data, times));
}

/** The chance agreement p_e of the generalized kappa; NaN when there are no values. */
export function fleissChance<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): number {
  return sum(meanShares(tally(data, times)).values(), (share) => share ** 2);
}
