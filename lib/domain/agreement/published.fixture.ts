import type { ReliabilityData } from "./coefficient";

const _ = null;

/**
 * 12 units, 4 reviewers: Krippendorff (2011), data C, with a further unit that only
 * one reviewer has a value for; also Gwet (2014), table 4.10 (irrCAC: cac.raw4raters).
 */
export const FOUR_REVIEWERS: ReliabilityData<number> = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, _, 3, _],
];

/** Two reviewers' answers from a table: rows the first's, columns the second's. */
export function fromTable(table: readonly (readonly number[])[]): {
  readonly data: ReliabilityData<number>;
  readonly times: number[];
} {
  const data = table.flatMap((row, first) => row.map((_count, second) => [first, second]));
  return { data, times: table.flat() };
}

/** Units given by how many reviewers gave each value. */
export function fromCounts(counts: readonly (readonly number[])[]): ReliabilityData<number> {
  return counts.map((row) => row.flatMap((count, value) => new Array<number>(count).fill(value)));
}

/** 15 patients, 6 psychiatrists, 5 diagnoses, after Fleiss (1971) (irrCAC: distrib.6raters). */
export const DIAGNOSES = fromCounts([
  [0, 0, 0, 6, 0],
  [0, 3, 0, 0, 3],
  [0, 1, 4, 0, 1],
  [0, 0, 0, 0, 6],
  [0, 3, 0, 3, 0],
  [2, 0, 4, 0, 0],
  [0, 0, 4, 0, 2],
  [2, 0, 3, 1, 0],
  [2, 0, 0, 4, 0],
  [0, 0, 0, 0, 6],
  [1, 0, 0, 5, 0],
  [1, 1, 0, 4, 0],
  [0, 3, 3, 0, 0],
  [1, 0, 0, 5, 0],
  [0, 2, 0, 3, 1],
]);

/** 100 patients, 2 abstractors, 3 kinds of pregnancy (irrCAC: cont3x3abstractors). */
export const ABSTRACTORS = fromTable([
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]);
