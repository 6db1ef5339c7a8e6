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

/** For each word, in order, 1 where the union covers at least half of its code points. O(words + spans). */
export function coveredWords(words: readonly Span[], union: readonly Span[]): Uint8Array {
  const inside = new Uint8Array(words.length);
  let first = 0;
  for (let index = 0; index < words.length && first < union.length; index++) {
    const word = words[index]!;
    while (first < union.length && union[first]!.end <= word.start) first++;
    let covered = 0;
    for (let i = first; i < union.length && union[i]!.start < word.end; i++) {
      covered += overlap(word, union[i]!);
    }
    if (2 * covered >= word.end - word.start) inside[index] = 1;
  }
  return inside;
}
