import type { Coefficient, ReliabilityData, Tally } from "./coefficient";
import { incomparable, sum, tally } from "./coefficient";

/**
 * Mean pairwise agreement per unit: the share of pairs of reviewers who gave a unit
 * the same value, averaged over the pairable units. Not corrected for chance.
 *
 *     A_u = Σ_k n_uk (n_uk − 1) / (m_u (m_u − 1)),   percent agreement = mean of A_u
 *
 * With missing values other definitions (all pairs pooled, 1 − D_o) give other
 * numbers; with equally many values in each unit they are the same.
 *
 * Gwet, K. L. (2014). Handbook of Inter-Rater Reliability (4th ed.), ch. 2.
 */
export function percentAgreement<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  const counted = tally(data, times);
  const because = incomparable(counted.basis);
  if (because) return { value: null, because, ...counted.basis };
  return { value: observedAgreement(counted), ...counted.basis };
}

/** The same, of data that have a pairable unit. */
export function observedAgreement<Value>({ pairable, basis }: Tally<Value>): number {
  const agreement = sum(pairable, ({ counts, size, times }) => {
    const agreeing = sum(counts.values(), (count) => count * (count - 1));
    return (times * agreeing) / (size * (size - 1));
  });
  return agreement / basis.pairableUnits;
}
