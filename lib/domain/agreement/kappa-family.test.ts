import { describe, expect, test } from "vitest";
import { brennanPrediger } from "./brennan-prediger";
import type { ReliabilityData } from "./coefficient";
import { cohenKappa } from "./cohen-kappa";
import { congerKappa } from "./conger-kappa";
import { fleissKappa, generalizedFleissKappa } from "./fleiss-kappa";
import { gwetAc1 } from "./gwet-ac1";
import { holsti } from "./holsti";
import { lightKappa, pairwiseKappa } from "./pairwise-kappa";
import { ABSTRACTORS, DIAGNOSES, FOUR_REVIEWERS, fromCounts, fromTable } from "./published.fixture";
import { scottPi } from "./scott-pi";

const _ = null;

describe("cohenKappa", () => {
  test.each([
    ["Artstein & Poesio (2008), table 1", [[20, 10], [20, 50]], 0.348, 3], // prettier-ignore
    ["Artstein & Poesio (2008), table 2", [[46, 0, 0], [6, 32, 6], [0, 0, 10]], 0.8013, 4], // prettier-ignore
    ["Zwick (1988), example 1", [[20, 0, 0, 5], [0, 10, 15, 0], [0, 15, 10, 0], [5, 0, 0, 20]], 0.467, 3], // prettier-ignore
    ["Cohen (1960), table 1", [[88, 10, 2], [14, 40, 6], [18, 10, 12]], 0.492, 3], // prettier-ignore
    ["Gwet's paradox", [[80, 7], [8, 5]], 0.314442, 6], // prettier-ignore
  ])("gives the value of %s", (_source, table, expected, digits) => {
    const { data, times } = fromTable(table);
    expect(cohenKappa(data, times).value).toBeCloseTo(expected, digits);
  });

  test("looks only at units both reviewers have a value for", () => {
    const paired = [
      ["a", "a"],
      ["b", "a"],
      ["b", "b"],
    ];
    const more = [...paired, ["a", _], [_, "b"]];
    expect(cohenKappa(more).value).toBe(cohenKappa(paired).value);
  });

  test("is undefined for three reviewers, and where both always say the same one thing", () => {
    expect(cohenKappa([["a", "b", "a"]])).toMatchObject({ because: "more_than_two_coders" });
    expect(cohenKappa([["a", "a"]])).toMatchObject({ because: "no_variation" });
  });

  test("is 0 where one reviewer always says the same and the other does not", () => {
    expect(
      cohenKappa([
        ["a", "a"],
        ["a", "b"],
      ]).value,
    ).toBe(0);
  });
});

describe("pairwiseKappa and lightKappa", () => {
  test("give each pair's kappa over the units the pair shares, and their mean", () => {
    const pairs = pairwiseKappa(FOUR_REVIEWERS);
    expect(pairs).toHaveLength(6);
    const [firstTwo] = pairs;
    expect(firstTwo).toMatchObject({ first: 0, second: 1 });
    expect(firstTwo!.kappa).toMatchObject({ pairableUnits: 9 });
    expect(firstTwo!.kappa.value).toBe(
      cohenKappa(FOUR_REVIEWERS.map((row) => row.slice(0, 2))).value,
    );
    const mean = pairs.reduce((total, { kappa }) => total + kappa.value!, 0) / 6;
    expect(lightKappa(FOUR_REVIEWERS).value).toBeCloseTo(mean, 12);
  });

  test("leave undefined pairs out of the mean", () => {
    const data = [
      ["a", "a", _],
      ["b", "b", "b"],
    ];
    expect(lightKappa(data).value).toBe(1);
    expect(lightKappa([["a", "a", "a"]])).toMatchObject({ because: "no_variation" });
  });
});

describe("scottPi", () => {
  test.each([
    ["Artstein & Poesio (2008), table 1", [[20, 10], [20, 50]], 0.341, 3], // prettier-ignore
    ["Artstein & Poesio (2008), table 2", [[46, 0, 0], [6, 32, 6], [0, 0, 10]], 0.79953, 5], // prettier-ignore
    ["Zwick (1988), example 3", [[20, 5, 5, 10], [0, 10, 5, 5], [0, 5, 10, 5], [0, 0, 0, 20]], 0.46, 2], // prettier-ignore
  ])("gives the value of %s", (_source, table, expected, digits) => {
    const { data, times } = fromTable(table);
    expect(scottPi(data, times).value).toBeCloseTo(expected, digits);
  });

  test("gives the value of irrCAC", () => {
    expect(scottPi(ABSTRACTORS.data, ABSTRACTORS.times).value).toBeCloseTo(0.7962397, 6);
  });

  test("is undefined for three reviewers", () => {
    expect(scottPi([["a", "b", "a"]])).toMatchObject({ because: "more_than_two_coders" });
  });
});

