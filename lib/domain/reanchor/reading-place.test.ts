import { expect, test } from "vitest";
import { sliceCodePoints } from "../text/offsets";
import { readingPlaceBetween } from "./reading-place";

const BEFORE = "📰 The levy hurts families! Ministers say the levy is fair.\nCritics do not agree.";

/** What a reader sees from there on. */
const from = (text: string, place: number) =>
  sliceCodePoints(text, { start: place, end: [...text].length });

test.each([
  ["moves with the words after a correction", "📰 📰 A note. The levy", "Critics do not agree."],
  ["stays before one", "📰 The levy", "levy hurts"],
])("a place %s", (_which, opening, words) => {
  const after = BEFORE.replace("📰 The levy", opening).replace("is fair", "is just and fair");
  const place = [...BEFORE.slice(0, BEFORE.indexOf(words))].length;
  expect(from(after, readingPlaceBetween(BEFORE, after)(place)).startsWith(words)).toBe(true);
});

test("a place in words that are gone is the end of what is left before them", () => {
  const after = BEFORE.replace(" Ministers say the levy is fair.", "");
  const place = [...BEFORE.slice(0, BEFORE.indexOf("levy is"))].length;
  expect(from(after, readingPlaceBetween(BEFORE, after)(place))).toBe("\nCritics do not agree.");
});

test("the very beginning stays the beginning, whatever the text becomes", () => {
  expect(readingPlaceBetween(BEFORE, "Quite another thing")(0)).toBe(0);
  expect(readingPlaceBetween(BEFORE, `New. ${BEFORE}`)([...BEFORE].length)).toBe(
    [...BEFORE].length + 5,
  );
});
