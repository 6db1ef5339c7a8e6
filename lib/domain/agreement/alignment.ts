import { AppError } from "../errors";
import type { Unit } from "./continuum";
import { sum } from "./coefficient";

/** Weights of γ's dissimilarity. */
export interface Dissimilarity {
  /** Weight of where two units lie. */
  readonly alpha: number;
  /** Weight of their having different frames. */
  readonly beta: number;
  /** Cost of a unit without a partner (Δ∅). */
  readonly deltaEmpty: number;
}

/** More combinations of units than this are not tried. */
const MOST_COMBINATIONS = 3_000_000;
const MOST_STEPS = 1_000_000;
/** Costs closer than this are the same. */
const PRECISION = 1e-12;
const PRICE_ROUNDS = 200;
const STEP_SHRINKS = 0.97;

/**
 * Disorder of the best alignment: the smallest total cost of arranging all units into
 * rows with one unit or none of each reviewer, divided by the mean number of units.
 *
 *     d(u, v) = α ((|Δstart| + |Δend|) / (length_u + length_v))² Δ∅ + β [frames differ] Δ∅
 *     d(u, ∅) = d(∅, ∅) = Δ∅;   cost of a row = mean of d over all pairs of reviewers
 *
 * Exact: a search over the rows that may be better than leaving their units alone.
 * Exponential in the reviewers.
 *
 * Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). The unified and holistic method
 * Gamma (γ) for inter-annotator agreement measure and alignment. Computational
 * Linguistics 41, 437–479.
 *
 * @throws {AppError} `too_large` when there are too many units to search.
 */
export function bestAlignmentDisorder(
  reviewers: readonly (readonly Unit[])[],
  dissimilarity: Dissimilarity,
): number {
  const units = sum(reviewers, (own) => own.length);
  const rows = possibleRows(reviewers, dissimilarity);
  const total = sum(components(units, rows), (component) => cheapestCover(component));
  return total / (units / reviewers.length);
}

/** Units by number, counted through all reviewers, and what it costs to put them in one row. */
interface Row {
  readonly units: readonly number[];
  readonly cost: number;
}

function possibleRows(
  reviewers: readonly (readonly Unit[])[],
  dissimilarity: Dissimilarity,
): Row[] {
  const combinations = reviewers.reduce((product, own) => product * (own.length + 1), 1);
  if (combinations > MOST_COMBINATIONS) throw tooLarge();
  const pairs = (reviewers.length * (reviewers.length - 1)) / 2;
  const { deltaEmpty } = dissimilarity;
  const rows: Row[] = [];

  const extend = (
    reviewer: number,
    offset: number,
    chosen: Unit[],
    numbers: number[],
    cost: number,
  ) => {
    const own = reviewers[reviewer];
    if (!own) {
      if (chosen.length === 0) return;
      const empty = pairs - (chosen.length * (chosen.length - 1)) / 2;
      const mean = (cost + empty * deltaEmpty) / pairs;
      if (chosen.length === 1 || mean < chosen.length * deltaEmpty) {
        rows.push({ units: numbers, cost: mean });
      }
      return;
    }
    extend(reviewer + 1, offset + own.length, chosen, numbers, cost);
    for (const [index, unit] of own.entries()) {
      const added = sum(chosen, (other) => distance(unit, other, dissimilarity));
      // Full rows leave no pair empty; no row may cost more than its units apart.
      if (cost + added >= pairs * reviewers.length * deltaEmpty) continue;
      extend(
        reviewer + 1,
        offset + own.length,
        [...chosen, unit],
        [...numbers, offset + index],
        cost + added,
      );
    }
  };
  extend(0, 0, [], [], 0);
  return rows;
}

function distance(a: Unit, b: Unit, { alpha, beta, deltaEmpty }: Dissimilarity): number {
  const moved = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  const position = (moved / (a.end - a.start + b.end - b.start)) ** 2;
  return (alpha * position + beta * Number(a.frameId !== b.frameId)) * deltaEmpty;
}

