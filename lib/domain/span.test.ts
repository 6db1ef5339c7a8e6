import { describe, expect, test } from "vitest";
import { overlap, sameSpan, totalLength, unionOf } from "./span";

describe("unionOf", () => {
  test.each([
    ["nothing", [], []],
    [
      "one inside another",
      [
        [2, 9],
        [4, 6],
      ],
      [[2, 9]],
    ],
    [
      "two that only touch",
      [
        [5, 8],
        [2, 5],
      ],
      [[2, 8]],
    ],
    [
      "two apart",
      [
        [7, 9],
        [1, 3],
      ],
      [
        [1, 3],
        [7, 9],
      ],
    ],
  ] as const)("of %s", (_what, spans, expected) => {
    const union = unionOf(spans.map(([start, end]) => ({ start, end })));
    expect(union).toEqual(expected.map(([start, end]) => ({ start, end })));
  });
});

test("overlap is the shared length, and nothing when spans only touch", () => {
  expect(overlap({ start: 0, end: 5 }, { start: 3, end: 9 })).toBe(2);
  expect(overlap({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(0);
});

test("sameSpan compares both ends", () => {
  expect(sameSpan({ start: 1, end: 4 }, { start: 1, end: 4 })).toBe(true);
  expect(sameSpan({ start: 1, end: 4 }, { start: 1, end: 5 })).toBe(false);
});

test("totalLength adds up", () => {
  expect(
    totalLength([
      { start: 0, end: 3 },
      { start: 10, end: 11 },
    ]),
  ).toBe(4);
});
