import { describe, expect, test } from "vitest";
import type { ReliabilityData } from "./coefficient";
import { interval, nominal, ordinal, ratio } from "./distance";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { ABSTRACTORS, DIAGNOSES, FOUR_REVIEWERS, fromTable } from "./published.fixture";
import { scottPi } from "./scott-pi";

const _ = null;

/** Hayes & Krippendorff (2007), p. 84: 40 units, 5 observers, values 0 to 3; one string a unit. */
const OBSERVERS: ReliabilityData<number> = `
  112_2 1101_ 2333_ _00_0 000_0 000_0 102_1 1_20_ 222_2 2111_ _100_ 0000_ 1222_ 33223
  111_1 111_1 212_2 1233_ 1101_ 000_0 0011_ 00_00 2333_ 0000_ 12_22 0111_ 00010 1212_
  1122_ 112_2 110_0 2121_ 22_22 3222_ 222_2 223_2 222_2 22_12 2222_ 111_1`
  .trim()
  .split(/\s+/)
  .map((unit) => [...unit].map((value) => (value === "_" ? null : Number(value))));

/** Krippendorff (1980), p. 139: 9 units, 3 observers. */
const NINE_UNITS = ["111", "122", "222", "444", "144", "222", "123", "333", "222"].map((unit) =>
  [...unit].map(Number),
);

describe("krippendorffAlpha", () => {
  test.each([
    ["nominal", nominal, 0.743],
    ["ordinal", ordinal, 0.815],
    ["interval", interval, 0.849],
    ["ratio", ratio, 0.797],
  ] as const)("gives Krippendorff's (2011) %s value of data C", (_name, distance, expected) => {
    expect(krippendorffAlpha(FOUR_REVIEWERS, distance).value).toBeCloseTo(expected, 3);
  });

  test("gives Krippendorff's (2011) values of two observers", () => {
    const binary = ["01", "11", "01", "00", "00", "01", "00", "00", "10", "00"];
    expect(krippendorffAlpha(binary.map((unit) => [...unit])).value).toBeCloseTo(0.095, 3);
    const letters = ["ab", "aa", "bb", "bb", "db", "cc", "cc", "cc", "ee", "dd", "dd", "ad"];
    expect(krippendorffAlpha(letters.map((unit) => [...unit])).value).toBeCloseTo(0.692, 3);
  });

  test("gives the ordinal value of Hayes & Krippendorff (2007)", () => {
    expect(OBSERVERS).toHaveLength(40);
    expect(krippendorffAlpha(OBSERVERS, ordinal).value).toBeCloseTo(0.7598, 4);
  });

  test.each([
    ["nominal", nominal, 0.642],
    ["interval", interval, 0.547],
    ["ratio", ratio, 0.483],
  ] as const)("gives Krippendorff's (1980) %s value of nine units", (_name, distance, expected) => {
    expect(krippendorffAlpha(NINE_UNITS, distance).value).toBeCloseTo(expected, 3);
  });

  test("gives the values of irrCAC for a table and for counts", () => {
    const { data, times } = ABSTRACTORS;
    expect(krippendorffAlpha(data, nominal, times).value).toBeCloseTo(0.7972585, 6);
    expect(krippendorffAlpha(DIAGNOSES).value).toBeCloseTo(0.4204384, 6);
  });

  test("ranks as Krippendorff (1980) does: distance is the number of values passed", () => {
    const totals = new Map([1, 2, 3, 3, 4, 4, 4, 4, 5, 10].map((value) => [value, 0]));
    for (const value of [1, 2, 3, 3, 4, 4, 4, 4, 5, 10]) totals.set(value, totals.get(value)! + 2);
    const between = ordinal.between(totals);
    expect([2, 3, 4, 5, 10].map((value) => Math.sqrt(between(1, value)))).toEqual([
      2, 5, 11, 16, 18,
    ]);
  });

  test("of two reviewers without missing values is π + (1 − π) / 2N", () => {
    const { data, times } = ABSTRACTORS;
    const pi = scottPi(data, times).value!;
    expect(krippendorffAlpha(data, nominal, times).value).toBeCloseTo(pi + (1 - pi) / 200, 12);
  });

  test("is exactly 0 for one deviating value in data that are constant otherwise", () => {
    const data = [
      [3, 3, 3, 3, 3],
      [3, 3, 3, 3, _],
      [3, 3, 3, 1, 3],
    ];
    expect(krippendorffAlpha(data).value).toBe(0);
  });

  test("is slightly below 0 where one reviewer never uses a rare frame", () => {
    const { data, times } = fromTable([
      [0, 4],
      [0, 996],
    ]);
    expect(krippendorffAlpha(data, nominal, times).value).toBeCloseTo(-0.001503006, 9);
  });

  test.each([
    ["one reviewer", [["a"], ["b"]], "fewer_than_two_coders"],
    ["no data", [], "fewer_than_two_coders"],
    ["a second reviewer without values", [["a", _]], "fewer_than_two_coders"],
    [
      "no unit in common",
      [
        ["a", _],
        [_, "b"],
      ],
      "no_pairable_units",
    ],
    ["one value throughout", [["a", "a"]], "no_variation"],
    [
      "one value in the units in common",
      [
        ["a", "a"],
        ["b", _],
      ],
      "no_variation",
    ],
  ] as const)("is undefined for %s", (_what, data, because) => {
    expect(krippendorffAlpha<string>(data)).toMatchObject({ value: null, because });
  });

  test("holds for large data with many values", () => {
    const data = Array.from({ length: 4_000 }, (_unit, index) => [index, index + (index % 2)]);
    // Half of the units differ, by 1; almost every two values do, by a third of the range.
    expect(krippendorffAlpha(data).value).toBeCloseTo(0.5, 3);
    expect(krippendorffAlpha(data, interval).value).toBeCloseTo(1 - 0.5 / (4_000 ** 2 / 6), 9);
    expect(krippendorffAlpha(data, ordinal).value).toBeCloseTo(1, 6);
  });
});
