import { describe, expect, test } from "vitest";
import { rtf, rtfToLines } from "./rtf";
import { findAll, shown } from "./testing";

const bytesOf = (source: string) => new Uint8Array(Buffer.from(source, "latin1"));
const lines = (source: string) => rtfToLines(bytesOf(`{\\rtf1\\ansi\\ansicpg1252 ${source}}`));

describe("rtfToLines", () => {
  test.each([
    ["paragraphs and line breaks", "One\\par Two\\line Three", ["One", "Two", "Three"]],
    ["line ends of the file itself", "One \r\nline\\par\r\nTwo", ["One line", "Two"]],
    ["a backslash before a line end", "One\\\nTwo", ["One", "Two"]],
    ["escaped braces", "a \\{b\\} \\\\ c", ["a {b} \\ c"]],
    ["bytes of the file's code page", "caf\\'e9", ["café"]],
    [
      "a font with Cyrillic letters",
      "{\\fonttbl{\\f1\\fcharset204 Arial;}}\\f1 \\'cc\\'ee\\'f1\\'f2 \\plain \\'e9",
      ["Мост é"],
    ],
    [
      "a font with Central European letters",
      "{\\fonttbl{\\f2\\fcharset238 Arial;}}{\\f2 \\'e8a\\'9a}\\'e8",
      ["čašè"],
    ],
    [
      "letters of two bytes",
      "{\\fonttbl{\\f3\\fcharset128 MS;}}\\f3 \\'93\\'fa\\'96\\'7b",
      ["日本"],
    ],
    [
      "Unicode with what stands for it",
      "\\u263? and \\u8222\\'84word\\u8220\\'93",
      ["ć and „word“"],
    ],
    ["Unicode with nothing in its place", "\\uc0\\u269 aj", ["čaj"]],
    ["a negative number and a pair", "\\u-10179?\\u-8963?", ["📽"]],
    [
      "quotes, dashes, spaces",
      "\\ldblquote a\\rdblquote\\emdash b\\~c\\-d\\_e",
      ["“a”—b\u00a0cd\u2011e"],
    ],
    [
      "what is not shown",
      "{\\*\\generator X;}{\\info{\\title T}}{\\pict 00ff}{\\header H\\par}a{\\v hidden}b{\\deleted gone}",
      ["ab"],
    ],
    ["binary data", "a{\\pict\\bin5 }{}}}b}c", ["ac"]],
    [
      "a link's text",
      '{\\field{\\*\\fldinst HYPERLINK "http://example.org"}{\\fldrslt the ferry}} left',
      ["the ferry left"],
    ],
    [
      "a table",
      "\\trowd One\\cell Two\\cell\\row Three\\cell Four\\cell\\row",
      ["One\tTwo", "Three\tFour", ""],
    ],
    ["a page break", "One\\par\\page Two", ["One", "\f", "Two"]],
    [
      "footnotes last",
      "Word{\\super\\chftn}{\\footnote {\\super\\chftn} A note\\par of two lines.} goes on",
      ["Word[1] goes on", "[1] A note of two lines."],
    ],
  ])("%s", (_what, source, expected) => {
    expect(lines(source)).toEqual(expected);
  });

  test("refuses what is no RTF, and braces without end", () => {
    expect(() => rtfToLines(bytesOf("Plain words."))).toThrow("This is no RTF file.");
    expect(() => lines("{".repeat(5_000))).toThrow("nested too deeply");
  });

  test("reads a long file in time", () => {
    expect(lines("{\\b Many} words \\'e9\\par\n".repeat(100_000))).toHaveLength(100_001);
  });
});

test("a document with headings and notes is one article", async () => {
  const source = `{\\rtf1\\ansi{\\pard\\outlinelevel0 Bridge stays shut\\par}{\\pard The council kept the bridge over the Sall shut on Tuesday, to the ferry's profit.{\\footnote Minutes of the council, 12 March.}\\par}{\\pard\\outlinelevel1 A long way round\\par}}`;
  const found = await findAll(rtf, "a.rtf", bytesOf(source));
  expect(shown(found)).toBe(`## \nrtf, rtf
headline       | Bridge stays shut
               | The council kept the bridge over the Sall shut on Tuesday, to the ferry's profit.
subheading     | A long way round
               | \nfootnote       | Minutes of the council, 12 March.
`);
});

test("a Nexis download gives its articles", async () => {
  const one = (title: string) =>
    [
      title,
      "The Fern Post",
      "March 12, 2024 Tuesday",
      "Body",
      "The ferry sails again, after a winter on land.",
      "End of Document",
    ].join("\\par ");
  const found = await findAll(
    rtf,
    "a.rtf",
    bytesOf(`{\\rtf1\\ansi ${one("Ferry sails")}\\page ${one("Ferry stops")}\\par}`),
  );
  expect(found.map((article) => article.kind === "article" && article.metadata.title)).toEqual([
    "Ferry sails",
    "Ferry stops",
  ]);
});
