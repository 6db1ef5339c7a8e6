import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Utf16Offset } from "./offsets";
import { codePointLength, offsetIndex, sliceCodePoints, spanIn, trimSpan } from "./offsets";

/** Strings made of the characters that break offset arithmetic, mixed with plain letters. */
const text = fc.string({
  unit: fc.constantFrom(
    "a",
    " ",
    "\n",
    "ß",
    "𝒳",
    "👨‍👩‍👧‍👦",
    "e\u0301",
    "🇩🇪",
    "中",
    "ע",
    "क्षि",
    "\ud83d",
  ),
  maxLength: 40,
});

describe("offsetIndex", () => {
  test.each([
    ["plain ASCII", "tax cuts"],
    ["characters inside the BMP", "Übergröße – „Flut“"],
    ["an emoji", "📰 Steuern"],
    ["a family joined by zero-width joiners", "a👩‍👩‍👧b"],
    ["mathematical letters", "𝒳 and 𝒴"],
    ["a lone surrogate", "a\ud83db"],
    ["nothing", ""],
  ])("agrees with counting by hand in %s", (_name, text) => {
    const index = offsetIndex(text);
    expect(index.length).toBe([...text].length);
    for (let offset = 0; offset <= text.length; offset++) {
      const inPair = offset > 0 && text.codePointAt(offset - 1)! > 0xffff;
      const convert = () => index.toCodePoints(offset as Utf16Offset);
      if (inPair) expect(convert).toThrow(RangeError);
      else expect(convert()).toBe([...text.slice(0, offset)].length);
    }
  });

  test("converts there and back for any text", () => {
    fc.assert(
      fc.property(text, (text) => {
        const index = offsetIndex(text);
        for (let offset = 0; offset <= index.length; offset++) {
          expect(index.toCodePoints(index.toUtf16(offset))).toBe(offset);
        }
      }),
    );
  });

  test.each([-1, 1.5, 9, Number.NaN])("rejects the offset %s", (offset) => {
    const index = offsetIndex("tax cuts");
    expect(() => index.toCodePoints(offset as Utf16Offset)).toThrow(RangeError);
    expect(() => index.toUtf16(offset)).toThrow(RangeError);
  });
});

test("codePointLength and sliceCodePoints count as Array.from does", () => {
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), (text, a, b) => {
      const characters = Array.from(text);
      const start = Math.min(a, b, characters.length);
      const end = Math.min(Math.max(a, b), characters.length);
      expect(codePointLength(text)).toBe(characters.length);
      expect(sliceCodePoints(text, { start, end })).toBe(characters.slice(start, end).join(""));
    }),
  );
});

describe("spanIn", () => {
  test("accepts exactly the spans whose ends lie between graphemes of the whole text", () => {
    const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: -2, max: 90 }),
        fc.integer({ min: -2, max: 90 }),
        (text, start, end) => {
          const boundaries = new Set([codePointLength(text)]);
          for (const { index } of graphemes.segment(text)) {
            boundaries.add(codePointLength(text.slice(0, index)));
          }
          const valid = start < end && boundaries.has(start) && boundaries.has(end);
          if (valid) expect(spanIn(text, start, end)).toEqual({ start, end });
          else expect(() => spanIn(text, start, end)).toThrow(/passage/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ["an empty passage", "levy", 2, 2, "empty"],
    ["a passage that ends before it begins", "levy", 3, 1, "empty"],
    ["a passage past the end", "levy", 0, 5, "4 characters"],
    ["a passage before the beginning", "levy", -1, 2, "inside"],
    ["half an offset", "levy", 0, 1.5, "inside"],
    ["not a number", "levy", Number.NaN, 2, "inside"],
    ["a family cut in two", "👨‍👩‍👧‍👦", 0, 2, "cuts a character"],
    ["an accent without its letter", "cafe\u0301", 4, 5, "cuts a character"],
    ["half a flag after a whole one", "🇩🇪🇫🇷", 0, 3, "cuts a character"],
  ])("refuses %s", (_what, text, start, end, words) => {
    expect(() => spanIn(text, start, end)).toThrow(
      expect.objectContaining({
        code: "invalid_span",
        message: expect.stringContaining(words) as string,
      }),
    );
  });
});

describe("trimSpan", () => {
  test("drops white space at the edges and counts in code points", () => {
    expect(trimSpan("📰 \n levy 📰 ", { start: 1, end: 11 })).toEqual({ start: 4, end: 10 });
  });
  test("finds nothing in white space", () => {
    expect(trimSpan("a \n\u00a0 b", { start: 1, end: 5 })).toBeNull();
  });
});
