import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { MAX_CHARACTERS } from "@/lib/domain/limits";
import { decodeMany, decodeText } from "./decode";

const SERBIAN =
  "Skupština opštine juče je odložila glasanje o budžetu. Većnici traže da se šteta od poplava prvo izračuna, a čelnici žele da se žuri.";
const RUSSIAN =
  "Городской совет отложил вчера голосование по бюджету. Депутаты просят сначала посчитать ущерб от наводнения.";
const GERMAN =
  "Der Stadtrat hat gestern über die Maßnahmen für größere Brücken beraten. „Das genügt nicht“, sagte die Bürgermeisterin.";
const FRENCH =
  "Le conseil a précisé hier que la réparation du pont coûterait 30 € à chaque élève, même à l’étranger.";

describe("decodeText", () => {
  test.each([
    ["UTF-8", "utf-8", SERBIAN, "utf-8", false],
    ["UTF-8 with its mark", "utf-8", SERBIAN, "utf-8", true],
    ["UTF-16LE with its mark", "utf-16le", RUSSIAN, "utf-16le", true],
    ["UTF-16BE with its mark", "utf-16be", RUSSIAN, "utf-16be", true],
    ["UTF-16LE without a mark", "utf-16le", GERMAN, "utf-16le", false],
    ["UTF-16BE without a mark", "utf-16be", GERMAN, "utf-16be", false],
    ["Windows-1250", "win1250", SERBIAN, "windows-1250", false],
    ["ISO-8859-2", "iso-8859-2", SERBIAN, "iso-8859-2", false],
    ["Windows-1251", "win1251", RUSSIAN, "windows-1251", false],
    ["KOI8-R", "koi8-r", RUSSIAN, "koi8-r", false],
    ["Windows-1252", "win1252", GERMAN, "windows-1252", false],
    ["Windows-1252 with the euro sign", "win1252", FRENCH, "windows-1252", false],
  ])("reads %s", (_name, written, text, encoding, addBOM) => {
    expect(decodeText(iconv.encode(text, written, { addBOM }))).toEqual({ text, encoding });
  });

  test.each([
    ["an empty file", [], "invalid_input", /empty/],
    ["blank lines alone", [0x20, 0x0a, 0x0a], "invalid_input", /no text/],
    ["a PDF", [0x25, 0x50, 0x44, 0x46, 0x2d], "unsupported_type", /PDF.*byte 0/],
    ["a Word file", [0x50, 0x4b, 0x03, 0x04, 0], "unsupported_type", /Word.*byte 0/],
    ["a NUL", [0x41, 0x42, 0x43, 0x00, 0x44], "unsupported_type", /NUL at byte 3/],
    ["UTF-32", [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0], "unsupported_type", /NUL at byte/],
    ["half a UTF-16 character", [0xff, 0xfe, 0x41, 0x00, 0x42], "invalid_input", /utf-16le/],
  ])("refuses %s", (_name, bytes, code, sentence) => {
    const refusal = refusalOf(Uint8Array.from(bytes));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(sentence);
  });

  test("names the broken byte of a damaged UTF-8 file instead of guessing an encoding", () => {
    const bytes = Uint8Array.from([...iconv.encode("čćžšđ", "utf-8"), 0xff, 0x41]);
    expect(refusalOf(bytes).message).toMatch(/utf-8, byte 10 /);
  });

  test("refuses a text that was cut within a character", () => {
    const bytes = iconv.encode("čćžšđ", "utf-8").subarray(0, 9);
    expect(refusalOf(bytes).message).toMatch(/damaged.*byte 8/);
  });

  test("never answers with a replacement character", () => {
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const bytes = Uint8Array.from([...iconv.encode(FRENCH, "win1252"), 0x20, byte, 0x2e]);
      try {
        expect(decodeText(bytes).text).not.toContain("\uFFFD");
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }
  });

  test("DO-03: counts characters, not bytes, against the limit", () => {
    const longest = "ш".repeat(MAX_CHARACTERS);
    expect(decodeText(iconv.encode(longest, "utf-8")).text).toHaveLength(MAX_CHARACTERS);
    const refusal = refusalOf(iconv.encode(`${longest}ш`, "utf-8"));
    expect(refusal.code).toBe("too_large");
    expect(refusal.message).toContain("1,000,001 characters");
  });
});

function refusalOf(bytes: Uint8Array): AppError {
  try {
    decodeText(bytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("The bytes were not refused");
}

describe("decodeMany", () => {
  test("reads more than one article may have", () => {
    const text = "Wort ".repeat(MAX_CHARACTERS / 4);
    expect(decodeMany(Buffer.from(text))).toEqual({ text, encoding: "utf-8" });
  });

  test("reads in the encoding that a person chose", () => {
    expect(decodeMany(iconv.encode(RUSSIAN, "koi8-r"), "KOI8-R")).toEqual({
      text: RUSSIAN,
      encoding: "koi8-r",
    });
  });

  test("says which byte the chosen encoding cannot read", () => {
    expect(() => decodeMany(iconv.encode("für", "win1252"), "utf-8")).toThrow(
      "read as utf-8, byte 1 makes no character",
    );
  });

  test("refuses an encoding that it does not know", () => {
    expect(() => decodeMany(Buffer.from("für"), "rot13")).toThrow(
      "“rot13” is no encoding that can be read here.",
    );
  });
});
