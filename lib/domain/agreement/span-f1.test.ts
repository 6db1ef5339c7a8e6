import { describe, expect, test } from "vitest";
import type { Unit } from "./continuum";
import {
  characters,
  exact,
  exactBoundary,
  f1Of,
  macroF1,
  overlapWeighted,
  partial,
  typeOverlap,
} from "./span-f1";

type Cut = readonly [start: number, end: number, frameId: string];

function units(...cuts: readonly Cut[]): Unit[] {
  return cuts.map(([start, end, frameId]) => ({ start, end, frameId }));
}

// Example of nervaluate's README; the second document starts at 100.
const GOLD = units(
  [1, 3, "PER"],
  [6, 8, "ORG"],
  [101, 102, "LOC"],
  [102, 104, "PER"],
  [106, 107, "DATE"],
);
const PREDICTED = units(
  [2, 4, "PER"],
  [6, 8, "ORG"],
  [101, 103, "LOC"],
  [103, 104, "PER"],
  [106, 107, "DATE"],
);

describe("F1 of spans", () => {
  test.each([
    ["exact", exact, 0.4],
    ["exact boundary", exactBoundary, 0.4],
    ["type overlap", typeOverlap, 1],
    ["partial", partial, 0.7],
  ])("%s, for nervaluate's example", (_name, rule, expected) => {
    expect(f1Of([rule(GOLD, PREDICTED)])!.f1).toBeCloseTo(expected, 12);
    expect(f1Of([rule(PREDICTED, GOLD)])!.f1).toBeCloseTo(expected, 12);
  });

  test("overlap-weighted, for the sample of the propaganda task's scorer", () => {
    const others = units(
      [0, 59, "Exaggeration"],
      [171, 181, "Red_Herring"],
      [0, 9, "Name_Calling"],
      [740, 759, "Loaded_Language"],
    );
    const found = f1Of([
      overlapWeighted(
        [...others, ...units([115, 167, "Loaded_Language"])],
        [...others, ...units([127, 167, "Loaded_Language"])],
      ),
    ])!;
    expect(found.precision).toBe(1);
    expect(found.recall).toBeCloseTo(0.953846, 6);
    expect(found.f1).toBeCloseTo(0.976378, 6);
  });

  test("overlap-weighted credit never exceeds 1", () => {
    const matches = overlapWeighted(
      units([0, 10, "x"], [5, 15, "x"]),
      units([0, 10, "x"], [2, 15, "x"]),
    );
    expect(matches).toEqual({ first: 1, second: 1, firstCount: 1, secondCount: 1 });
  });

  test("characters are counted once, and frame by frame", () => {
    const matches = characters(
      units([0, 20, "S"], [10, 40, "S"], [60, 80, "P"]),
      units([0, 40, "S"], [50, 70, "H"]),
    );
    expect(matches).toEqual({ first: 40, second: 40, firstCount: 60, secondCount: 60 });
  });

  test("a unit has one partner at most, and a repeated unit counts once", () => {
    const one = units([0, 10, "x"], [0, 10, "x"]);
    expect(typeOverlap(one, units([0, 4, "x"], [5, 9, "x"]))).toEqual({
      first: 1,
      second: 1,
      firstCount: 1,
      secondCount: 2,
    });
    // The identical unit is taken first, although another overlaps earlier in the text.
    expect(exact(units([0, 10, "x"], [2, 6, "x"]), units([2, 6, "x"])).first).toBe(1);
  });

  test("is undefined where both tagged nothing, and 0 where one did", () => {
    expect(f1Of([exact([], [])])).toBeNull();
    expect(f1Of([exact(units([0, 1, "x"]), [])])!.f1).toBe(0);
  });

  test("macro leaves out and counts frames that neither used", () => {
    const first = units([0, 10, "x"], [20, 30, "y"]);
    const second = units([0, 10, "x"]);
    expect(macroF1([[first, second]], ["x", "y", "z"], characters)).toEqual({ f1: 0.5, unused: 1 });
    expect(macroF1([[[], []]], ["x"], characters)).toEqual({ f1: null, unused: 1 });
  });
});
