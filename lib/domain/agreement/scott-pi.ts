import { beyondChance } from "./chance";
import type { Coefficient, ReliabilityData, Tally } from "./coefficient";
import { sum, tally, totalsOf } from "./coefficient";

/**
 * Scott's pi of exactly two reviewers, over the units both have a value for: like
 * Cohen's kappa, but both reviewers are taken to share one distribution of values.
 *
 *     p_e = Σ_k p_k²,   p_k the share of value k among all their values
 *
 * Scott, W. A. (1955). Reliability of content analysis: The case of nominal scale
 * coding. Public Opinion Quarterly 19, 321–325.
 */
export function scottPi<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  const counted = tally(data, times);
  if (counted.basis.reviewers > 2) {
    return { value: null, because: "more_than_two_coders", ...counted.basis };
  }
  return beyondChance(counted, () => sharedChance(counted));
}

/** Σ_k p_k² of the pairable values. */
export function sharedChance<Value>({ pairable, basis }: Tally<Value>): number {
  return sum(totalsOf(pairable).values(), (count) => (count / basis.pairableValues) ** 2);
}
