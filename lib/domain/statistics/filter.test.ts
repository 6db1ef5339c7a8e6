import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "../errors";
import { CODED } from "../frame-use";
import type { StudyFilter } from "./filter";
import {
  countsAnew,
  parseStudyFilter,
  PERIOD_LENGTHS,
  STUDY_UNITS,
  studyFilterQuery,
  WHOLE_STUDY,
} from "./filter";
import { OMITTABLES } from "./without";

const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const day = fc.constantFrom("2024-02-29", "2025-01-01", "2026-12-31");
const arbitraryFilter: fc.Arbitrary<StudyFilter> = fc.record({
  round: fc.option(id),
  layer: fc.constantFrom("final", "reviewer", null),
  presence: fc.constantFrom("average", "any", "every"),
  outlets: fc.uniqueArray(id, { maxLength: 4 }),
  from: fc.option(day),
  to: fc.option(day),
  languages: fc.uniqueArray(fc.constantFrom("en", "sr", "de")),
  zones: fc.subarray([...CODED]),
  sample: fc.option(id),
  unit: fc.constantFrom(...STUDY_UNITS),
  version: fc.option(fc.integer({ min: 1, max: 99 })),
  without: fc.subarray(OMITTABLES),
  period: fc.constantFrom(...PERIOD_LENGTHS),
  bars: fc.constantFrom(WHOLE_STUDY.bars, { firm: 0.9, tentative: 0.7 }),
});

test("an address says the whole filter", () => {
  fc.assert(
    fc.property(arbitraryFilter, (filter) => {
      expect(parseStudyFilter(new URLSearchParams(studyFilterQuery(filter).toString()))).toEqual(
        filter,
      );
    }),
  );
});

test("an empty address asks for the whole study, and the whole study has an empty address", () => {
  expect(parseStudyFilter(new URLSearchParams())).toEqual(WHOLE_STUDY);
  expect(studyFilterQuery(WHOLE_STUDY).toString()).toBe("");
});

test("what is not understood leaves nothing out", () => {
  const address =
    "layer=mine&presence=most&from=2024-13-01&zone=caption&unit=x&version=-1&period=day&firm=2&outlet=";
  expect(parseStudyFilter(new URLSearchParams(address))).toEqual(WHOLE_STUDY);
});

test("bars in the wrong order are the usual ones", () => {
  expect(parseStudyFilter(new URLSearchParams("firm=0.5&tentative=0.7")).bars).toEqual(
    WHOLE_STUDY.bars,
  );
});

test("a kind of tag that cannot be left out is refused, for the figures would count it", () => {
  expect(() => parseStudyFilter(new URLSearchParams("without=everything"))).toThrow(AppError);
});

test("zones and kinds of tags are counted anew, articles are chosen", () => {
  expect(countsAnew({ ...WHOLE_STUDY, outlets: ["o1"] })).toBe(false);
  expect(countsAnew({ ...WHOLE_STUDY, zones: ["headline"] })).toBe(true);
  expect(countsAnew({ ...WHOLE_STUDY, without: ["stale"] })).toBe(true);
});
