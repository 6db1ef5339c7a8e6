import { expect, test } from "vitest";
import { percentAgreement } from "./percent-agreement";
import { ABSTRACTORS, DIAGNOSES, FOUR_REVIEWERS } from "./published.fixture";

test.each([
  // irrCAC 1.0, overview: pa.coeff of the same data.
  ["100 patients, two abstractors", ABSTRACTORS.data, ABSTRACTORS.times, 0.89],
  ["15 patients, six psychiatrists", DIAGNOSES, undefined, 0.5511111],
  // Gwet (2014), 4.10: the mean over units, not 0.8000 (1 − D_o) or 0.7818 (pairs pooled).
  ["12 units with missing values", FOUR_REVIEWERS, undefined, 0.8181818],
])("percent agreement of %s", (_what, data, times, expected) => {
  expect(percentAgreement(data, times).value).toBeCloseTo(expected, 6);
});

test("is 1 where everybody says the same, even without variation", () => {
  expect(percentAgreement([["a", "a"]])).toEqual({
    value: 1,
    units: 1,
    pairableUnits: 1,
    reviewers: 2,
    pairableValues: 2,
  });
});
