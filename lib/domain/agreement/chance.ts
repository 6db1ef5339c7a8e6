import type { Coefficient, Tally } from "./coefficient";
import { incomparable, sum } from "./coefficient";
import { observedAgreement } from "./percent-agreement";

/**
 * The form that the kappa family shares: observed agreement in excess of chance,
 *
 *     (p_a − p_e) / (1 − p_e)
 *
 * Undefined when nothing can be compared, and when chance alone would agree always.
 */
export function beyondChance<Value>(
  counted: Tally<Value>,
  chanceAgreement: () => number,
): Coefficient {
  const { basis } = counted;
  const because = incomparable(basis);
  if (because) return { value: null, because, ...basis };
  const chance = chanceAgreement();
  if (chance >= 1) return { value: null, because: "no_variation", ...basis };
  return { value: (observedAgreement(counted) - chance) / (1 - chance), ...basis };
}

/**
 * Share of each value: the mean over units of its share in the unit. Units with a
 * single value count, as in Gwet (2014); each unit weighs the same.
 */
export function meanShares<Value>({ units }: Tally<Value>): Map<Value, number> {
  const all = sum(units, ({ times }) => times);
  const sums = new Map<Value, number>();
  for (const { counts, size, times } of units) {
    for (const [value, count] of counts) {
      sums.set(value, (sums.get(value) ?? 0) + (times * count) / size);
    }
  }
  return new Map([...sums].map(([value, share]) => [value, share / all]));
}
