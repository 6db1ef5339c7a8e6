import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalOffsets, normalizeText } from "../text/normalize";
import { codePointLength } from "../text/offsets";
import { graphemeBoundaries } from "../text/graphemes";
import type { ImportedAnnotation, OffsetUnit } from "./imported-study";
import { PLAIN_ANNOTATION } from "./imported-study";
import { placeAnnotations } from "./placing";

const METADATA = {
  title: null,
  outlet: null,
  author: null,
  publishedOn: null,
  url: null,
  language: null,
};

/** A study of texts by their keys, in which one person used one code. */
function studyOf(
  texts: Record<string, string>,
  annotations: readonly (Partial<ImportedAnnotation> & { start: number; end: number })[],
  units: readonly [OffsetUnit, ...OffsetUnit[]] = ["code points"],
) {
  const articles = Object.entries(texts).map(([key, text]) => ({ key, text, metadata: METADATA }));
  return {
    articles,
    units,
    annotations: annotations.map((one) => ({
      ...{ ...PLAIN_ANNOTATION, articleKey: articles[0]!.key, codeKey: "c", userKey: "u" },
      ...one,
    })),
  };
}

const TEXT = "Kafić 😀 bez struje.\r\nVlada ćuti 👩‍👩‍👧 dalje.";

/** Where words stand in a text, as a program counts that slices its string by `units`. */
function at(units: (text: string) => number, text: string, words: string) {
  const start = units(text.slice(0, text.indexOf(words)));
  return { start, end: start + units(words), quote: words };
}

const COUNTS: readonly (readonly [OffsetUnit, (text: string) => number])[] = [
  ["code points", codePointLength],
  ["utf-16", (text) => text.length],
  ["utf-8", (text) => new TextEncoder().encode(text).length],
  ["graphemes", (text) => graphemeBoundaries(text).length - 1],
];

