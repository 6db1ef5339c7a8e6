import { describe, expect, test } from "vitest";
import { unitBefore, unitFrom } from "./movement";
import type { SnapUnit } from "./snap";

/** Every stop from the beginning, or from the end backwards. */
function stops(text: string, unit: SnapUnit, direction: 1 | -1 = 1, language?: string): string[] {
  const words: string[] = [];
  let at = direction === 1 ? 0 : text.length;
  for (;;) {
    const step = direction === 1 ? unitFrom : unitBefore;
    const found = step(text, at, unit, language);
    if (!found) return words;
    words.push(text.slice(found.start, found.end));
    at = direction === 1 ? found.end : found.start;
  }
}

describe("movement", () => {
  test("stops at words, not at signs between them", () => {
    expect(stops("Yes, “taxes” – 5 🙂!\n\nDon’t.", "word")).toEqual([
      "Yes",
      "taxes",
      "5",
      "🙂",
      "Don’t",
    ]);
  });

  test("stops at sentences and paragraphs without their full stop", () => {
    const text = "Taxes rise. Why?\n\nDr. Weber objects.";
    expect(stops(text, "sentence")).toEqual(["Taxes rise", "Why", "Dr. Weber objects"]);
    expect(stops(text, "paragraph")).toEqual(["Taxes rise. Why", "Dr. Weber objects"]);
  });

  test("stops at whole graphemes and never at a line break", () => {
    expect(stops("e\u0301👨‍👩‍👧\nb", "grapheme")).toEqual(["e\u0301", "👨‍👩‍👧", "b"]);
  });

  test.each<SnapUnit>(["word", "sentence", "paragraph", "grapheme"])(
    "by %s meets the same stops backwards",
    (unit) => {
      const text = "One, two. Three!\n\nמילה 我们同意 four.";
      expect(stops(text, unit, -1)).toEqual(stops(text, unit).reverse());
    },
  );

  test("knows words where no spaces do", () => {
    expect(stops("联合国安理会", "word", 1, "zh").length).toBeGreaterThan(1);
  });
});
