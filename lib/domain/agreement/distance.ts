import { sum } from "./coefficient";

/** How often each value occurs among the pairable values. */
export type Totals<Value> = ReadonlyMap<Value, number>;

/** How far apart two values are; 0 for the same value. Symmetric. */
export interface Distance<Value> {
  /** The distance, which may depend on how often the values occur (ordinal). */
  readonly between: (totals: Totals<Value>) => (a: Value, b: Value) => number;
  /** Σ_k Σ_l n_k n_l δ(k, l), where there is something faster than adding up all pairs. */
  readonly expected?: (totals: Totals<Value>) => number;
  /** Whether the distance of two values depends on how often values occur. */
  readonly relative?: true;
}

/** The same or not. */
export const nominal: Distance<unknown> = {
  between: () => (a, b) => (a === b ? 0 : 1),
  expected: (totals) => {
    const all = sum(totals.values(), (count) => count);
    return sum(totals.values(), (count) => count * (all - count));
  },
};

/** Squared difference. */
export const interval: Distance<number> = {
  between: () => squaredDifference,
  expected: (totals) => expectedSquares(totals, (value) => value),
};

/** Squared difference of ranks: the number of values from one to the other, ties at half. */
export const ordinal: Distance<number> = {
  relative: true,
  between: (totals) => {
    const rank = midRanks(totals);
    return (a, b) => squaredDifference(rank(a), rank(b));
  },
  expected: (totals) => expectedSquares(totals, midRanks(totals)),
};

/** Squared difference in proportion to the sum. For values of at least 0. */
export const ratio: Distance<number> = {
  between: () => (a, b) => (a === b ? 0 : squaredDifference(a, b) / (a + b) ** 2),
};

function squaredDifference(a: number, b: number): number {
  return (a - b) ** 2;
}

/** Σ_k Σ_l n_k n_l (x_k − x_l)² = 2 n Σ_k n_k (x_k − mean)². */
function expectedSquares(totals: Totals<number>, scale: (value: number) => number): number {
  const all = sum(totals.values(), (count) => count);
  const mean = sum(totals, ([value, count]) => count * scale(value)) / all;
  return 2 * all * sum(totals, ([value, count]) => count * (scale(value) - mean) ** 2);
}

function midRanks(totals: Totals<number>): (value: number) => number {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...totals].sort(([a], [b]) => a - b)) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return (value) => ranks.get(value)!;
}