describe("placeAnnotations", () => {
  test.each(COUNTS)("finds that a file counts %s, by its quotes", (unit, count) => {
    const study = studyOf({ a: TEXT }, [at(count, TEXT, "struje"), at(count, TEXT, "👩‍👩‍👧 dalje")]);
    const placing = placeAnnotations(study);
    expect(placing).toMatchObject({ counting: { unit }, basis: "quotes", quoted: 2, fitted: 2 });
    expect(placing.places).toMatchObject([
      { start: 12, end: 18, quote: "struje" },
      { start: 31, end: 42, quote: "👩‍👩‍👧 dalje" },
    ]);
  });

  test("finds that line ends of CRLF were counted as one", () => {
    const lf = TEXT.replaceAll("\r\n", "\n");
    const words = ["Vlada", "dalje"].map((one) => at(codePointLength, lf, one));
    const placing = placeAnnotations(studyOf({ a: TEXT }, words));
    expect(placing.counting).toMatchObject({ unit: "code points", lineEnds: "as one" });
    expect(placing.places).toMatchObject([{ start: 20, end: 25 }, { quote: "dalje" }]);
  });

  test("finds that line feeds were counted as two", () => {
    const lf = "One.\nTwo.\nThree.";
    const crlf = lf.replaceAll("\n", "\r\n");
    const study = studyOf({ a: lf }, [at(codePointLength, crlf, "Three")]);
    const placing = placeAnnotations(study);
    expect(placing.counting).toMatchObject({ lineEnds: "as two" });
    expect(placing.places).toMatchObject([{ start: 10, end: 15, quote: "Three" }]);
  });

  test("finds that a byte order mark was not counted", () => {
    const study = studyOf({ a: `\uFEFF${TEXT}` }, [at(codePointLength, TEXT, "struje")]);
    const placing = placeAnnotations(study);
    expect(placing.counting).toMatchObject({ mark: false });
    expect(placing.places).toMatchObject([{ start: 12, end: 18 }]);
  });

  test("finds offsets that are counted from 1, and ends that name the last character", () => {
    const text = "The levy hurts.";
    const one = placeAnnotations(studyOf({ a: text }, [{ start: 5, end: 9, quote: "levy" }]));
    expect(one.counting).toMatchObject({ first: 1, inclusive: false });
    expect(one.places).toMatchObject([{ start: 4, end: 8 }]);
    const last = placeAnnotations(studyOf({ a: text }, [{ start: 4, end: 7, quote: "levy" }]));
    expect(last.counting).toMatchObject({ first: 0, inclusive: true });
    expect(last.places).toMatchObject([{ start: 4, end: 8 }]);
  });

  test("places a few by another counting, and lists what fits nowhere", () => {
    const study = studyOf({ a: TEXT }, [
      at((text) => text.length, TEXT, "struje"),
      at((text) => text.length, TEXT, "Vlada"),
      at(codePointLength, TEXT, "bez"),
      { start: 0, end: 5, quote: "Hotel" },
    ]);
    const placing = placeAnnotations(study);
    expect(placing).toMatchObject({
      counting: { unit: "utf-16" },
      ...{ quoted: 4, fitted: 2, fittedOtherwise: 1 },
    });
    expect(placing.places.slice(2)).toMatchObject([{ start: 8, end: 11 }, "other words"]);
  });

  test("does not guess where two other countings find the words in two places", () => {
    // From 0 it is the first “aa”, from 1 and with an inclusive end another one.
    const study = studyOf({ a: "xaaay and so on" }, [
      { start: 0, end: 1, quote: "x" },
      { start: 6, end: 9, quote: "and" },
      { start: 2, end: 3, quote: "aa" },
    ]);
    expect(placeAnnotations(study).places[2]).toBe("other words");
  });

  test("takes the documented unit where there are no quotes, or the one that was chosen", () => {
    const bare = { start: 8, end: 11 };
    const study = studyOf({ a: TEXT }, [bare], ["utf-16", "graphemes"]);
    expect(placeAnnotations(study)).toMatchObject({
      ...{ basis: "format", counting: { unit: "utf-16" } },
      places: [{ quote: " be" }],
    });
    expect(placeAnnotations(study, "graphemes")).toMatchObject({
      ...{ basis: "choice", counting: { unit: "graphemes" } },
      places: [{ quote: "bez" }],
    });
  });

  test.each([
    ["outside the text", { start: 3, end: 400 }],
    ["outside the text", { start: 400, end: 401 }],
    ["empty", { start: 3, end: 3 }],
    ["ends before it begins", { start: 9, end: 3 }],
    ["inside a character", { start: 7, end: 9 }],
  ])("refuses what lies %s", (reason, offsets) => {
    const study = studyOf({ a: TEXT }, [offsets], ["utf-16"]);
    expect(placeAnnotations(study).places).toEqual([reason]);
  });

  test("takes characters as people see them whole, and says so", () => {
    const study = studyOf({ a: "cafe\u0301!" }, [{ start: 0, end: 4 }]);
    expect(placeAnnotations(study).places).toMatchObject([
      { start: 0, end: 5, quote: "cafe\u0301", widened: true },
    ]);
  });

  test("keeps the parts of a passage, and joins those that touch", () => {
    const text = "one two three four";
    const parts = (...pieces: [number, number][]) => ({
      ...{ start: 0, end: 0, quote: null },
      pieces: pieces.map(([start, end]) => ({ start, end })),
    });
    const study = studyOf({ a: text }, [parts([0, 3], [8, 13]), parts([4, 7], [0, 4])]);
    expect(placeAnnotations(study).places).toMatchObject([
      {
        start: 0,
        end: 13,
        pieces: [
          { start: 0, end: 3 },
          { start: 8, end: 13 },
        ],
      },
      { start: 0, end: 7, pieces: null },
    ]);
  });

  test("accepts the beginning of a quote, and white space of any kind", () => {
    const study = studyOf({ a: "The levy\nhurts families." }, [
      { start: 4, end: 23, quote: "levy hurts", quoteIsCut: true },
      { start: 4, end: 14, quote: "levy hurts" },
    ]);
    expect(placeAnnotations(study)).toMatchObject({ fitted: 2, counting: { first: 0 } });
  });

  test("finds every passage of any text again, whatever its program counted", () => {
    const character = fc.constantFrom(..."ab \n", "\r\n", "é", "e\u0301", "😀", "👩‍👧", "ش", "中");
    fc.assert(
      fc.property(
        fc.array(character, { minLength: 3, maxLength: 30 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...COUNTS),
        (characters, a, b, [unit, count]) => {
          const raw = characters.join("");
          const [from, to] = [a % characters.length, b % characters.length].sort((x, y) => x - y);
          const before = characters.slice(0, from).join("");
          const words = characters.slice(from, to! + 1).join("");
          // A combining mark that begins a passage is no character of its own.
          fc.pre(count(before) + count(words) === count(before + words));
          const start = count(before);
          const study = studyOf(
            { a: raw },
            [{ start, end: start + count(words), quote: words }],
            [unit],
          );
          const [place] = placeAnnotations(study).places;
          const offsets = canonicalOffsets(raw);
          expect(place).toMatchObject({
            start: codePointLength(normalizeText(raw).slice(0, offsets[before.length])),
            quote: normalizeText(words),
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});
