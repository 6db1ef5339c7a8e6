import { isGraphemeBoundary } from "./graphemes";
import type { Utf16Offset, Utf16Span } from "./offsets";
import { lineAt } from "./paragraphs";
import { pieces } from "./segmenters";
import { sentencesOf } from "./sentences";

/** What a selection is rounded to. `grapheme` is as good as exact. */
export type SnapUnit = "grapheme" | "word" | "sentence" | "paragraph";

/** Signs that may stand around a passage and are no part of it. Not `% ‰ § # @ & *`, nor symbols. */
const OUTER = /^(?![%‰§#@&*])[\p{P}\p{Z}\p{Cc}\p{Cf}]$/u;

/** Brackets and quotation marks, each with the signs that may be its other half. */
const PARTNERS: Readonly<Record<string, string>> = {
  ...{ "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{" },
  ...{ '"': '"', "„": "“”", "“": "”„“", "”": "“„”", "«": "»", "»": "«" },
  ...{ "‚": "‘’", "‘": "’‚", "’": "‘‚", "‹": "›", "›": "‹" },
  ...{ "「": "」", "」": "「", "『": "』", "』": "『", "（": "）", "）": "（" },
  ...{ "【": "】", "】": "【", "《": "》", "》": "《", "〈": "〉", "〉": "〈" },
};

/**
 * Round a selection outwards to whole units and trim spaces and punctuation at its
 * edges, so that two reviewers who mean the same words mark the same characters.
 *
 * `span` counts UTF-16 code units. It may be empty: then the unit around it is
 * meant, or the one before it where it lies behind a word. `language` (BCP 47)
 * tells how to cut words where no spaces do. Returns null when no word is in it.
 */
export function snap(
  text: string,
  span: Utf16Span,
  unit: SnapUnit,
  language?: string,
): Utf16Span | null {
  if (text === "") return null;
  const wide = widen(text, span, unit, language);
  const snapped = unit === "grapheme" ? trimSpaces(text, wide) : trimOuter(text, wide);
  if (snapped || span.start < span.end || span.start === 0) return snapped;
  const before = (span.start - 1) as Utf16Offset;
  return trimOuter(text, widen(text, { start: before, end: span.start }, unit, language));
}

/** The unit that holds the character at `offset`, with its spaces and signs; line breaks are no part of it. */
export function unitAt(text: string, offset: number, unit: SnapUnit, language?: string): Utf16Span {
  const line = lineAt(text, offset);
  if (unit === "paragraph") return line;
  if (offset >= line.end) return { start: line.end, end: line.end };
  const words = text.slice(line.start, line.end);
  const cut = unit === "sentence" ? sentencesOf(words, language) : pieces(words, unit, language);
  const { index, segment } = cut.findLast((piece) => line.start + piece.index <= offset)!;
  const start = line.start + index;
  return { start: start as Utf16Offset, end: (start + segment.length) as Utf16Offset };
}

/**
 * The span without spaces and punctuation at its edges; null when nothing else is
 * in it. A bracket or quotation mark stays where its other half is further inside
 * (`Berlin (East)`), and goes where the pair encloses the whole passage.
 */
export function trimOuter(text: string, { start, end }: Utf16Span): Utf16Span | null {
  let from: number = start;
  let to: number = end;
  while (from < to) {
    const first = String.fromCodePoint(text.codePointAt(from)!);
    const last = characterBefore(text, to);
    if (isLoose(text, first, from + first.length, to, "first")) from += first.length;
    else if (isLoose(text, last, from, to - last.length, "last")) to -= last.length;
    else break;
  }
  return from < to ? { start: from as Utf16Offset, end: to as Utf16Offset } : null;
}

/** Whether the sign at one edge may go, so that the passage is `from`–`to`. */
function isLoose(text: string, sign: string, from: number, to: number, edge: "first" | "last") {
  if (!OUTER.test(sign) || !isGraphemeBoundary(text, edge === "first" ? from : to)) return false;
  const partners = PARTNERS[sign];
  if (!partners) return true;
  const others = Array.from(text.slice(from, to), (character) => partners.includes(character));
  if (edge === "last") return !others.includes(true);
  const partner = others.indexOf(true);
  return partner === -1 || partner === others.length - 1;
}

function trimSpaces(text: string, { start, end }: Utf16Span): Utf16Span | null {
  const passage = text.slice(start, end);
  if (passage.trim() === "") return null;
  return {
    start: (start + passage.length - passage.trimStart().length) as Utf16Offset,
    end: (end - passage.length + passage.trimEnd().length) as Utf16Offset,
  };
}

/** From the start of the unit that holds the first character to the end of the one with the last. */
function widen(text: string, span: Utf16Span, unit: SnapUnit, language?: string): Utf16Span {
  const last = Math.max(span.start, span.end - 1);
  return {
    start: unitAt(text, span.start, unit, language).start,
    end: unitAt(text, last, unit, language).end,
  };
}

function characterBefore(text: string, offset: number): string {
  const pair = text.slice(Math.max(0, offset - 2), offset);
  return pair.codePointAt(0)! > 0xffff ? pair : pair.slice(-1);
}
