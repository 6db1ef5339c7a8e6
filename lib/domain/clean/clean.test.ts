import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { offsetIndex } from "../text/offsets";
import type { CleaningChoices } from "./clean";
import { cleanText } from "./clean";
import { NO_MARKS } from "./marks";
import { REASONS } from "./reasons";

const RAW = `Skip to content

Council puts off vote on the bridge

By Ana Marin | 12 March 2024

The council put off its vote on the old bridge on Tuesday, after engineers asked for more time.

“We will not be hurried by a river,” said the mayor 👷 of the town, Jo Lindt.

Share on Facebook`;

describe("cleanText", () => {
  test("joins the paragraphs it keeps with one line feed", () => {
    const { text } = cleanText(RAW);
    expect(text.split("\n").map((line) => line.slice(0, 11))).toEqual([
      "Council put",
      "The council",
      "“We will no",
    ]);
  });

  test("counts zones in code points, one for each paragraph", () => {
    const { text, zones } = cleanText(RAW);
    const index = offsetIndex(text);
    expect(zones.map((zone) => [zone.zone, index.slice(zone)])).toEqual([
      ["headline", "Council puts off vote on the bridge"],
      ["lead", RAW.split("\n")[6]],
      ["quotation", RAW.split("\n")[8]],
    ]);
  });

  test("lists what it did not find, and invents nothing", () => {
    const article = cleanText(
      "On 3 May 2021 the bridge was closed, and it has not been opened since that day in spring.",
    );
    expect(article).toMatchObject({ title: null, outlet: null, author: null, publishedOn: null });
    expect(article.problems).toEqual([
      "No headline was found.",
      "No outlet was found.",
      "No author was found.",
      "No date was found.",
    ]);
  });

  test("says when day and month could be the other way round", () => {
    const { publishedOn, problems } = cleanText(RAW.replace("12 March 2024", "03/04/2024"));
    expect(publishedOn).toBe("2024-04-03");
    expect(problems).toContain(
      "The date was read as 2024-04-03, day before month. Check that it is not the other way round.",
    );
  });

  test("reads the date of a dateline at the start of the first paragraph", () => {
    const raw = `Council puts off vote on the bridge

FERN, 12 March 2024 – The council put off its vote on the old bridge until the autumn.`;
    expect(cleanText(raw).publishedOn).toBe("2024-03-12");
  });

  test("answers an empty text with nothing and a problem", () => {
    const article = cleanText(" \n\n ");
    expect(article).toMatchObject({ text: "", zones: [], lines: [], dropped: [], language: null });
    expect(article.problems[0]).toBe("No article text was found.");
  });

  test("puts a line back, takes a line out and sets a zone as a person chose", () => {
    const choices: CleaningChoices = { keep: [11], drop: [9], zones: { 7: "caption" } };
    const { lines, text, dropped } = cleanText(RAW, choices);
    expect(text).toMatch(/time\.\nShare on Facebook$/);
    expect(dropped).toContainEqual({ line: 9, text: RAW.split("\n")[8], reason: "chosen" });
    expect(lines.filter((line) => line.chosen).map((line) => [line.line, line.kept])).toEqual([
      [7, true],
      [9, false],
      [11, true],
    ]);
    expect(lines.find((line) => line.line === 7)?.zone).toBe("caption");
  });

  test("obeys the file's reader before the rules, and a person before both", () => {
    const marks = {
      drop: { 7: "outside-article" as const, 9: "comments" as const },
      zones: { 11: "caption" as const },
      speakers: {},
      trusted: true,
    };
    const { lines } = cleanText(RAW, { keep: [9], drop: [1], zones: {} }, marks);
    expect(lines.map(({ line, reason, zone }) => [line, reason ?? zone])).toEqual([
      [1, "chosen"],
      [3, "headline"],
      [5, "body"],
      [7, "outside-article"],
      [9, "lead"],
      [11, "caption"],
    ]);
  });

  test("names who speaks in a quotation where text or file do", () => {
    const said = RAW.replace("the mayor 👷 of the town, Jo Lindt", "Jo Lindt 👷");
    expect(cleanText(said).zones[2]).toMatchObject({ zone: "quotation", speaker: "Jo Lindt" });
    const marks = { ...NO_MARKS, speakers: { 9: "Ana Marin" } };
    expect(cleanText(said, undefined, marks).zones[2]?.speaker).toBe("Ana Marin");
    expect(cleanText(RAW.replace(", Jo Lindt", "")).zones[2]).not.toHaveProperty("speaker");
  });

  test("keeps an article that goes on after a box of related articles", () => {
    const paragraph = (n: number) =>
      `Paragraph ${n} tells what happened on the bridge that day, in a dozen words or a few more.`;
    const raw = [
      "Council puts off vote on the bridge",
      ...[1, 2, 3, 4].map(paragraph),
      "Related Articles",
      "Ferry fares rise again",
      "Comments",
      ...[5, 6].map(paragraph),
    ];
    const { text, dropped } = cleanText(raw.join("\n\n"));
    expect(text).toContain(paragraph(6));
    expect(dropped.map(({ text: line }) => line)).toEqual([
      "Related Articles",
      "Ferry fares rise again",
      "Comments",
    ]);
  });
});

