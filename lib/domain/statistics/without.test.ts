import { describe, expect, test } from "vitest";
import { isCounted, omittedBy } from "./without";

describe("omittedBy", () => {
  test("has each once, in one order, so that an address reads the same", () => {
    expect(omittedBy([])).toEqual([]);
    expect(omittedBy(["suggested", "stale", "suggested"])).toEqual(["stale", "suggested"]);
  });

  test("refuses what it does not know, because the figures would not be the ones asked for", () => {
    expect(() => omittedBy(["stale", "old"])).toThrow(/“old”.*stale and suggested/);
  });
});

test.each([
  [[], true, true],
  [["stale"], false, true],
  [["suggested"], true, false],
  [["stale", "suggested"], false, false],
] as const)("without %j, a stale tag counts: %j; a suggested one: %j", (omitted, stale, shown) => {
  expect(isCounted({ isStale: true, suggested: false }, omitted)).toBe(stale);
  expect(isCounted({ isStale: false, suggested: true }, omitted)).toBe(shown);
  expect(isCounted({ isStale: false, suggested: false }, omitted)).toBe(true);
});
