import { isGraphemeBoundary } from "./graphemes";
import type { Utf16Offset, Utf16Span } from "./offsets";

/** A letter or digit of a script that parts its words. */
const LETTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts without spaces between words: any place between two signs may be the edge of one. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * Every place in a text where the same words stand, from the first to the last, none
 * overlapping another. Capital and small letters are alike, and so is every kind of
 * space or line break between the words. Counts UTF-16 code units; O(n).
 *
 * With `wholeWords` a match neither begins nor ends within a word: "art" is not found
 * in "party". A match never cuts a character as people see it.
 */
export function matchesOf(
  text: string,
  words: string,
  { wholeWords }: { readonly wholeWords: boolean },
): Utf16Span[] {
  const wanted = words.trim().split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return [];
  const pattern = new RegExp(wanted.map(literal).join("\\s+"), "giu");
  return [...text.matchAll(pattern)]
    .map(({ index, 0: { length } }) => ({
      start: index as Utf16Offset,
      end: (index + length) as Utf16Offset,
    }))
    .filter(
      ({ start, end }) =>
        [start, end].every((at) => isGraphemeBoundary(text, at)) &&
        !(wholeWords && (isInsideWord(text, start) || isInsideWord(text, end))),
    );
}

/** Whether the signs on both sides of an offset belong to one word. */
export function isInsideWord(text: string, offset: number): boolean {
  const before = Array.from(text.slice(Math.max(0, offset - 2), offset)).at(-1) ?? "";
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  if (!LETTER.test(before) || !LETTER.test(after)) return false;
  return !UNSPACED.test(before) && !UNSPACED.test(after);
}

/** A word as a pattern that means just its letters. */
function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
