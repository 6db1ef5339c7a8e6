import { describe, expect, test } from "vitest";
import { cronbachAlpha, itemStatistics } from "./cronbach-alpha";

/**
 * The survey of 30 departments by seven questions in Chatterjee & Price (1977,
 * Regression Analysis by Example), R's data set `attitude`. The value expected below
 * was computed from it in exact fractions, apart from this code.
 */
const ATTITUDE =
  `43 51 30 39 61 92 45/63 64 51 54 63 73 47/71 70 68 69 76 86 48/61 63 45 47 54 84 35
81 78 56 66 71 83 47/43 55 49 44 54 49 34/58 67 42 56 66 68 35/71 75 50 55 70 66 41
72 82 72 67 71 83 31/67 61 45 47 62 80 41/64 53 53 58 58 67 34/67 60 47 39 59 74 41
69 62 57 42 55 63 25/68 83 83 45 59 77 35/77 77 54 72 79 77 46/81 90 50 72 60 54 36
74 85 64 69 79 79 63/65 60 65 75 55 80 60/65 70 46 57 75 85 46/50 58 68 54 64 78 52
50 40 33 34 43 64 33/64 61 52 62 66 80 41/53 66 52 50 63 80 37/40 37 42 58 50 57 49
63 54 42 48 66 75 33/66 77 66 63 88 76 72/78 75 58 74 80 78 49/48 57 44 45 51 83 38
85 85 71 71 77 74 55/82 82 39 59 64 78 39`
    .split(/[/\n]/)
    .map((row) => row.split(" ").map(Number));

describe("cronbachAlpha", () => {
  test("gives the value of a known data set", () => {
    expect(ATTITUDE).toHaveLength(30);
    expect(cronbachAlpha(ATTITUDE)).toBeCloseTo(0.843143, 6);
  });

  test("gives what R's ltm::cronbach.alpha prints for three short columns, 0.231", () => {
    const columns = ["12121213314", "12341234123", "21312334421"].map((column) => [...column]);
    const rows = columns[0]!.map((_, row) => columns.map((column) => Number(column[row])));
    expect(cronbachAlpha(rows)).toBeCloseTo(0.231, 3);
  });

  test("is KR-20 for yes-or-no items, by hand", () => {
    // p = 3/4, 2/4; sums 2 2 1 0 with s² = 11/12; items s² = 1/4 and 1/3.
    const answers = [
      [1, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ];
    expect(cronbachAlpha(answers)).toBeCloseTo(2 * (1 - (1 / 4 + 1 / 3) / (11 / 12)), 12);
  });

  test.each([
    ["one item", [[1], [0]]],
    ["one case", [[1, 0]]],
    ["no case", []],
    [
      "sums that do not vary",
      [
        [1, 0],
        [0, 1],
      ],
    ],
  ])("is not defined for %s", (_what, scores) => {
    expect(cronbachAlpha(scores)).toBeNull();
  });
});

test("itemStatistics of three items, by hand", () => {
  const [first, , third] = itemStatistics([
    [1, 1, 0],
    [1, 0, 1],
    [0, 0, 1],
    [0, 0, 0],
  ]);
  // The rest of the first item is 1 1 1 0: r = 0.5 ÷ √(1 · 0.75) = 1 ÷ √3.
  expect(first).toMatchObject({ mean: 0.5 });
  expect(first?.itemRest).toBeCloseTo(1 / Math.sqrt(3), 12);
  // Without the third: items s² = 1/3 and 1/4, sums 2 1 0 0 with s² = 11/12.
  expect(third?.alphaWithout).toBeCloseTo(2 * (1 - (1 / 3 + 1 / 4) / (11 / 12)), 12);
});
