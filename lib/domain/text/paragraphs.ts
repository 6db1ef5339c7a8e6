import type { Utf16Offset, Utf16Span } from "./offsets";

/**
 * One line of a text. `start` and `end` (UTF-16) leave out the line break; `text`
 * has it, so that all paragraphs' texts joined are the whole text to the letter.
 */
export interface Paragraph extends Utf16Span {
  readonly index: number;
  readonly text: string;
}

/** Split a text at its line breaks. A text of n line breaks has n + 1 paragraphs, some perhaps empty. */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start <= text.length;) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak === -1 ? text.length : lineBreak;
    paragraphs.push({
      index: paragraphs.length,
      start: start as Utf16Offset,
      end: end as Utf16Offset,
      text: text.slice(start, end + 1),
    });
    start = end + 1;
  }
  return paragraphs;
}

/** The paragraph that holds an offset; the line break belongs to the paragraph it ends. O(log n). */
export function paragraphAt(paragraphs: readonly Paragraph[], offset: number): Paragraph {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (paragraphs[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low]!;
}

/** The line around an offset of a text that has not been split: without its line break. */
export function lineAt(text: string, offset: number): Utf16Span {
  const start = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const lineBreak = text.indexOf("\n", offset);
  return {
    start: start as Utf16Offset,
    end: (lineBreak === -1 ? text.length : lineBreak) as Utf16Offset,
  };
}
