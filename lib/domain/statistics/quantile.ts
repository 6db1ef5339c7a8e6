/** A value and how much it counts. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** Weights are sums of fractions such as 1/3, exact to about this much. */
const TOLERANCE = 1e-9;

/**
 * The p-quantile of weighted values: the smallest value at which more than the
 * share p of the weight is reached, or the middle of two values when a share of
 * exactly p ends between them. With equal weights it is definition 2 of Hyndman &
 * Fan (1996), whose 0.5-quantile is the usual median; and a value of weight 1
 * counts the same as two of weight ½. Null without values.
 *
 * Hyndman, R. J., & Fan, Y. (1996). Sample quantiles in statistical packages.
 * The American Statistician, 50(4).
 */
export function quantile(values: readonly Weighted[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const target = p * sorted.reduce((sum, { weight }) => sum + weight, 0);
  let reached = 0;
  for (const [index, { value, weight }] of sorted.entries()) {
    reached += weight;
    if (reached > target + TOLERANCE) return value;
    const next = sorted[index + 1];
    if (reached > target - TOLERANCE && next) return (value + next.value) / 2;
  }
  return sorted.at(-1)?.value ?? null;
}
