import { describe, expect, test } from "vitest";
import { bestAlignmentDisorder } from "./alignment";
import type { Unit } from "./continuum";
import { gamma, GAMMA_DEFAULTS } from "./gamma";

type Cut = readonly [start: number, end: number, frameId: string];

function units(...cuts: readonly Cut[]): Unit[] {
  return cuts.map(([start, end, frameId]) => ({ start, end, frameId }));
}

function gammaOf(...reviewers: Unit[][]) {
  const passes = reviewers.map((own, index) => ({ reviewerId: `r${index}`, units: own }));
  return gamma({ articleId: "a1", length: 100, passes }, { ...GAMMA_DEFAULTS, precision: 0.2 });
}

const SHIFTED = [
  units([1, 5, "a"], [6, 10, "b"], [11, 15, "a"]),
  units([2, 6, "a"], [7, 11, "b"], [12, 16, "a"]),
];
const UNEQUAL = [
  units([1, 5, "a"], [6, 10, "b"], [20, 24, "a"], [30, 34, "b"]),
  units([2, 6, "a"], [31, 35, "b"]),
];
const THREE = [
  units([1, 5, "a"], [10, 14, "b"]),
  units([2, 6, "a"], [11, 15, "b"]),
  units([1, 4, "a"], [9, 14, "c"]),
];
const WEIGHTED = [
  units([1, 5, "a"], [6, 10, "b"], [11, 15, "c"]),
  units([2, 7, "a"], [8, 12, "b"], [11, 15, "a"]),
];

describe("bestAlignmentDisorder", () => {
  // pygamma-agreement 0.5.9, as recorded in the fixtures of DKPro Statistics.
  test.each([
    ["shifted by one", SHIFTED, GAMMA_DEFAULTS, 0.0625],
    ["unequal counts", UNEQUAL, GAMMA_DEFAULTS, 0.70833331],
    ["identical", [SHIFTED[0]!, SHIFTED[0]!], GAMMA_DEFAULTS, 0],
    ["three reviewers", THREE, GAMMA_DEFAULTS, 0.40875643],
    ["other weights", WEIGHTED, { ...GAMMA_DEFAULTS, alpha: 3, beta: 2 }, 1.02777779],
  ])("gives the value of pygamma: %s", (_what, reviewers, weights, expected) => {
    expect(bestAlignmentDisorder(reviewers, weights)).toBeCloseTo(expected, 6);
  });

  test("leaves units alone that would cost more together", () => {
    expect(bestAlignmentDisorder([units([0, 5, "a"]), units([50, 55, "a"])], GAMMA_DEFAULTS)).toBe(
      2,
    );
  });

  test("refuses what it could not search", () => {
    const many = units(...Array.from({ length: 200 }, (_, i): Cut => [i, i + 1, "a"]));
    expect(() => bestAlignmentDisorder([many, many, many], GAMMA_DEFAULTS)).toThrow(/too many/);
  });
});

describe("gamma", () => {
  test.each([
    ["shifted by one", SHIFTED, 0.8836],
    ["unequal counts", UNEQUAL, 0.5668],
  ])("is near pygamma's value, which is drawn at random: %s", (_what, reviewers, expected) => {
    expect(Math.abs(gammaOf(...reviewers).value! - expected)).toBeLessThan(0.2);
  });

  test("is 1 for identical units, and the same for the same seed", () => {
    expect(gammaOf(SHIFTED[0]!, SHIFTED[0]!).value).toBe(1);
    expect(gammaOf(...THREE)).toEqual(gammaOf(...THREE));
    expect(gammaOf(...THREE).samples).toBeGreaterThanOrEqual(30);
  });

  test("expects by chance what its random continua cost", () => {
    // Equal lengths and gaps: every random continuum has its units in the same places, and
    // two frames drawn from a, b, a differ with probability 4/9.
    const even = units([1, 5, "a"], [6, 10, "b"], [11, 15, "a"]);
    const passes = ["r1", "r2"].map((reviewerId) => ({ reviewerId, units: even }));
    const article = { articleId: "a1", length: 16, passes };
    const { expectedDisorder } = gamma(article, { ...GAMMA_DEFAULTS, samples: 500 });
    expect(Math.abs(expectedDisorder! - 4 / 9)).toBeLessThan(0.04);
  });

  test("draws more samples for a higher precision", () => {
    const passes = SHIFTED.map((own, index) => ({ reviewerId: `r${index}`, units: own }));
    const article = { articleId: "a1", length: 16, passes };
    const { samples } = gamma(article, { ...GAMMA_DEFAULTS, precision: 0.1 });
    expect(samples).toBeGreaterThan(30);
  });

  test("is undefined for one reviewer, and where nobody tagged anything", () => {
    expect(gammaOf(SHIFTED[0]!)).toMatchObject({ because: "fewer_than_two_coders" });
    expect(gammaOf([], [])).toMatchObject({ value: null, because: "no_variation" });
  });
});
