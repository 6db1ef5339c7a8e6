import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Utf16Span } from "./offsets";
import type { Pieces } from "./passages";
import { areNeighbours, hullOf, merged, splitAt, withoutPart, withPiece } from "./passages";

const TEXT = "The levy hurts families, ministers say. The levy is fair.";

function of(...words: string[]): Utf16Span[] {
  return words.map((word) => {
    const start = TEXT.indexOf(word) as Utf16Span["start"];
    return { start, end: (start + word.length) as Utf16Span["end"] };
  });
}
const words = (pieces: Pieces | null) => pieces?.map(({ start, end }) => TEXT.slice(start, end));

describe("withPiece", () => {
  test("adds a piece in order, and joins what overlaps", () => {
    expect(words(withPiece(of("is fair"), of("levy hurts")[0]!))).toEqual([
      "levy hurts",
      "is fair",
    ]);
    expect(words(withPiece(of("levy hurts"), of("hurts families")[0]!))).toEqual([
      "levy hurts families",
    ]);
  });
});

describe("withoutPart", () => {
  test("takes words out of the middle, and a whole piece", () => {
    expect(words(withoutPart(TEXT, of("levy hurts families"), of("hurts")[0]!))).toEqual([
      "levy",
      "families",
    ]);
    expect(words(withoutPart(TEXT, of("levy", "is fair"), of("is fair")[0]!))).toEqual(["levy"]);
    expect(withoutPart(TEXT, of("levy"), of("levy hurts")[0]!)).toBeNull();
  });
});

describe("splitAt", () => {
  test("cuts one passage in two, without the spaces and signs at the cut", () => {
    const [before, after] = splitAt(
      TEXT,
      of("families, ministers say"),
      of("ministers")[0]!.start,
    )!;
    expect(words(before)).toEqual(["families"]);
    expect(words(after)).toEqual(["ministers say"]);
  });

  test("keeps the pieces of either side", () => {
    const [before, after] = splitAt(TEXT, of("levy", "families", "is fair"), of("say")[0]!.start)!;
    expect(words(before)).toEqual(["levy", "families"]);
    expect(words(after)).toEqual(["is fair"]);
  });

  test("does nothing at an end or where one side has no word", () => {
    expect(splitAt(TEXT, of("levy"), of("levy")[0]!.start)).toBeNull();
    const [passage] = of("families,");
    expect(splitAt(TEXT, [passage!], (passage!.end - 1) as Utf16Span["end"])).toBeNull();
  });
});

describe("merged", () => {
  test("joins passages that overlap or that only signs part", () => {
    expect(areNeighbours(TEXT, of("families"), of("ministers say"))).toBe(true);
    expect(words(merged(TEXT, of("ministers say"), of("families")))).toEqual([
      "families, ministers say",
    ]);
    expect(areNeighbours(TEXT, of("levy"), of("families"))).toBe(false);
  });

  test("undoes a split, wherever it was", () => {
    const [passage] = of("levy hurts families, ministers say. The levy is fair");
    const { start, end } = passage!;
    fc.assert(
      fc.property(fc.integer({ min: start + 1, max: end - 1 }), (at) => {
        const parts = splitAt(TEXT, [passage!], at as Utf16Span["start"]);
        if (!parts) return;
        const [before, after] = parts;
        expect(hullOf(before).end).toBeLessThanOrEqual(hullOf(after).start);
        if (/\s/.test(TEXT[at - 1]!)) {
          expect(areNeighbours(TEXT, before, after)).toBe(true);
          expect(merged(TEXT, before, after)).toEqual([passage]);
        }
      }),
    );
  });
});
