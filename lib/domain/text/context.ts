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
  const before = sliceCodePoints(text, { start: from, end: start });
  const after = sliceCodePoints(text, { start: end, end: to });
  return {
    before: from === 0 ? before : `…${before.replace(/^\S*/, "")}`,
    passage: sliceCodePoints(text, { start, end }),
    after: to === length ? after : `${after.replace(/\S*$/, "")}…`,
  };
}