/** Rows in groups that share no unit, so that each group can be solved alone. */
function components(units: number, rows: readonly Row[]): Row[][] {
  const parent = Array.from({ length: units }, (_, unit) => unit);
  const root = (unit: number): number => {
    while (parent[unit] !== unit) unit = parent[unit]!;
    return unit;
  };
  for (const row of rows) for (const unit of row.units) parent[root(unit)] = root(row.units[0]!);
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = root(row.units[0]!);
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group)!.push(row);
  }
  return [...groups.values()];
}

/**
 * Cost of the cheapest rows that together hold each unit once: branch and bound.
 *
 * With prices of which no row's units together exceed the row's cost, no cover costs
 * less than all prices; a row's slack is what it costs beyond the prices of its units.
 */
function cheapestCover(rows: readonly Row[]): number {
  const price = pricesOf(rows);
  const slack = new Map(rows.map((row) => [row, row.cost - priceOf(row, price)]));
  const byUnit = new Map<number, Row[]>(unitsOf(rows).map((unit) => [unit, []]));
  for (const row of [...rows].sort((a, b) => slack.get(a)! - slack.get(b)!)) {
    for (const unit of row.units) byUnit.get(unit)!.push(row);
  }
  // Units in few rows first: fewer branches near the root.
  const order = [...byUnit.keys()].sort((a, b) => byUnit.get(a)!.length - byUnit.get(b)!.length);
  const placed = new Set<number>();
  let best = Infinity;
  let steps = 0;

  const place = (position: number, beyond: number) => {
    while (position < order.length && placed.has(order[position]!)) position++;
    if (position === order.length) {
      best = beyond;
      return;
    }
    if (++steps > MOST_STEPS) throw tooLarge();
    for (const row of byUnit.get(order[position]!)!) {
      const next = beyond + slack.get(row)!;
      if (next >= best - PRECISION) break;
      if (row.units.some((unit) => placed.has(unit))) continue;
      for (const unit of row.units) placed.add(unit);
      place(position + 1, next);
      for (const unit of row.units) placed.delete(unit);
    }
  };
  place(0, 0);
  return best + sum(price, (each) => each);
}

/** Prices by unit, as high as a while of adjusting makes them: Held and Karp's subgradient steps. */
function pricesOf(rows: readonly Row[]): Float64Array {
  const units = unitsOf(rows);
  const price = new Float64Array(Math.max(...units) + 1).fill(Infinity);
  for (const { units: own, cost } of rows) {
    for (const unit of own) price[unit] = Math.min(price[unit]!, cost / own.length);
  }
  for (const unit of price.keys()) if (price[unit] === Infinity) price[unit] = 0;

  const demand = new Int32Array(price.length);
  let step = sum(price, (each) => each) / units.length / 4;
  for (let round = 0; round < PRICE_ROUNDS; round++, step *= STEP_SHRINKS) {
    demand.fill(0);
    for (const row of rows) {
      if (row.cost >= priceOf(row, price)) continue;
      for (const unit of row.units) demand[unit]!++;
    }
    for (const unit of units) price[unit]! += step * (1 - demand[unit]!);
  }
  lowerToCost(rows, price);
  raiseToCost(rows, units, price);
  return price;
}

/** Lower each unit's price by its part of the worst row it is in, so that no row is overpriced. */
function lowerToCost(rows: readonly Row[], price: Float64Array): void {
  const lower = new Float64Array(price.length);
  for (const row of rows) {
    const part = (priceOf(row, price) - row.cost) / row.units.length;
    for (const unit of row.units) lower[unit] = Math.max(lower[unit]!, part);
  }
  for (const [unit, by] of lower.entries()) price[unit]! -= by;
}

/** Raise one price after the other as far as the rows allow. */
function raiseToCost(rows: readonly Row[], units: readonly number[], price: Float64Array): void {
  for (const unit of units) {
    let room = Infinity;
    for (const row of rows) {
      if (row.units.includes(unit)) room = Math.min(room, row.cost - priceOf(row, price));
    }
    price[unit]! += room;
  }
}

function unitsOf(rows: readonly Row[]): number[] {
  return [...new Set(rows.flatMap((row) => row.units))];
}

function priceOf({ units }: Row, price: Float64Array): number {
  let total = 0;
  for (const unit of units) total += price[unit]!;
  return total;
}

function tooLarge(): AppError {
  return new AppError(
    "too_large",
    "These are too many units to align exactly. Compute γ for fewer reviewers or a shorter article.",
  );
}
