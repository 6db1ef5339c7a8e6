import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlap } from "../span";
import { codePointLength } from "../text/offsets";
import { pieces } from "../text/segmenters";
import { coveredWords, wordCutter, wordsOf } from "./words";

/** The words of the text as a whole, cut without remembering anything. */
function cutWhole(text: string, language: string) {
  let start = 0;
  return pieces(text, "word", language).flatMap(({ segment }) => {
    const span = { start, end: start + codePointLength(segment) };
    start = span.end;
    if (!/[\p{L}\p{N}]/u.test(segment)) return [];
    return [{ word: segment.toLocaleLowerCase(language).normalize("NFC"), ...span }];
  });
}

/** Letters of several scripts, what joins and parts them, and marks that change a space. */
const signs = [
  ...["a", "I", "ß", "é", "e\u0301", "ж", "ع", "中", "国", "ア", "ก", "า", "א", '"'],
  ...["1", "2", ".", ",", "'", "’", ":", "·", "_", "-", "\u00ad", "\u200d", "\u0301", "\u202f"],
  ...[
    "📰",
    "👩‍💻",
    "🏽",
    "🇩🇪",
    "🇫",
    " ",
    " ",
    " ",
    "\n",
    "\t",
    "\u00a0",
    "\u2028",
    "\u3000",
    "\u0600",
  ],
];

describe("wordsOf", () => {
  test("cuts as the rules cut the text as a whole, also where parts of it are remembered", () => {
    const wordsIn = wordCutter();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((all) => all.join("")),
        fc.constantFrom("en", "tr", "und", "ja", "th", "fi"),
        (text, language) => {
          expect(wordsIn(text, language)).toEqual(cutWhole(text, language));
          expect(wordsOf(text, language)).toEqual(cutWhole(text, language));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("lower case is that of the language, also of a word that another language had before", () => {
    const wordsIn = wordCutter();
    expect(wordsIn("ILIK", "en")[0]!.word).toBe("ilik");
    expect(wordsIn("ILIK", "tr")[0]!.word).toBe("ılık");
  });
});

test("a word is covered when at least half of it is, by one span or several", () => {
  const words = wordsOf("tax bill 📰 rain", "en");
  const union = [
    { start: 0, end: 1 },
    { start: 5, end: 6 },
    { start: 7, end: 8 },
    { start: 14, end: 20 },
  ];
  expect(words.map(({ word }) => word)).toEqual(["tax", "bill", "rain"]);
  expect([...coveredWords(words, union)]).toEqual([0, 1, 0]);
  expect([...coveredWords(words, [])]).toEqual([0, 0, 0]);
});

test("the words that a union covers are found as by looking at every word and span", () => {
  const spansOf = fc
    .uniqueArray(fc.nat(200), { maxLength: 40 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .map((cuts) =>
      Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => ({
        start: cuts[2 * i]!,
        end: cuts[2 * i + 1]!,
      })),
    );
  fc.assert(
    fc.property(spansOf, spansOf, (words, union) => {
      const slowly = words.map((word) => {
        const covered = union.reduce((sum, span) => sum + overlap(word, span), 0);
        return 2 * covered >= word.end - word.start ? 1 : 0;
      });
      expect([...coveredWords(words, union)]).toEqual(slowly);
    }),
    { numRuns: 500 },
  );
});
