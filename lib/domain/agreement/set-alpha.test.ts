import { expect, test } from "vitest";
import type { ReliabilityData } from "./coefficient";
import type { LabelSet } from "./set-alpha";
import { dice, jaccard, masi, roundedMasi, setAlpha } from "./set-alpha";

const DATA: ReliabilityData<LabelSet> = [
  [[1, 2, 3], [1, 2], null],
  [[1], [1], [1]],
  [
    [2, 3],
    [3, 4],
    [3, 4],
  ],
];

test.each([
  // mtreviso/krippendorff-alpha, its own example, for Dice, Jaccard and rounded MASI.
  ["dice", dice, 0.7048192771],
  ["jaccard", jaccard, 0.625],
  ["MASI rounded as in NLTK", roundedMasi, 0.5174335297],
  ["MASI", masi, 0.5172413793],
])("alpha of sets with %s", (_name, distance, expected) => {
  expect(setAlpha(DATA, distance).value).toBeCloseTo(expected, 9);
});

test.each([
  ["the same", [1, 2], [1, 2], 0],
  ["one in the other", [1], [1, 2], 1 - (1 / 2) * (2 / 3)],
  ["overlapping", [1, 2], [2, 3], 1 - (1 / 3) * (1 / 3)],
  ["nothing in common", [1], [2], 1],
  ["one empty", [], [1], 1],
])("MASI of sets: %s", (_what, a, b, expected) => {
  const between = masi.between(new Map());
  const second = expected === 0 ? a : b;
  expect(between(a, second)).toBeCloseTo(expected, 12);
  expect(between(second, a)).toBeCloseTo(expected, 12);
});

test("sets are the same whatever the order and repetition; the empty set is a value", () => {
  expect(
    setAlpha([
      [
        ["b", "a"],
        ["a", "b", "a"],
      ],
      [[], []],
    ]).value,
  ).toBe(1);
  expect(setAlpha([[[], []]])).toMatchObject({ value: null, because: "no_variation" });
});
