import type { StatisticRow } from "../statistics/row";

/** One figure as it was frozen and as it would be now; null where it did not or does not exist. */
export interface FigureChange {
  readonly then: StatisticRow | null;
  readonly now: StatisticRow | null;
}

/** What names a figure, whatever its value. */
const KEYS = [
  "report",
  "layer",
  "measure",
  "frame_id",
  "other_frame_id",
  "outlet",
  "month",
  "category",
] as const satisfies readonly (keyof StatisticRow)[];

/** What a figure says. An interval is left out: it moves with nothing but its figure and n. */
const VALUES = ["x", "n", "share", "value"] as const satisfies readonly (keyof StatisticRow)[];

/** The figures that are not what they were, in the order of the frozen ones; new figures come last. */
export function changesBetween(
  then: readonly StatisticRow[],
  now: readonly StatisticRow[],
): FigureChange[] {
  const current = new Map(now.map((row) => [nameOf(row), row]));
  const frozen = new Set(then.map(nameOf));
  const changed = then.flatMap((row): FigureChange[] => {
    const match = current.get(nameOf(row)) ?? null;
    return match && VALUES.every((key) => row[key] === match[key])
      ? []
      : [{ then: row, now: match }];
  });
  const added = now
    .filter((row) => !frozen.has(nameOf(row)))
    .map((row) => ({ then: null, now: row }));
  return [...changed, ...added];
}

function nameOf(row: StatisticRow): string {
  return JSON.stringify(KEYS.map((key) => row[key]));
}
