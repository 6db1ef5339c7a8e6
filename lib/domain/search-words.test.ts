import { expect, test } from "vitest";
import { wordsOf } from "./search-words";

const words = (text: string) => wordsOf(text).map(({ word }) => word);

test.each([
  ["Serbia's wire-copy, 2026!", ["serbia", "s", "wire", "copy", "2026"]],
  ["Вучић и ЂУРИЋ", ["вучић", "и", "ђурић"]],
  ["STRASSE Straße", ["strasse", "strasse"]],
  ["ΟΔΟΣ οδός", ["οδοσ", "οδόσ"]],
  ["e\u0301te\u0301 été", ["été", "été"]],
  ["ﬁnal co\u00ADope\u00ADration", ["final", "cooperation"]],
  ["中国 and 東京タワー", ["中", "国", "and", "東", "京", "タ", "ワ", "ー"]],
  ["📰 – … ", []],
])("the words of %j", (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test("a word stands where the text says it", () => {
  const text = "📰 Le prix — juste";
  for (const { start, end, word } of wordsOf(text)) {
    expect(text.slice(start, end).toLowerCase()).toBe(word);
  }
});

test("an endless word is cut", () => {
  expect(words("a".repeat(500))).toEqual(["a".repeat(100)]);
});
