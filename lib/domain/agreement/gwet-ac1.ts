import { beyondChance, meanShares } from "./chance";
import type { Coefficient, ReliabilityData } from "./coefficient";
import { sum, tally } from "./coefficient";

/**
 * Gwet's AC1: agreement corrected for the chance agreement of reviewers who guess
 * only where a unit is hard. Stays high for a rare frame, where alpha and kappa drop.
 *
 *     p_e = Σ_k p_k (1 − p_k) / (q − 1),   p_k the mean share of value k
 *
 * Any number of reviewers, missing values allowed.
 *
 * Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the
 * presence of high agreement. British Journal of Mathematical and Statistical
 * Psychology 61, 29–48.
 *
 * @param categories q, the number of answers the question allows (2 for presence),
 *   whether or not all of them were given.
 */
export function gwetAc1<Value>(
  data: ReliabilityData<Value>,
  categories: number,
  times?: ArrayLike<number>,
): Coefficient {
  const counted = tally(data, times);
  return beyondChance(counted, () =>
    categories < 2
      ? 1
      : sum(meanShares(counted).values(), (share) => share * (1 - share)) / (categories - 1),
  );
}
