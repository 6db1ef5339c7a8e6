import { describe, expect, test } from "vitest";
import { AppError } from "./errors";
import { parseSearchQuery, phrasesOf } from "./search-query";

const phrase = (words: string, prefix = false) => ({
  kind: "phrase" as const,
  words: words.split(" "),
  prefix,
});

describe("a query", () => {
  test.each([
    ["Drones", phrase("drones")],
    ["“Fair price”", phrase("fair price")],
    ["don't", phrase("don t")],
    ["partner*", phrase("partner", true)],
    ['"pragmatic partner*"', phrase("pragmatic partner", true)],
    ["中国", phrase("中 国")],
    ["a b", { kind: "and", parts: [phrase("a"), phrase("b")] }],
    ["a AND b", { kind: "and", parts: [phrase("a"), phrase("b")] }],
    ["and or", { kind: "and", parts: [phrase("and"), phrase("or")] }],
    [
      "a OR b c",
      {
        kind: "or",
        parts: [phrase("a"), { kind: "and", parts: [phrase("b"), phrase("c")] }],
      },
    ],
    [
      "(a OR b) NOT c",
      {
        kind: "and",
        parts: [
          { kind: "or", parts: [phrase("a"), phrase("b")] },
          { kind: "not", part: phrase("c") },
        ],
      },
    ],
  ])("%s", (text, query) => {
    expect(parseSearchQuery(text)).toEqual(query);
  });

  test.each([
    ["", "Enter the words to look for."],
    ['drones "fair price', "The closing quotation mark is missing after “fair price”."],
    ["(drones", "A closing bracket “)” is missing."],
    ["drones)", "There is a closing bracket “)” without an opening one."],
    ["()", "There is nothing between the brackets."],
    ["drones AND", "A word is missing after AND."],
    ["OR drones", "A word is missing before OR."],
    ["a OR OR b", "A word is missing before OR."],
    ["dr*nes", "In “dr*nes” the * must stand at the end of a word."],
    ["d*", "Give at least 2 letters before the * in “d*”."],
    ['"fair *"', "In “fair *” put the * right after a letter."],
    ["&", "“&” holds no letter or digit."],
    ["NOT drones", "Say also what the texts must hold: NOT alone would find nearly everything."],
    ["a OR NOT b", "Say also what the texts must hold: NOT alone would find nearly everything."],
    [`"${"a ".repeat(17)}"`, /^A phrase may have at most 16 words\. Shorten “a a/],
    ["a ".repeat(65), "Look for at most 64 words at once."],
    ["(".repeat(30) + "a", "There are too many brackets inside brackets."],
  ])("%j is refused with a sentence", (text, sentence) => {
    expect(() => parseSearchQuery(text)).toThrow(AppError);
    expect(() => parseSearchQuery(text)).toThrow(sentence);
  });
});

test("the phrases that a text must not hold are told from those it may", () => {
  const query = parseSearchQuery("a (b OR c) NOT (d NOT e)");
  const words = (wanted: boolean) => phrasesOf(query, wanted).map(({ words }) => words.join(" "));
  expect(words(true)).toEqual(["a", "b", "c", "e"]);
  expect(words(false)).toEqual(["d"]);
});
