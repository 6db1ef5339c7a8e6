import { beyondChance } from "./chance";
import type { Coefficient, ReliabilityData } from "./coefficient";
import { tally } from "./coefficient";

/**
 * Brennan and Prediger's coefficient (also Bennett's S, Randolph's free-marginal
 * kappa): chance is every answer being equally likely.
 *
 *     p_e = 1 / q
 *
 * Any number of reviewers, missing values allowed. Undefined for a single answer.
 *
 * Brennan, R. L. & Prediger, D. J. (1981). Coefficient kappa: Some uses, misuses, and
 * alternatives. Educational and Psychological Measurement 41, 687–699.
 *
 * @param categories q, the number of answers the question allows, given or not.
 */
export function brennanPrediger<Value>(
  data: ReliabilityData<Value>,
  categories: number,
  times?: ArrayLike<number>,
): Coefficient {
  return beyondChance(tally(data, times), () => 1 / categories);
}
