import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isGraphemeBoundary } from "./graphemes";
import type { Utf16Offset } from "./offsets";
import type { SnapUnit } from "./snap";
import { snap } from "./snap";

/** Snap the part of `marked` between the two bars; an exact bar pair may be empty. */
function snapped(marked: string, unit: SnapUnit, language?: string): string | null {
  const start = marked.indexOf("|");
  const end = marked.lastIndexOf("|") - 1;
  const text = marked.replaceAll("|", "");
  const span = snap(text, { start: start as Utf16Offset, end: end as Utf16Offset }, unit, language);
  return span && text.slice(span.start, span.end);
}

describe("snap to words", () => {
  test.each([
    ["a letter in each word", "the Un|ited Nat|ions said", "en", "United Nations"],
    ["spaces and signs outside", "said|, “we must act” |today", "en", "we must act"],
    ["a caret inside a word", "the le||vy hurts", "en", "levy"],
    ["a caret behind a word", "the levy||, he said", "en", "levy"],
    ["one apostrophe", "they do|n’t| agree", "en", "don’t"],
    ["a bracket closed inside", "in |Berlin (East)|.", "en", "Berlin (East)"],
    ["a bracket around all", "the alliance |(NATO)| is", "en", "NATO"],
    ["a quotation inside", "|He said “no”|.", "en", "He said “no”"],
    ["a German quotation inside", "|Sie sagt „nein“|.", "de", "Sie sagt „nein“"],
    ["a percentage", "by |50 %|, then", "de", "50 %"],
    ["Cyrillic", "Совет Без|опасн|ости ООН", "ru", "Безопасности"],
    ["Chinese, without spaces", "联合国安|理会", "zh", "安理会"],
    ["Chinese, a caret", "我们|| 同意", "zh", "我们"],
    ["Japanese", "政府は|増|税を", "ja", "増税"],
    ["Thai", "รัฐ|บา|ลไทย", "th", "รัฐบาล"],
    ["Arabic", "مجلس ال|أم|ن الدولي", "ar", "الأمن"],
    ["Hebrew", "מועצת הבי|טח|ון", "he", "הביטחון"],
    ["an emoji family", "hi |👨‍👩‍👧‍👦| you", "en", "👨‍👩‍👧‍👦"],
    ["mathematical letters", "the |𝒳| term", "en", "𝒳"],
    ["words on two lines", "fir|st\nsec|ond line", "en", "first\nsecond"],
  ])("with %s", (_what, marked, language, expected) => {
    expect(snapped(marked.includes("||") ? marked : marked, "word", language)).toBe(expected);
  });

  test.each(["one|, |two", "one|\n|two", "|…|"])("finds no word in %s", (marked) => {
    expect(snapped(marked, "word")).toBeNull();
  });
});

test.each([
  ["the sentence", "Taxes rise. The |le|vy hurts. Why?", "sentence", "The levy hurts"],
  ["past an abbreviation", "Dr. We|b|er objects. He left.", "sentence", "Dr. Weber objects"],
  ["past an initial", "George |W|. Bush spoke. He left.", "sentence", "George W. Bush spoke"],
  ["a Chinese sentence", "增税|伤|害家庭。部长同意。", "sentence", "增税伤害家庭"],
  ["the paragraph", "Lead.\nThe |levy|. It hurts.\nEnd.", "paragraph", "The levy. It hurts"],
  ["exact letters", "the |le|vy", "grapheme", "le"],
  ["exact letters without the space", "the| le|vy", "grapheme", "le"],
  ["exact, but never half an accent", "caf|e|\u0301 au", "grapheme", "e\u0301"],
] as const)("snap finds %s", (_what, marked, unit, expected) => {
  expect(snapped(marked, unit)).toBe(expected);
});

test("whatever is selected, the answer holds whole graphemes, and snapping it again changes nothing", () => {
  const text = fc.string({
    unit: fc.constantFrom(
      "a",
      "b",
      " ",
      "\n",
      ".",
      "“",
      "”",
      "(",
      ")",
      "!\u20dd",
      "e\u0301",
      "👨‍👩‍👧",
      "🇩🇪",
      "中",
      "א",
    ),
    maxLength: 25,
  });
  const unit = fc.constantFrom<SnapUnit>("grapheme", "word", "sentence", "paragraph");
  fc.assert(
    fc.property(text, unit, fc.nat(60), fc.nat(60), (text, unit, a, b) => {
      const start = Math.min(a, b, text.length) as Utf16Offset;
      const end = Math.min(Math.max(a, b), text.length) as Utf16Offset;
      const found = snap(text, { start, end }, unit);
      if (!found) return;
      expect(found.start).toBeLessThan(found.end);
      expect(isGraphemeBoundary(text, found.start)).toBe(true);
      expect(isGraphemeBoundary(text, found.end)).toBe(true);
      expect(snap(text, found, unit)).toEqual(found);
    }),
    { numRuns: 2000 },
  );
});
