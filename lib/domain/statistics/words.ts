import type { Span } from "../span";
import { overlap } from "../span";
import { codePointLength } from "../text/offsets";
import { pieces } from "../text/segmenters";

/** A word of a text in its counted form: lower case, Unicode form NFC. The span is in code points. */
export interface Word extends Span {
  readonly word: string;
}

/** The words of a text in order, cut by the rules of its language (BCP 47). Signs and spaces are no words. */
export function wordsOf(text: string, language = "und"): Word[] {
  return wordCutter()(text, language);
}

/** Words between spaces that a cutter remembers; then it forgets all and begins again. */
const REMEMBERED = 200_000;

/**
 * `wordsOf` for many texts. Cutting by the rules of Unicode is slow, and the same words
 * return: what stands between two spaces is cut once and remembered. Where a word begins
 * and ends never depends on what is beyond a space.
 */
export function wordCutter(): (text: string, language?: string) => Word[] {
  const known = new Map<string, readonly Word[]>();
  return (text, language = "und") => {
    const words: Word[] = [];
    let start = 0;
    for (const part of text.split(/([ \n]+)/)) {
      const first = part.charCodeAt(0);
      if (first === 0x20 || first === 0x0a || part === "") {
        start += part.length;
        continue;
      }
      const key = `${language} ${part}`;
      let own = known.get(key);
      if (!own) {
        own = cut(part, language);
        if (known.size === REMEMBERED) known.clear();
        known.set(key, own);
      }
      for (const one of own) {
        words.push({ word: one.word, start: start + one.start, end: start + one.end });
      }
      start += codePointLength(part);
    }
    return words;
  };
}

function cut(text: string, language: string): Word[] {
  const words: Word[] = [];
  let start = 0;
  for (const { segment } of pieces(text, "word", language)) {
    const end = start + codePointLength(segment);
    if (/[\p{L}\p{N}]/u.test(segment)) {
      words.push({ word: segment.toLocaleLowerCase(language).normalize("NFC"), start, end });
    }
    start = end;
  }
  return words;
}

/** The words of which the region covers at least half. */
export function wordsIn(words: readonly Word[], region: readonly Span[]): Word[] {
  const inside = coveredWords(words, region);
  return words.filter((_, index) => inside[index]);
}

/** For each word, in order, 1 where the union covers at least half of its code points. O(words + spans). */
export function coveredWords(words: readonly Span[], union: readonly Span[]): Uint8Array {
  const inside = new Uint8Array(words.length);
  eachCoveredWord(words, union, (index) => (inside[index] = 1));
  return inside;
}

/**
 * Tells the place of each word, in order, of which the union covers at least half. Words that
 * no span touches are skipped: O(words covered + spans × log words).
 */
export function eachCoveredWord(
  words: readonly Span[],
  union: readonly Span[],
  tell: (index: number) => void,
): void {
  let first = 0;
  for (let index = 0; first < union.length; index++) {
    index = firstAfter(words, union[first]!.start, index);
    const word = words[index];
    if (!word) return;
    while (first < union.length && union[first]!.end <= word.start) first++;
    let covered = 0;
    for (let i = first; i < union.length && union[i]!.start < word.end; i++) {
      covered += overlap(word, union[i]!);
    }
    if (2 * covered >= word.end - word.start) tell(index);
  }
}

/** The place of the first word from `from` on that ends after `offset`; that of none is their number. */
function firstAfter(words: readonly Span[], offset: number, from: number): number {
  let [low, high] = [from, from];
  for (let step = 1; high < words.length && words[high]!.end <= offset; step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, words.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
