import type { Span } from "../span";
import { codePointLength, offsetIndex } from "../text/offsets";
import type { StudyArticle } from "./study";

/** An article as the task has it: title, empty line, text. */
export interface SemevalText {
  readonly text: string;
  /** Where a passage of the frozen text stands in this one, in code points; null when it is not in it. */
  readonly placeOf: (span: Span) => Span | null;
  /** The lines that are not empty: each has a number from 1, which counts the empty ones too. */
  readonly lines: readonly (Span & { readonly number: number; readonly words: string })[];
}

/** The title, an empty line, the text without the headline that is the title. */
export function semevalText({
  title,
  text,
  zones,
}: Pick<StudyArticle, "title" | "text" | "zones">): SemevalText {
  const index = offsetIndex(text);
  const [first] = zones;
  // As long as it was: passages in it keep their places.
  const headline = first?.zone === "headline" ? first : { start: 0, end: 0 };
  const above = headline.end > 0 ? index.slice(headline).replace(/\s/gu, " ") : oneLine(title);
  const rest = index.slice({ start: headline.end, end: index.length });
  const body = headline.end > 0 ? rest.replace(/^\n+/, "") : rest;
  const bodyStart = headline.end + rest.length - body.length; // line ends only: one code point each
  const bodyPlace = codePointLength(above) + 2;
  const place = (offset: number) => {
    if (offset >= bodyStart) return offset - bodyStart + bodyPlace;
    return Math.max(0, Math.min(offset, headline.end) - headline.start);
  };
  const whole = `${above}\n\n${body}\n`;
  return {
    text: whole,
    placeOf(span) {
      const [start, end] = [place(span.start), place(span.end)];
      return start < end ? { start, end } : null;
    },
    lines: linesOf(whole),
  };
}

/** Words without line ends and with single spaces. */
export const oneLine = (words: string) => words.replace(/\s+/gu, " ").trim();

function linesOf(text: string): SemevalText["lines"] {
  let start = 0;
  return text
    .split("\n")
    .map((words, at) => {
      const line = { number: at + 1, words, start, end: start + codePointLength(words) };
      start = line.end + 1;
      return line;
    })
    .filter(({ words }) => words.trim() !== "");
}
