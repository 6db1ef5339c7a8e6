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

/** For each word, in order, whether the union covers at least half of its code points. O(words + spans). */
export function coveredWords(words: readonly Word[], union: readonly Span[]): boolean[] {
  let first = 0;
  return words.map((word) => {
    while (first < union.length && union[first]!.end <= word.start) first++;
    let covered = 0;
    for (let i = first; i < union.length && union[i]!.start < word.end; i++) {
      covered += overlap(word, union[i]!);
    }
    return 2 * covered >= word.end - word.start;
  });
}
