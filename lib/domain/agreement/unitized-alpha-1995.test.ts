import { expect, test } from "vitest";
import type { Continuum } from "./continuum";
import { unitizedAlpha1995 } from "./unitized-alpha-1995";

type Cut = readonly [start: number, end: number, frameId: string];

function article(length: number, ...reviewers: readonly (readonly Cut[])[]): Continuum {
  const passes = reviewers.map((cuts, reviewer) => ({
    reviewerId: `r${reviewer}`,
    units: cuts.map(([start, end, frameId]) => ({ start, end, frameId })),
  }));
  return { articleId: "a1", length, passes };
}

/** Krippendorff (2004), p. 254, with offsets from the beginning of the continuum. */
const BOOK = article(
  300,
  [
    [75, 145, "c"],
    [220, 250, "c"],
    [30, 90, "k"],
    [150, 200, "k"],
  ],
  [
    [70, 150, "c"],
    [205, 225, "c"],
    [250, 270, "c"],
    [30, 90, "k"],
    [150, 200, "k"],
  ],
);

test("gives the values of Krippendorff (2004), as DKPro Statistics prints them", () => {
  expect(unitizedAlpha1995(BOOK, "c").value).toBeCloseTo(0.7285989968, 8);
  expect(unitizedAlpha1995(BOOK, "k").value).toBe(1);
  expect(unitizedAlpha1995(BOOK).value).toBeCloseTo(0.8586654052, 8);
});

test("gives the values of DKPro's and INCEpTION's tests", () => {
  const nested = article(10, [[1, 9, "A"]], [[2, 3, "A"], [4, 5, "A"], [6, 7, "A"]]); // prettier-ignore
  expect(unitizedAlpha1995(nested).value).toBeCloseTo(-0.7003, 3);
  const twoLabels = article(15, [[0, 4, "a"]], [[0, 4, "a"], [0, 4, "b"]]); // prettier-ignore
  expect(unitizedAlpha1995(twoLabels).value).toBeCloseTo(0.4893180523, 8);
  expect(unitizedAlpha1995(article(20, [[1, 2, "X"]], [], [])).value).toBeCloseTo(0, 9);
});

test("is undefined where nothing was tagged, or one reviewer worked", () => {
  expect(unitizedAlpha1995(article(20, [], []))).toMatchObject({ because: "no_variation" });
  expect(unitizedAlpha1995(article(20, [[0, 4, "a"]]))).toMatchObject({
    because: "fewer_than_two_coders",
  });
});
