import type { Span } from "../span";
import { offsetIndex } from "./offsets";
import type { Utf16Offset } from "./offsets";
import { paragraphsOf } from "./paragraphs";
import { sentencesOf } from "./sentences";

/** A text cut into the stretches that people read as one: in code points, in order, without overlap. */
export interface Segments {
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Span[];
}

/**
 * The paragraphs and the sentences of a text, without the white space at their ends.
 * A line without words is no paragraph. O(length).
 *
 * @param language BCP 47, where it is known
 */
export function segmentsOfText(text: string, language?: string): Segments {
  const index = offsetIndex(text);
  const paragraphs: Span[] = [];
  const sentences: Span[] = [];
  const add = (spans: Span[], from: number, words: string) => {
    const start = from + words.length - words.trimStart().length;
    const end = start + words.trim().length;
    if (start === end) return;
    spans.push({
      start: index.toCodePoints(start as Utf16Offset),
      end: index.toCodePoints(end as Utf16Offset),
    });
  };
  for (const paragraph of paragraphsOf(text)) {
    add(paragraphs, paragraph.start, paragraph.text);
    for (const sentence of sentencesOf(paragraph.text, language)) {
      add(sentences, paragraph.start + sentence.index, sentence.segment);
    }
  }
  return { paragraphs, sentences };
}