const FOLDER = path.join(import.meta.dirname, "fixtures");
const LINES = readdirSync(FOLDER).flatMap((file) =>
  readFileSync(path.join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => /^[-=]/.test(line))
    .map((line) => line.slice(line.indexOf(" ") + 1)),
);

/** Texts of real lines in any order, with odd characters and blank lines among them. */
const anyText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...LINES) },
      {
        weight: 2,
        arbitrary: fc.constantFrom("", "  ", "\t", "\r\n", "👩‍👩‍👧", "\uFEFF", "***", "12"),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
    ),
    { maxLength: 40 },
  )
  .chain((lines) => fc.constantFrom(lines.join("\n"), lines.join("\n\n")));

describe("for any text", () => {
  test("every raw line that is not blank is kept or dropped once, with a known reason", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { lines, dropped, text } = cleanText(raw);
        const numbers = lines.map(({ line }) => line);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(lines.filter(({ kept }) => !kept)).toHaveLength(dropped.length);
        expect(lines.every((line) => line.kept === (line.reason === null))).toBe(true);
        expect(lines.every((line) => line.kept === (line.zone !== null))).toBe(true);
        expect(dropped.every(({ reason }) => reason in REASONS)).toBe(true);
        expect(
          lines
            .filter(({ kept }) => kept)
            .map((line) => line.text)
            .join("\n"),
        ).toBe(text);
      }),
    );
  });

  test("the zones are the paragraphs, in order", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text, zones } = cleanText(raw);
        const index = offsetIndex(text);
        expect(zones.map((zone) => index.slice(zone)).join("\n")).toBe(text);
      }),
    );
  });

  test("cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const { text } = cleanText(raw);
        expect(cleanText(text).text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test("choices are obeyed", () => {
    const numbers = fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 10 });
    fc.assert(
      fc.property(anyText, numbers, numbers, (raw, keep, drop) => {
        for (const { line, kept, chosen } of cleanText(raw, { keep, drop, zones: {} }).lines) {
          if (keep.includes(line)) expect([kept, chosen]).toEqual([true, true]);
          else if (drop.includes(line)) expect([kept, chosen]).toEqual([false, true]);
          else expect(chosen).toBe(false);
        }
      }),
    );
  });
});

/** Nothing may grow with the square of the length: these take well under a second each. */
describe("a long text of the worst kind is cleaned in time", () => {
  test.each([
    ["prose without a line break", "The council met and did not agree. "],
    ["menu words", "Home page\n"],
    ["titles", "Mayor opens new library in Fern on Monday morning\n"],
    ["headings of comments", "Comments (12)\n"],
    ["names and times", "Ana says:\n12.03.2024 14:05\n"],
    ["footnotes", "[1] Ana Marin (2020) A book. Link:\n"],
    ["signs", ">"],
    ["spaces within a line", "a        "],
    ["bars", "a | "],
    ["captions", "A ferry waits before the harbour of Fern on Monday (Photo: Ana)\n"],
  ])(
    "%s",
    (_what, piece) => {
      const raw = piece.repeat(60_000 / piece.length);
      cleanText(raw);
    },
    20_000,
  );
});
