import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { concordance } from "./concordance";
import { parseSearchQuery } from "./search-query";
import { textMatches, within, zonedWords } from "./search-text";
import { sliceCodePoints } from "./text/offsets";
import type { Zone } from "./zones";

const TEXT = [
  "Belgrade signs a drone deal",
  "Critics 📰 warn of drones. The drone price was fair.",
  "“A fair price,” the minister said.",
].join("\n");
const ZONES: Zone[] = [
  { zone: "headline", start: 0, end: 27 },
  { zone: "body", start: 28, end: 79 },
  { zone: "quotation", start: 80, end: 114 },
];
const keywords = (query: string, zones: Zone["zone"][] = []) =>
  concordance(TEXT, ZONES, parseSearchQuery(query), zones).map(({ keyword }) => keyword);
const found = (query: string, zones: Zone["zone"][] = []) =>
  textMatches(within(zonedWords(TEXT, ZONES), zones), parseSearchQuery(query));

describe("a concordance", () => {
  test("shows a word in its context, in code points of the text", () => {
    const [line] = concordance(TEXT, ZONES, parseSearchQuery("warn"), []);
    expect(line).toEqual({
      zone: "body",
      start: 38,
      end: 42,
      before: "Belgrade signs a drone deal Critics 📰 ",
      keyword: "warn",
      after: " of drones. The drone price was fair. “A fair price,” the minister",
    });
  });

  test.each([
    ["drone*", ["drone", "drones", "drone"]],
    ["drone OR warn", ["drone", "warn", "drone"]],
    ["“drone price”", ["drone price"]],
    ["price NOT belgrade", ["price", "price"]],
    // Not from one paragraph into the next
    ["“deal critics”", []],
  ])("%s", (query, expected) => expect(keywords(query)).toEqual(expected));

  test("looks in the zones that are asked for", () => {
    expect(keywords("drone", ["headline"])).toEqual(["drone"]);
    expect(keywords("fair", ["quotation", "headline"])).toEqual(["fair"]);
    expect(keywords("warn", ["quotation"])).toEqual([]);
  });
});

test.each([
  ["drone price", [], true],
  ["drone price", ["headline"], false],
  ["drone NOT critics", [], false],
  ["drone NOT critics", ["headline"], true],
  ["“price was fair”", [], true],
  ["“price fair”", [], false],
  ["“fair pri*”", ["quotation"], true],
] as [string, Zone["zone"][], boolean][])("%s in %j: %s", (query, zones, expected) => {
  expect(found(query, zones)).toBe(expected);
});

test("whatever the text, a keyword is what the text says at its offset", () => {
  const word = fc.constantFrom("a", "b", "é", "e\u0301", "中", "📰", "“", "-", "\n", " ", "B", "ß");
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (parts) => {
      const text = parts.join("");
      for (const query of ["a", "“a b”", "é OR 中", "ss OR “b a”"]) {
        for (const line of concordance(text, [], parseSearchQuery(query), [])) {
          expect(line.keyword).toBe(sliceCodePoints(text, line));
          expect(line.keyword).not.toMatch(/^$|\n/);
        }
      }
    }),
  );
});
