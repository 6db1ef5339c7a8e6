import { fold } from "./fold";

/** Longer lines are prose; their plain form is only read this far (UTF-16 code units). */
const KEY_LENGTH = 600;

/** One raw line that is not blank, and what its form alone says. */
export interface Line {
  /** 1-based number of the raw line. */
  readonly number: number;
  /** The line without the white space at its ends, as it will stand in the cleaned text. */
  readonly text: string;
  /** The beginning of the line in its plain form (`fold`). */
  readonly key: string;
  /** The key without signs at its ends and without a count: "Comments (12)" is "comments". */
  readonly phrase: string;
  /** Number of words; two characters of a script without spaces count as one. */
  readonly words: number;
  /** Ends like a sentence: a full stop, question or exclamation mark, perhaps in quotes. */
  readonly ends: boolean;
  /** Reads like a sentence or longer. Only a strong rule may drop it. */
  readonly prose: boolean;
  /** Surely a paragraph of an article: a statement of some length or several sentences. */
  readonly paragraph: boolean;
  /** A blank line stands before it. */
  readonly gap: boolean;
}

const CLOSING = `["”»“'’)\\]]*(?:\\s?\\[\\d{1,3}\\]|[¹²³⁰-⁹]+)*`;
const STATEMENT_END = new RegExp(`[.…。]${CLOSING}$`, "u");
const SENTENCE_END = new RegExp(`[.…。!?！？؟]${CLOSING}$`, "u");
const INNER_END = /\p{Ll}{2}[.!?…]["”»“'’)\]]*(?:\[\d{1,3}\])*\s+["“„«‘(]?\p{Lu}/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

/** The lines of a canonical text that hold anything. O(n). */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = false;
  text.split("\n").forEach((raw, index) => {
    const trimmed = raw.trim();
    if (trimmed === "") gap = true;
    else {
      lines.push(lineOf(trimmed, index + 1, gap));
      gap = false;
    }
  });
  return lines;
}

export function lineOf(text: string, number: number, gap: boolean): Line {
  const key = fold(text.slice(0, KEY_LENGTH));
  const words = countWords(text);
  const tail = text.slice(-40);
  const ends = SENTENCE_END.test(tail);
  const statement = STATEMENT_END.test(tail) && !/(?:\.\.\.|…)\]?$/u.test(tail);
  const several = words >= 12 && INNER_END.test(text.slice(0, KEY_LENGTH));
  return {
    number,
    text,
    key,
    phrase: phraseOf(key),
    words,
    ends,
    prose: (ends && words >= (statement ? 6 : 10)) || words >= 28 || several,
    paragraph: (statement && words >= 12) || words >= 40 || (several && ends),
    gap,
  };
}

/** The plain form of a line as the phrase tables spell it. */
export function phraseOf(key: string): string {
  return key
    .replace(/^[^\p{L}\p{N}]+/u, "")
    .replace(/^\d+\s+(?=\p{L})/u, "")
    .replace(/[\s([{:-]+\d+[)\]}]?[^\p{L}\p{N}]*$/u, "")
    .replace(/[^\p{L}\p{N}+]+$/u, "");
}

function countWords(text: string): number {
  let count = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const space = text.charCodeAt(i) === 32 || /\s/.test(text[i]!);
    if (!space && !inside) count++;
    inside = !space;
  }
  return count + Math.floor((text.match(UNSPACED)?.length ?? 0) / 2);
}
