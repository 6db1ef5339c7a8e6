import type { Coefficient, ReliabilityData } from "./coefficient";
import { incomparable, tally } from "./coefficient";

/**
 * Holsti's coefficient of reliability of two reviewers.
 *
 *     2 M / (N_1 + N_2)
 *
 * M: units both gave the same value; N_i: units reviewer i gave a value. Equals
 * percent agreement when both have a value for the same units. Not corrected for chance.
 *
 * Holsti, O. R. (1969). Content Analysis for the Social Sciences and Humanities.
 */
export function holsti<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Coefficient {
  const { basis, units } = tally(data, times);
  if (basis.reviewers > 2) return { value: null, because: "more_than_two_coders", ...basis };
  const because = incomparable(basis);
  if (because) return { value: null, because, ...basis };
  let matches = 0;
  let decisions = 0;
  for (const { counts, size, times: weight } of units) {
    decisions += weight * size;
    if (size === 2 && counts.size === 1) matches += weight;
  }
  return { value: (2 * matches) / decisions, ...basis };
}
