/**
 * p-values adjusted for being many: rejecting all that are at most q keeps the
 * expected share of false ones among them at q.
 *
 *     q_(i) = min over j ≥ i of p_(j) · m / j
 *
 * Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal
 * of the Royal Statistical Society B 57(1).
 */
export function benjaminiHochberg(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
  const adjusted = new Array<number>(values.length);
  let least = 1;
  for (const [fromLast, index] of order.entries()) {
    const rank = values.length - fromLast;
    least = Math.min(least, (values[index]! * values.length) / rank);
    adjusted[index] = least;
  }
  return adjusted;
}
