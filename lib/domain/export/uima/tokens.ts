import { pieces } from "../../text/segmenters";
import { segmentsOfText } from "../../text/segments";
import { offsetIndex } from "../../text/offsets";

/** A stretch of a text, in UTF-16 code units, half-open. */
export interface Stretch {
  readonly begin: number;
  readonly end: number;
}

export interface Sentence extends Stretch {
  /** Words and signs, without the white space between them. */
  readonly tokens: readonly Stretch[];
}

/** The sentences of a text and the tokens of each, by Unicode's rules for the language. */
export function sentencesWithTokens(text: string, language: string | null): Sentence[] {
  const index = offsetIndex(text);
  return segmentsOfText(text, language ?? undefined).sentences.map((span) => {
    const { start, end } = index.toUtf16Span(span);
    const tokens = pieces(text.slice(start, end), "word", language ?? undefined)
      .filter(({ segment }) => segment.trim() !== "")
      .map(({ index: at, segment }) => ({
        begin: start + at,
        end: start + at + segment.length,
      }));
    return { begin: start, end, tokens };
  });
}
