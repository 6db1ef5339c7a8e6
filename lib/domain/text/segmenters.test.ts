import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test.each([
  [
    "word",
    "Don’t tax us, naïve Müller!",
    ["Don’t", " ", "tax", " ", "us", ",", " ", "naïve", " ", "Müller", "!"],
  ],
  ["grapheme", "e\u0301👨‍👩‍👧b", ["e\u0301", "👨‍👩‍👧", "b"]],
  ["sentence", "Taxes rise. Why? “No!” End", ["Taxes rise. ", "Why? ", "“No!” ", "End"]],
] as const)(
  "without Intl.Segmenter, %s pieces come from patterns",
  async (unit, text, expected) => {
    vi.stubGlobal("Intl", {});
    vi.resetModules();
    const { pieces } = await import("./segmenters");
    expect(pieces(text, unit).map(({ segment }) => segment)).toEqual(expected);
  },
);

test("a language that is no valid tag is not an error", async () => {
  const { pieces } = await import("./segmenters");
  expect(pieces("a b", "word", "not a language")).toHaveLength(3);
});
