import { graphemeBoundaries } from "./graphemes";
import type { Utf16Offset, Utf16Span } from "./offsets";
import { lineAt } from "./paragraphs";
import { pieces } from "./segmenters";
import { sentencesOf } from "./sentences";
import type { SnapUnit } from "./snap";
import { trimOuter } from "./snap";

/** A segment that is worth stopping at: it has a letter, a digit or an emoji. */
const WORD = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;

/**
 * The first unit that begins at `from` or later, or null at the end of the text.
 * Units are whole words, sentences or paragraphs without the signs around them
 * (or single graphemes), because a caret that stops behind a word would take the
 * comma along. Offsets count UTF-16 code units.
 */
export function unitFrom(
  text: string,
  from: number,
  unit: SnapUnit,
  language?: string,
): Utf16Span | null {
  for (let at = from; at <= text.length;) {
    const line = lineAt(text, at);
    const found = unitsOf(text, line, unit, language).find(({ start }) => start >= from);
    if (found) return found;
    at = line.end + 1;
  }
  return null;
}

/** The last unit that begins before `offset`, or null at the beginning of the text. */
export function unitBefore(
  text: string,
  offset: number,
  unit: SnapUnit,
  language?: string,
): Utf16Span | null {
  for (let at = Math.min(offset, text.length); at >= 0;) {
    const line = lineAt(text, at);
    const found = unitsOf(text, line, unit, language).findLast(({ start }) => start < offset);
    if (found) return found;
    at = line.start - 1;
  }
  return null;
}

/** The stops in one line, in order. */
export function unitsOf(
  text: string,
  line: Utf16Span,
  unit: SnapUnit,
  language?: string,
): Utf16Span[] {
  const words = text.slice(line.start, line.end);
  const spans = cut(words, unit, language).map(([start, end]) => ({
    start: (line.start + start) as Utf16Offset,
    end: (line.start + end) as Utf16Offset,
  }));
  if (unit === "grapheme" || unit === "word") return spans;
  return spans.flatMap((span) => trimOuter(text, span) ?? []);
}

function cut(words: string, unit: SnapUnit, language?: string): [number, number][] {
  if (unit === "paragraph") return [[0, words.length]];
  if (unit === "grapheme") {
    const boundaries = graphemeBoundaries(words);
    return boundaries.slice(1).map((end, i) => [boundaries[i]!, end]);
  }
  const found = unit === "word" ? pieces(words, "word", language) : sentencesOf(words, language);
  return found
    .filter(({ segment }) => WORD.test(segment))
    .map(({ index, segment }) => [index, index + segment.length]);
}