describe("fleissKappa", () => {
  test("gives the published values", () => {
    // irrCAC 1.0 for the diagnoses; Randolph's online calculator for the small tables.
    expect(fleissKappa(DIAGNOSES).value).toBeCloseTo(0.4139265, 6);
    expect(fleissKappa(fromCounts([[7, 1], [3, 5]])).value).toBeCloseTo(0.161905, 6); // prettier-ignore
    expect(fleissKappa(fromCounts([[6, 1, 0], [0, 7, 0]])).value).toBeCloseTo(0.708333, 6); // prettier-ignore
  });

  test("is undefined where units differ in their number of values; the generalized one is not", () => {
    expect(fleissKappa(FOUR_REVIEWERS)).toMatchObject({ because: "unequal_coders_per_unit" });
    // irrCAC: fleiss.kappa.raw of the same data.
    expect(generalizedFleissKappa(FOUR_REVIEWERS).value).toBeCloseTo(0.76117, 5);
  });
});

describe("congerKappa", () => {
  const letters = (columns: string[]): ReliabilityData<string> =>
    [...columns[0]!].map((_unit, index) =>
      columns.map((column) => (column[index] === "-" ? null : column[index]!)),
    );

  test.each([
    // irrCAC (Python), tests of conger() on raw_g1g2, raw_gender, raw_ben_gerry, raw_5observers.
    ["14 units", ["abccbadab---bb", "abccbbdabe--ba", "-cccbcdbbeaccc", "abccbddabea-bb"], 0.659],
    [
      "15 units",
      ["aaaaabbbcaaaaab", "aaaababccaaaaba", "abbcaabbcabbcaa", "ccccaabbcccccaa"],
      0.166,
    ],
    ["two reviewers", ["aabbdcccedda", "babbbccce-dd"], 0.657],
    ["five observers", ["112-001122-0131", "1130000-2110231", "203000222100221", "-13----0-10022-", "2--0001-2----31"], 0.469], // prettier-ignore
  ])("gives the value of irrCAC for %s", (_what, columns, expected) => {
    expect(congerKappa(letters(columns)).value).toBeCloseTo(expected, 3);
  });

  test("gives the value of irrCAC for Gwet's data", () => {
    expect(congerKappa(FOUR_REVIEWERS).value).toBeCloseTo(0.76282, 5);
  });

  test("of two reviewers without missing values is Cohen's", () => {
    const { data, times } = ABSTRACTORS;
    expect(congerKappa(data, times).value).toBeCloseTo(cohenKappa(data, times).value!, 12);
  });

  test("is undefined for a single value", () => {
    expect(congerKappa([["a", "a"]])).toMatchObject({ because: "no_variation" });
  });
});

describe("brennanPrediger", () => {
  test("gives the values of irrCAC and of Randolph's calculator", () => {
    expect(brennanPrediger(ABSTRACTORS.data, 3, ABSTRACTORS.times).value).toBeCloseTo(0.835, 6);
    expect(brennanPrediger(DIAGNOSES, 5).value).toBeCloseTo(0.4388889, 6);
    expect(brennanPrediger(FOUR_REVIEWERS, 5).value).toBeCloseTo(0.77273, 5);
    expect(brennanPrediger(fromCounts([[7, 1], [3, 5]]), 2).value).toBeCloseTo(0.214286, 6); // prettier-ignore
    expect(brennanPrediger(fromCounts([[6, 1, 0], [0, 7, 0]]), 3).value).toBeCloseTo(0.785714, 6); // prettier-ignore
  });

  test("counts the answers the question allows, not those given", () => {
    expect(brennanPrediger([["a", "a"]], 2).value).toBe(1);
    expect(brennanPrediger([["a", "a"]], 1)).toMatchObject({ because: "no_variation" });
  });
});

describe("gwetAc1", () => {
  test("gives the published values", () => {
    expect(gwetAc1(ABSTRACTORS.data, 3, ABSTRACTORS.times).value).toBeCloseTo(0.8493305, 6);
    expect(gwetAc1(DIAGNOSES, 5).value).toBeCloseTo(0.4448007, 6);
    expect(gwetAc1(FOUR_REVIEWERS, 5).value).toBeCloseTo(0.77544, 5);
    const paradox = fromTable([[80, 7], [8, 5]]); // prettier-ignore
    expect(gwetAc1(paradox.data, 2, paradox.times).value).toBeCloseTo(0.808, 3);
    const negative = fromTable([[25, 12, 3], [13, 2, 15], [12, 16, 2]]); // prettier-ignore
    expect(gwetAc1(negative.data, 3, negative.times).value).toBeCloseTo(-0.04797, 5);
  });

  test("is 1 where all say the same of two possible answers", () => {
    expect(gwetAc1([["a", "a"]], 2).value).toBe(1);
    expect(gwetAc1([["a", "a"]], 1)).toMatchObject({ because: "no_variation" });
  });
});

describe("holsti", () => {
  test("is 2M / (N1 + N2), with units only one reviewer has counting against it", () => {
    const data = [
      ["a", "a"],
      ["a", "b"],
      ["b", _],
    ];
    expect(holsti(data).value).toBe(2 / 5);
  });

  test("is undefined for three reviewers and without a unit in common", () => {
    expect(holsti([["a", "b", "a"]])).toMatchObject({ because: "more_than_two_coders" });
    expect(holsti([["a", _], [_, "a"]])).toMatchObject({ because: "no_pairable_units" }); // prettier-ignore
  });
});
