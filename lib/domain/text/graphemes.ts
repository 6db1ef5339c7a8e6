import { pieces } from "./segmenters";

/**
 * Characters of which any two that stand side by side are two graphemes: no
 * combining marks, joiners, jamo, flags or prepended signs. Common letters of the
 * scripts of most news, so that the search below rarely walks further than a letter.
 */
const PLAIN =
  /[\n\x20-\x7E\xA1-\xAC\xAE-\u02FF\u0370-\u0481\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u3001-\u3029\u3041-\u3096\u30A1-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3]/;

/**
 * Whether `offset` (in UTF-16 code units) lies between two grapheme clusters of
 * `text`, so that cutting there leaves every character whole as people see it.
 * Reads only the neighbourhood of the offset.
 */
export function isGraphemeBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return offset === 0 || offset === text.length;
  if (isPlain(text, offset - 1) && isPlain(text, offset)) return true;
  const from = plainStart(text, offset - 1);
  // A boundary depends on what precedes it and on the one character that follows.
  const neighbourhood = text.slice(from, offset + 2);
  return pieces(neighbourhood, "grapheme").some(({ index }) => index === offset - from);
}

/** The grapheme boundaries of `text`, from 0 to its length, in UTF-16 code units. */
export function graphemeBoundaries(text: string): number[] {
  return [...pieces(text, "grapheme").map(({ index }) => index), text.length];
}

/** The nearest offset at or before `offset` where a grapheme surely begins. */
function plainStart(text: string, offset: number): number {
  for (let i = offset; i > 0; i--) if (isPlain(text, i - 1) && isPlain(text, i)) return i;
  return 0;
}

function isPlain(text: string, offset: number): boolean {
  return PLAIN.test(text[offset] ?? "");
}
