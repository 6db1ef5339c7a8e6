/**
 * Reliability data: one row per unit of analysis (an article, say), one column per
 * reviewer; null where the reviewer has no completed pass over the unit. A reviewer
 * who looked and marked nothing has a value, and that value is not null.
 * Values are told apart as a `Map` tells its keys apart.
 *
 * Krippendorff, K. (2019). Content Analysis (4th ed.), ch. 12.
 */
export type ReliabilityData<Value> = readonly (readonly (Value | null)[])[];

/** Why a coefficient has no value. Shown to the researcher, so never turned into 0 or 1. */
export type Because =
  | "fewer_than_two_coders"
  | "no_pairable_units"
  | "no_variation"
  | "more_than_two_coders"
  | "unequal_coders_per_unit"
  | "overlapping_frames";

/** The reasons in words. */
export const BECAUSE: Record<Because, string> = {
  fewer_than_two_coders: "Fewer than two reviewers have finished anything.",
  no_pairable_units: "No article was finished by two reviewers.",
  no_variation: "Every reviewer gave the same answer everywhere, so chance cannot be judged.",
  more_than_two_coders: "This coefficient compares exactly two reviewers.",
  unequal_coders_per_unit: "This coefficient needs the same number of reviewers for every unit.",
  overlapping_frames: "A reviewer tagged the same words with two frames.",
};

/** What a coefficient was computed from. */
export interface Basis {
  readonly units: number;
  /** Units with at least two values; no other unit can agree or disagree. */
  readonly pairableUnits: number;
  /** Reviewers with at least one value. */
  readonly reviewers: number;
  /** Values in pairable units. */
  readonly pairableValues: number;
}

/** A coefficient, unrounded, or why there is none. */
export type Coefficient = Basis &
  ({ readonly value: number } | { readonly value: null; readonly because: Because });

/** One unit's values, counted. */
export interface UnitCounts<Value> {
  readonly counts: ReadonlyMap<Value, number>;
  /** Number of values, of whatever kind. */
  readonly size: number;
  /** How often the unit counts. */
  readonly times: number;
}

/** Reliability data as most coefficients need it: who gave a value no longer matters. */
export interface Tally<Value> {
  readonly basis: Basis;
  /** Units with at least one value. */
  readonly units: readonly UnitCounts<Value>[];
  readonly pairable: readonly UnitCounts<Value>[];
}

/**
 * Count the values of each unit. O(values).
 *
 * @param times how often each unit counts; once when left out. Lets a two-way table
 *   or a bootstrap sample be given by its distinct rows.
 */
export function tally<Value>(
  data: ReliabilityData<Value>,
  times?: ArrayLike<number>,
): Tally<Value> {
  const units: UnitCounts<Value>[] = [];
  const seen: boolean[] = [];
  let all = 0;
  for (const [index, row] of data.entries()) {
    const weight = times?.[index] ?? 1;
    if (weight === 0) continue;
    all += weight;
    const counts = new Map<Value, number>();
    let size = 0;
    for (const [reviewer, value] of row.entries()) {
      if (value === null) continue;
      seen[reviewer] = true;
      counts.set(value, (counts.get(value) ?? 0) + 1);
      size++;
    }
    if (size > 0) units.push({ counts, size, times: weight });
  }
  const pairable = units.filter(({ size }) => size > 1);
  const basis = {
    units: all,
    pairableUnits: sum(pairable, ({ times }) => times),
    reviewers: seen.filter(Boolean).length,
    pairableValues: sum(pairable, ({ times, size }) => times * size),
  };
  return { basis, units, pairable };
}

/** The reason that holds for every coefficient: nothing can be compared. Null when something can. */
export function incomparable({ reviewers, pairableUnits }: Basis): Because | null {
  if (reviewers < 2) return "fewer_than_two_coders";
  return pairableUnits === 0 ? "no_pairable_units" : null;
}

/** How often each value occurs in these units. */
export function totalsOf<Value>(units: readonly UnitCounts<Value>[]): Map<Value, number> {
  const totals = new Map<Value, number>();
  for (const { counts, times } of units) {
    for (const [value, count] of counts) {
      totals.set(value, (totals.get(value) ?? 0) + count * times);
    }
  }
  return totals;
}

export function sum<Item>(items: Iterable<Item>, amount: (item: Item) => number): number {
  let total = 0;
  for (const item of items) total += amount(item);
  return total;
}
