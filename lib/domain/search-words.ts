/** One word of a text as search knows it. */
export interface Word {
  /** Its plain form (`foldWord`). */
  readonly word: string;
  /** Where it stands in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut here, in texts and in queries alike (UTF-16 code units). */
const MOST_LETTERS = 100;

/** Scripts that put no spaces between words: each of their characters is a word of its own. */
const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}";
/** Soft hyphens and joiners belong to a word and say nothing. */
const WORD = new RegExp(
  `(?=[\\p{L}\\p{N}])[${UNSPACED}]\\p{M}*` +
    `|[\\p{L}\\p{N}](?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}\\u00AD\\u200C\\u200D])*`,
  "gu",
);
const SIGNS = /[^\p{L}\p{M}\p{N}]/gu;
const PLAIN = /^[a-z0-9]+$/;

/**
 * The words of a text, in order. A word is a run of letters, digits and their
 * accents; whatever else stands between words, so "don't" and "wire-copy" are two
 * words each. Of Chinese, Japanese and Thai every character is one: what a reader
 * takes for a word is found as a phrase, and no dictionary has to agree with
 * another. Nothing is stemmed, no accent is taken off. O(n).
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0]);
    if (word !== "") words.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The form in which words are compared: NFKC, case folded, nothing but letters, accents and digits. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.slice(0, MOST_LETTERS);
  const folded = word.normalize("NFKC").toUpperCase().toLowerCase().replaceAll("ς", "σ");
  return folded.normalize("NFKC").replace(SIGNS, "").slice(0, MOST_LETTERS);
}
