import { AppError } from "../errors";
import type { Span } from "../span";
import { isGraphemeBoundary } from "./graphemes";

/**
 * Units of text offsets.
 *
 * Stored, computed and exported offsets are Unicode code points, as Python, R,
 * REFI-QDA and the W3C Web Annotation model count them. JavaScript strings and
 * DOM ranges count UTF-16 code units: "📰" is one code point and two code units.
 * The two are converted here and nowhere else.
 */

/** An offset counted in UTF-16 code units. Only the reading surface and UTF-16 file formats hold one. */
export type Utf16Offset = number & { readonly unit: "utf-16" };

/** A half-open range counted in UTF-16 code units. */
export interface Utf16Span {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
}

/** Converts offsets of one text. */
export interface OffsetIndex {
  /** Length of the text in code points. */
  readonly length: number;
  toCodePoints(offset: Utf16Offset): number;
  toUtf16(offset: number): Utf16Offset;
  /** Both ends of a UTF-16 range, in code points. */
  toSpan(span: Utf16Span): Span;
  /** Both ends of a span, in UTF-16 code units. */
  toUtf16Span(span: Span): Utf16Span;
  /** The words of a span given in code points. */
  slice(span: Span): string;
}

/**
 * Prepare `text` for converting many offsets in both directions.
 *
 * Reads the text once, O(n); each conversion afterwards is O(log s), where s is
 * the number of characters outside the Basic Multilingual Plane (0 for most news).
 *
 * @throws {RangeError} from every conversion, when the offset lies outside the
 *   text or between the two halves of a surrogate pair.
 * @example
 * const index = offsetIndex("📰 Steuern");
 * index.toCodePoints(3 as Utf16Offset); // => 2, the "S"
 */
export function offsetIndex(text: string): OffsetIndex {
  const pairs = surrogatePairs(text);
  const length = text.length - pairs.length;

  function toCodePoints(offset: Utf16Offset): number {
    if (!Number.isInteger(offset) || offset < 0 || offset > text.length) throw outside(offset);
    // The i-th pair begins at code unit pairs[i] + i, because i pairs come before it.
    const before = countBelow(pairs, (pair, i) => pair + i < offset);
    if (before > 0 && pairs[before - 1]! + before === offset) {
      throw new RangeError(`Offset ${offset} lies between the halves of a surrogate pair`);
    }
    return offset - before;
  }

  function toUtf16(offset: number): Utf16Offset {
    if (!Number.isInteger(offset) || offset < 0 || offset > length) throw outside(offset);
    return (offset + countBelow(pairs, (pair) => pair < offset)) as Utf16Offset;
  }

  const toUtf16Span = (span: Span): Utf16Span => ({
    start: toUtf16(span.start),
    end: toUtf16(span.end),
  });

  return {
    length,
    toCodePoints,
    toUtf16,
    toSpan: ({ start, end }) => ({ start: toCodePoints(start), end: toCodePoints(end) }),
    toUtf16Span,
    slice(span) {
      const { start, end } = toUtf16Span(span);
      return text.slice(start, end);
    },
  };

  function outside(offset: number): RangeError {
    return new RangeError(`Offset ${offset} lies outside a text of ${length} code points`);
  }
}

/**
 * For each code point of `text` how many bytes stand before it in UTF-8, and at the end
 * the length of all; for formats that count bytes. O(n).
 */
export function utf8Offsets(text: string): Uint32Array {
  const offsets = new Uint32Array(codePointLength(text) + 1);
  let at = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    offsets[at + 1] = offsets[at]! + bytes;
    at++;
  }
  return offsets;
}

/** Number of code points in `text`; a lone surrogate counts as one. O(n). */
export function codePointLength(text: string): number {
  return text.length - surrogatePairs(text).length;
}

/** The words of one span. O(n): for many spans of one text use `offsetIndex(text).slice`. */
export function sliceCodePoints(text: string, span: Span): string {
  return offsetIndex(text).slice(span);
}

/**
 * Check untrusted offsets, in code points, against the text they refer to.
 *
 * @throws {AppError} invalid_span, when an offset is not a whole number or lies
 *   outside the text, when the passage is empty, or when it would cut a character
 *   as people see it (an emoji sequence, a letter from its accent) in two.
 */
export function spanIn(text: string, start: number, end: number): Span {
  const index = offsetIndex(text);
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > index.length) {
    throw new AppError(
      "invalid_span",
      `The passage ${start}–${end} is not inside this text, which has ${index.length} characters. Select the passage again.`,
    );
  }
  if (start >= end) {
    throw new AppError(
      "invalid_span",
      `The passage ${start}–${end} is empty. Select at least one character.`,
    );
  }
  for (const offset of [start, end]) {
    if (!isGraphemeBoundary(text, index.toUtf16(offset))) {
      throw new AppError(
        "invalid_span",
        `The passage ${start}–${end} cuts a character in two at ${offset}. Select the whole character.`,
      );
    }
  }
  return { start, end };
}

/**
 * Check the untrusted parts of a discontinuous passage against the text: two or more,
 * in order, none touching the next, the first from the passage's start, the last to
 * its end.
 *
 * @throws {AppError} invalid_span, for these and for all that `spanIn` refuses
 */
export function piecesIn(text: string, hull: Span, pieces: readonly Span[]): Span[] {
  const checked = pieces.map(({ start, end }) => spanIn(text, start, end));
  const apart = checked.every(({ start }, i) => i === 0 || checked[i - 1]!.end < start);
  const fits = checked[0]?.start === hull.start && checked.at(-1)?.end === hull.end;
  if (checked.length < 2 || !apart || !fits) {
    throw new AppError(
      "invalid_span",
      "The parts of a passage must stand in order, with text between them. Select them again.",
    );
  }
  return checked;
}

/** The span without the white space at its edges, in code points; null when it is white space only. */
export function trimSpan(text: string, span: Span): Span | null {
  const passage = sliceCodePoints(text, span);
  const trimmed = passage.trim();
  if (trimmed === "") return null;
  // White space is never a surrogate pair, so what was cut counts the same in both units.
  const start = span.start + passage.length - passage.trimStart().length;
  return { start, end: start + codePointLength(trimmed) };
}

/** Code point offsets of the characters that take two UTF-16 code units, in order. */
function surrogatePairs(text: string): number[] {
  const pairs: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      pairs.push(i - pairs.length);
      i++;
    }
  }
  return pairs;
}

/** How many leading items of the sorted array satisfy `below`. Binary search. */
function countBelow(
  items: readonly number[],
  below: (item: number, index: number) => boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below(items[middle]!, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
