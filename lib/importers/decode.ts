import iconv from "iconv-lite";
import { detect } from "jschardet";
import { AppError } from "@/lib/domain/errors";
import { MAX_CHARACTERS } from "@/lib/domain/limits";
import { codePointLength } from "@/lib/domain/text/offsets";

/** What each code point can take at most, so larger files are refused unread. */
const MAX_BYTES = 4 * MAX_CHARACTERS;

/** Encodings a text without Unicode's marks may be in. What jschardet says beyond these is a guess too many. */
const LEGACY = new Set([
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "iso-8859-1",
  "iso-8859-2",
  "iso-8859-5",
  "iso-8859-15",
  "koi8-r",
  "koi8-u",
]);

const UNICODE = new Set(["utf-8", "utf-16le", "utf-16be"]);

/** Every encoding that a person may choose for a file. */
export const ENCODINGS: readonly string[] = [...UNICODE, ...LEGACY];

/** Bytes that the encoding is told from. */
const SAMPLE = 50_000;

const MAGIC: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ["a PDF", [0x25, 0x50, 0x44, 0x46]],
  ["a Word file or another ZIP archive", [0x50, 0x4b, 0x03, 0x04]],
  ["an old Office file", [0xd0, 0xcf, 0x11, 0xe0]],
  ["an RTF file", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["a gzip archive", [0x1f, 0x8b]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["an SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ["a program", [0x7f, 0x45, 0x4c, 0x46]],
];

export interface DecodedText {
  readonly text: string;
  /** Name of the encoding the bytes were read in, such as `utf-8` or `windows-1250`. */
  readonly encoding: string;
}

/**
 * Decode the bytes of a plain text file: by its byte order mark, as UTF-8, as
 * UTF-16 where every other byte is NUL, else in the old encoding that fits the
 * letters best; or in the one that a person chose. Never puts U+FFFD where a byte could not be read.
 *
 * @throws {AppError} invalid_input for an empty or damaged file, unsupported_type
 *   for one that is no text, too_large for more than `MAX_CHARACTERS`. The sentence
 *   names the byte position, counted from 0.
 */
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
  if (bytes.length > MAX_BYTES) throw tooLarge(bytes.length, "bytes");
  const decoded = decodeMany(bytes, chosen);
  const length = codePointLength(decoded.text);
  if (length > MAX_CHARACTERS) throw tooLarge(length, "characters");
  return decoded;
}

/**
 * Decode the bytes of a file that may hold many articles, of any length; as `decodeText` does,
 * or in the encoding that a person chose.
 *
 * @throws {AppError} invalid_input for an empty or damaged file, unsupported_type for one that is no text
 */
export function decodeMany(bytes: Uint8Array, chosen?: string): DecodedText {
  if (bytes.length === 0) throw new AppError("invalid_input", "The file is empty.");
  const decoded = decodeBlank(bytes, chosen);
  if (decoded.text.trim() === "") throw new AppError("invalid_input", "The file holds no text.");
  return decoded;
}

/**
 * Decode the bytes of a file that may also be empty or blank, such as one of the many in an archive; as `decodeMany` does.
 *
 * @throws {AppError} invalid_input for a damaged file, unsupported_type for one that is no text
 */
export function decodeBlank(bytes: Uint8Array, chosen?: string): DecodedText {
  for (const [kind, magic] of MAGIC) {
    if (magic.every((byte, i) => bytes[i] === byte)) {
      throw new AppError(
        "unsupported_type",
        `This is ${kind}, as the bytes from byte 0 on show, not plain text.`,
      );
    }
  }

  return chosen ? decodeAs(bytes, chosen) : decode(bytes);
}

function decodeAs(bytes: Uint8Array, chosen: string): DecodedText {
  const encoding = chosen.toLowerCase();
  if (LEGACY.has(encoding)) {
    const text = iconv.decode(bytes, encoding);
    const unread = text.indexOf("\uFFFD"); // one byte, one character
    if (unread >= 0) throw damaged(bytes, encoding, unread);
    return { text, encoding };
  }
  if (!UNICODE.has(encoding)) {
    throw new AppError("invalid_input", `“${chosen}” is no encoding that can be read here.`);
  }
  const text = strictly(bytes, encoding);
  if (text === null) throw damaged(bytes, encoding);
  refuseNul(text.indexOf("\0") * (encoding === "utf-8" ? 1 : 2));
  return { text, encoding };
}

function decode(bytes: Uint8Array): DecodedText {
  const encoding = markOf(bytes) ?? utf16Of(bytes);
  if (encoding) return decodeAs(bytes, encoding);
  refuseNul(bytes.indexOf(0));
  const text = strictly(bytes, "utf-8");
  if (text !== null) return { text, encoding: "utf-8" };
  if (isMostlyUtf8(bytes)) throw damaged(bytes, "utf-8");
  return decodeLegacy(bytes);
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: most text has a NUL in every other byte, and none in the others. */
function utf16Of(bytes: Uint8Array): string | null {
  let even = 0;
  let odd = 0;
  const length = Math.min(bytes.length, 10_000);
  for (let i = 0; i < length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const most = length / 2 / 3;
  if (bytes.length % 2 !== 0) return null;
  if (odd > most && even === 0) return "utf-16le";
  if (even > most && odd === 0) return "utf-16be";
  return null;
}

/** The text without its mark; null when a byte does not fit the encoding. */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether the bytes are UTF-8 with a few broken ones: letters of two bytes and more prevail. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[^\u0000-\u007F\uFFFD]/gu)?.length ?? 0;
  return whole > 2 * broken;
}

function decodeLegacy(bytes: Uint8Array): DecodedText {
  const encoding = detect(bytes.subarray(0, SAMPLE)).encoding?.toLowerCase() ?? "";
  if (!LEGACY.has(encoding)) {
    throw new AppError(
      "unsupported_type",
      `Its encoding could not be told: byte ${firstBroken(bytes)} is not UTF-8 and fits no known encoding. Save the file as UTF-8 and try again.`,
    );
  }
  return decodeAs(bytes, encoding);
}

function firstBroken(bytes: Uint8Array): number {
  // The longest start that decodes ends where the first broken sequence begins.
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low === bytes.length ? low - 1 : low;
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function refuseNul(position: number): void {
  if (position < 0) return;
  throw new AppError(
    "unsupported_type",
    `This is not plain text: there is a NUL at byte ${position}.`,
  );
}

function damaged(bytes: Uint8Array, encoding: string, position?: number): AppError {
  const at = position ?? (encoding === "utf-8" ? firstBroken(bytes) : null);
  return new AppError(
    "invalid_input",
    `The file is damaged: read as ${encoding}, ${at === null ? "some bytes make" : `byte ${at} makes`} no character. Save it as UTF-8 and try again.`,
  );
}

function tooLarge(size: number, unit: string): AppError {
  return new AppError(
    "too_large",
    `The text is too long: ${size.toLocaleString("en")} ${unit}. An article may have ${MAX_CHARACTERS.toLocaleString("en")} characters.`,
  );
}
