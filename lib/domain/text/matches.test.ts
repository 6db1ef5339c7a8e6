import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesOf } from "./matches";

const found = (text: string, words: string, wholeWords = true) =>
  matchesOf(text, words, { wholeWords }).map(({ start, end }) => text.slice(start, end));

describe("matchesOf", () => {
  test("finds the same words in capitals, and over a line break", () => {
    expect(found("Old friends.\nOLD\nFRIENDS and old  friends", "old friends")).toEqual([
      "Old friends",
      "OLD\nFRIENDS",
      "old  friends",
    ]);
  });

  test("keeps whole words whole, in every script that parts them", () => {
    expect(found("party art, art", "art")).toEqual(["art", "art"]);
    expect(found("договор и договора", "договор")).toEqual(["договор"]);
    expect(found("שלום עולם, שלומות", "שלום")).toEqual(["שלום"]);
    expect(found("السلام والسلام", "السلام")).toEqual(["السلام"]);
    expect(found("party art", "art", false)).toEqual(["art", "art"]);
  });

  test("finds words where no spaces part them", () => {
    expect(found("中国和塞尔维亚。中国人", "中国")).toEqual(["中国", "中国"]);
  });

  test("takes signs of patterns for what they are", () => {
    expect(found("What? (Yes.) what?", "what?")).toEqual(["What?", "what?"]);
    expect(found("a+b a.b", "a.b")).toEqual(["a.b"]);
  });

  test("never cuts a character in two", () => {
    expect(found("👨‍👩‍👧 👨", "👨", false)).toHaveLength(1);
    expect(found("cafe\u0301 cafe", "cafe", false)).toEqual(["cafe"]);
  });

  test("finds nothing for no words", () => {
    expect(found("a b", "  ")).toEqual([]);
  });

  test("finds what was taken from the text itself, disjoint and in order", () => {
    const words = fc.array(
      fc.constantFrom("levy", "Levy", "договор", "中国", "שלום", "📰", "a+b"),
      {
        minLength: 2,
      },
    );
    fc.assert(
      fc.property(words, fc.nat(), (words, n) => {
        const text = words.join(" ");
        const spans = matchesOf(text, words[n % words.length]!, { wholeWords: true });
        expect(spans.length).toBeGreaterThan(0);
        for (const [i, { start, end }] of spans.entries()) {
          expect(text.slice(start, end).toLowerCase()).toBe(words[n % words.length]!.toLowerCase());
          if (i > 0) expect(start).toBeGreaterThanOrEqual(spans[i - 1]!.end);
        }
      }),
    );
  });
});
