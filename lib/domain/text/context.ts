import type { Span } from "../span";
import { codePointLength, sliceCodePoints } from "./offsets";

/** A passage with the words around it. */
export interface PassageInContext {
  readonly before: string;
  readonly passage: string;
  readonly after: string;
}

/** How much stands around a passage, in code points. */
const AROUND = 280;

/**
 * A passage and what stands around it, cut between words; “…” says that the text goes on.
 * O(n) in the text.
 */
export function passageInContext(text: string, { start, end }: Span): PassageInContext {
  const length = codePointLength(text);
  const from = Math.max(0, start - AROUND);
  const to = Math.min(length, end + AROUND);
  return {
    before: wordsBefore(sliceCodePoints(text, { start: from, end: start }), from > 0),
    passage: sliceCodePoints(text, { start, end }),
    after: wordsAfter(sliceCodePoints(text, { start: end, end: to }), to < length),
  };
}

/** What stands before a passage; where it `isCut` off from more text, whole words after “…”. */
export function wordsBefore(text: string, isCut: boolean): string {
  return isCut ? `…${text.replace(/^\S*/, "")}` : text;
}

/** What stands after a passage; where it `isCut` off from more text, whole words before “…”. */
export function wordsAfter(text: string, isCut: boolean): string {
  return isCut ? `${text.replace(/\S*$/, "")}…` : text;
}
