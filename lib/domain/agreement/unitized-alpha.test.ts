import { describe, expect, test } from "vitest";
import type { Continuum, Unit } from "./continuum";
import { mergeUnits } from "./continuum";
import { frameUnitizedAlpha } from "./frame-unitized-alpha";
import { unitizedAlpha } from "./unitized-alpha";

type Cut = readonly [start: number, end: number, frameId: string];

function article(length: number, cuts: Readonly<Record<string, readonly Cut[]>>): Continuum {
  const passes = Object.entries(cuts).map(([reviewerId, units]) => ({
    reviewerId,
    units: units.map(([start, end, frameId]): Unit => ({ start, end, frameId })),
  }));
  return { articleId: "a1", length, passes };
}

/** Example of lindanna/unitized_alpha, an implementation of the 2016 paper. */
const THREE = article(20, {
  Alex: [
    [2, 5, "1"],
    [9, 11, "1"],
    [12, 20, "2"],
  ],
  Paul: [
    [2, 5, "1"],
    [7, 15, "2"],
  ],
  Susan: [
    [2, 5, "1"],
    [10, 15, "2"],
  ],
});

describe("unitizedAlpha", () => {
  test("gives the values of another implementation of the paper", () => {
    const found = unitizedAlpha([THREE]);
    expect(found.overall.value).toBeCloseTo(0.474, 3);
    expect(found.relevance.value).toBeCloseTo(0.433, 3);
    expect(found.coding.value).toBeCloseTo(0.779, 3);
    expect(found.codingCoverage.value).toBeCloseTo(0.3833, 4);
    const [one, two] = found.frames;
    expect(one).toMatchObject({ frameId: "1" });
    expect(one!.coding.value).toBeCloseTo(0.769, 3);
    expect(one!.coverage.value).toBeCloseTo(0.9545, 4);
    expect(two!.coding.value).toBeCloseTo(0.787, 3);
    expect(two!.coverage.value).toBeCloseTo(0.5952, 4);
    expect(found.overall).toMatchObject({ units: 1, pairableUnits: 1, reviewers: 3 });
  });

  test("is undefined without variation, and without units in common", () => {
    const none = unitizedAlpha([article(20, { a: [], b: [] })]);
    expect(none.overall).toMatchObject({ value: null, because: "no_variation" });
    expect(none.coding).toMatchObject({ value: null, because: "no_pairable_units" });

    const whole = unitizedAlpha([article(20, { a: [[0, 20, "x"]], b: [[0, 20, "x"]] })]);
    expect(whole.overall).toMatchObject({ because: "no_variation" });
    expect(whole.coding).toMatchObject({ because: "no_variation" });

    const apart = unitizedAlpha([article(20, { a: [[0, 5, "x"]], b: [[10, 15, "y"]] })]);
    expect(apart.overall.value).toBeLessThan(0);
    expect(apart.coding).toMatchObject({ because: "no_pairable_units" });
    expect(apart.codingCoverage.value).toBe(0);
    expect(unitizedAlpha([article(20, { a: [] })]).overall).toMatchObject({
      because: "fewer_than_two_coders",
    });
  });

  test("names whoever overlapped two frames instead of leaving units out", () => {
    const found = unitizedAlpha([
      article(20, { a: [[0, 5, "x"], [4, 8, "y"]], b: [[0, 5, "x"]] }), // prettier-ignore
    ]);
    expect(found.blockers).toEqual([{ articleId: "a1", reviewerId: "a" }]);
    expect(found.overall).toMatchObject({ value: null, because: "overlapping_frames" });
  });

  test("pools articles: pairs stay inside an article, and an article with one pass drops out", () => {
    const alone = article(500, { Alex: [[0, 400, "1"]] });
    const pooled = unitizedAlpha([THREE, alone]);
    expect(pooled.overall.value).toBe(unitizedAlpha([THREE]).overall.value);
    expect(pooled.overall).toMatchObject({ units: 2, pairableUnits: 1 });
    // Gaps weigh by length alone, so cutting a text within a common gap changes nothing.
    const cut = (from: number, to: number): Continuum => ({
      ...THREE,
      length: to - from,
      passes: THREE.passes.map(({ reviewerId, units }) => ({
        reviewerId,
        units: units
          .filter(({ start }) => from <= start && start < to)
          .map((unit) => ({ ...unit, start: unit.start - from, end: unit.end - from })),
      })),
    });
    const halves = unitizedAlpha([cut(0, 6), cut(6, 20)]);
    expect(halves.overall.value).toBeCloseTo(unitizedAlpha([THREE]).overall.value!, 12);
    expect(halves.coding.value).toBeCloseTo(unitizedAlpha([THREE]).coding.value!, 12);
  });
});

describe("frameUnitizedAlpha", () => {
  test("pools articles of different lengths, by the paper's formula worked by hand", () => {
    // Two articles of 100 and 50: r1 tags 20 and 10; r2 tags 40 around the 20, and nothing.
    const articles = [
      article(100, { r1: [[10, 30, "S"]], r2: [[0, 40, "S"]] }),
      article(50, { r1: [[0, 10, "S"]], r2: [] }),
    ];
    // ℓ.. = 300, ℓ_k. = 70, ℓ_kk = 40, ℓ_φk = 30, C_φ = 230, C_k = 400 + 1600 + 100.
    const expected = 1 - (30 * (300 ** 2 - 230 - 2100)) / (300 * 230 * 70);
    expect(frameUnitizedAlpha(articles, "S").value).toBeCloseTo(expected, 12);
  });

  test("does not mind overlaps with other frames", () => {
    const overlapping = article(20, {
      a: [
        [0, 5, "x"],
        [3, 9, "y"],
      ],
      b: [[0, 5, "x"]],
    });
    expect(frameUnitizedAlpha([overlapping], "x").value).toBe(1);
    expect(frameUnitizedAlpha([overlapping], "z")).toMatchObject({ because: "no_variation" });
  });
});

test("mergeUnits joins what overlaps in one frame, and keeps what only touches apart", () => {
  const units = [
    { start: 32, end: 36, frameId: "x" },
    { start: 36, end: 44, frameId: "x" },
    { start: 40, end: 50, frameId: "x" },
    { start: 41, end: 42, frameId: "y" },
  ];
  expect(mergeUnits(units)).toEqual([
    { start: 32, end: 36, frameId: "x" },
    { start: 36, end: 50, frameId: "x" },
    { start: 41, end: 42, frameId: "y" },
  ]);
});
