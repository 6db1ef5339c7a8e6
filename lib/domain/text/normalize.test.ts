import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalOffsets, normalizeText } from "./normalize";

describe("normalizeText", () => {
  test.each([
    ["strips the byte order mark", "\uFEFFTax cuts", "Tax cuts"],
    ["turns Windows and old Mac line ends into line feeds", "a\r\nb\rc\n", "a\nb\nc\n"],
    ["drops what HTML cannot show", "a\u0000b\u0007c\u000Cd\u007Fe\u0085f\uFFFEg", "abcdefg"],
    ["drops halves of surrogate pairs and keeps whole ones", "a\uD83Db😊c\uDE0A", "ab😊c"],
    ["keeps tabs, blank lines and spaces", "a\tb\n\n  c  ", "a\tb\n\n  c  "],
    ["leaves accents as they were written", "e\u0301 \u00E9", "e\u0301 \u00E9"],
    ["keeps a zero-width no-break space within the text", "a\uFEFFb", "a\uFEFFb"],
  ])("%s", (_what, raw, expected) => {
    expect(normalizeText(raw)).toBe(expected);
  });

  test("changes nothing the second time", () => {
    const troublemaker = fc.constantFrom(0, 10, 13, 0x85, 0xd83d, 0xde0a, 0xfeff, 0xffff);
    const unit = fc.oneof(troublemaker, fc.integer({ min: 0, max: 0xffff }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
        const once = normalizeText(String.fromCharCode(...units));
        expect(normalizeText(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("canonicalOffsets", () => {
  test("counts a mark, a carriage return before a line feed and controls as nothing", () => {
    expect([...canonicalOffsets("\uFEFFa\r\nb\u0007😊\rc")]).toEqual([
      0, 0, 1, 1, 2, 3, 3, 4, 5, 6, 7,
    ]);
  });

  test("cuts the canonical text where the raw one was cut", () => {
    const character = fc.constantFrom(
      "a",
      "\n",
      "\r",
      "\r\n",
      "\u0085",
      "😊",
      "\uFEFF",
      "\uFFFF",
      "é",
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 20 }), fc.nat(20), (characters, cut) => {
        const raw = characters.join("");
        const before = characters.slice(0, cut).join("");
        const at = canonicalOffsets(raw)[before.length]!;
        // A carriage return before the cut may belong to a line feed after it.
        fc.pre(!(before.endsWith("\r") && raw[before.length] === "\n"));
        expect(normalizeText(raw).slice(0, at)).toBe(normalizeText(before));
        expect(canonicalOffsets(raw)[raw.length]).toBe(normalizeText(raw).length);
      }),
    );
  });
});
