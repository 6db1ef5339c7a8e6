import { wordsOf } from "./search-words";

/** So many words of an article in a row are a quotation of it, not a turn of phrase. */
export const QUOTED_WORDS = 8;

/**
 * Whether something that a person wrote quotes a text: eight words in a row, whatever
 * stands between them. O(n) in the text for each word written.
 */
export function quotesText(written: string, text: string): boolean {
  const words = wordsOf(written).map(({ word }) => word);
  if (words.length < QUOTED_WORDS) return false;
  const read = ` ${wordsOf(text)
    .map(({ word }) => word)
    .join(" ")} `;
  return words
    .slice(0, words.length - QUOTED_WORDS + 1)
    .some((_, at) => read.includes(` ${words.slice(at, at + QUOTED_WORDS).join(" ")} `));
}
