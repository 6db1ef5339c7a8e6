import type { Annotation, Passage } from "../annotation";
import { piecesOf } from "../annotation";
import { codedRegion } from "../frame-use";
import { unionOf } from "../span";
import type { Zone } from "../zones";
import type { Counter } from "./counter";
import type { Word } from "./words";
import { coveredWords, wordsOf } from "./words";

/** A word is listed only if this many articles have it on the side it speaks for. */
const MIN_ARTICLES = 3;

/** An article with its text and one coding of it. */
export interface WordArticle {
  readonly text: string;
  /** BCP 47; null when unknown. */
  readonly language: string | null;
  readonly zones: readonly Zone[];
  /** Of several codings, the tags of all. */
  readonly annotations: readonly (Passage & Pick<Annotation, "frameId">)[];
}

/** The same with its text cut into words: once, however many frames are compared. */
export type CutArticle = Pick<WordArticle, "zones" | "annotations"> & {
  readonly words: readonly Word[];
};

/** A word, its counts y in n words of each side, and how strongly it tells the sides apart. */
export interface DistinctiveWord {
  readonly word: string;
  /** Times in passages with the frame, and times in the text compared with. */
  readonly inFrame: number;
  readonly elsewhere: number;
  /** Articles that have the word on the side it speaks for. */
  readonly articles: number;
  /** Log-odds ratio; above 0 the word speaks for the frame. */
  readonly delta: number;
  readonly z: number;
}

export interface DistinctiveWords {
  /** Words counted on either side: n₁ and n₂. */
  readonly wordsInFrame: number;
  readonly wordsElsewhere: number;
  /** The size of the prior, in words. */
  readonly alpha0: number;
  /** By z, the words of the frame first. */
  readonly words: readonly DistinctiveWord[];
}

/** What a frame's passages are compared with. */
export const COMPARISONS = ["rest", "other frames"] as const;
export type Comparison = (typeof COMPARISONS)[number];

interface Options {
  readonly against?: Comparison;
  readonly alpha0?: number;
}

/**
 * Words that are typical of a frame's passages, against the rest of the same
 * articles or against passages with other frames only. Articles without the frame
 * are left out. A word is in a passage when at least half of it is; it counts once,
 * however many annotations cover it. Words that fewer than 3 articles have on the
 * side they speak for are left out: one long article makes no finding.
 *
 * `alpha0` is a tenth of all words compared unless given.
 */
export function wordCounter(
  frameId: string,
  { against = "rest", alpha0 }: Options = {},
): Counter<CutArticle, DistinctiveWords> {
  const inFrame = new Tally();
  const elsewhere = new Tally();
  return {
    add({ words, zones, annotations }) {
      const tagged = annotations.filter((annotation) => annotation.frameId === frameId);
      if (tagged.length === 0) return;
      const coded = coveredWords(words, codedRegion(zones));
      const framed = coveredWords(words, unionOf(tagged.flatMap(piecesOf)));
      const compared =
        against === "rest" ? null : coveredWords(words, unionOf(annotations.flatMap(piecesOf)));

      const sides = { inFrame: new Set<string>(), elsewhere: new Set<string>() };
      for (const [index, { word }] of words.entries()) {
        if (!coded[index]) continue;
        if (framed[index]) inFrame.add(word, sides.inFrame);
        else if (!compared || compared[index]) elsewhere.add(word, sides.elsewhere);
      }
    },
    result() {
      const prior = alpha0 ?? (inFrame.total + elsewhere.total) / 10;
      const words = logOdds(inFrame.times, elsewhere.times, prior).flatMap((entry) => {
        const side = entry.delta >= 0 ? inFrame : elsewhere;
        const count = side.articles.get(entry.word) ?? 0;
        return count >= MIN_ARTICLES ? [{ ...entry, articles: count }] : [];
      });
      return {
        wordsInFrame: inFrame.total,
        wordsElsewhere: elsewhere.total,
        alpha0: prior,
        words,
      };
    },
  };
}

/** The same of articles that are at hand. */
export function distinctiveWords(
  articles: Iterable<WordArticle>,
  frameId: string,
  options: Options = {},
): DistinctiveWords {
  const counter = wordCounter(frameId, options);
  for (const { text, language, ...article } of articles) {
    counter.add({ ...article, words: wordsOf(text, language ?? undefined) });
  }
  return counter.result();
}

/**
 * Weighted log-odds ratio with an informative Dirichlet prior, for every word of
 * two groups with y₁ and y₂ occurrences in n₁ and n₂ words:
 *
 *     δ = ln[(y₁+α) / (n₁+α₀−y₁−α)] − ln[(y₂+α) / (n₂+α₀−y₂−α)]
 *     z = δ / √(1/(y₁+α) + 1/(y₂+α)),   α = α₀·(y₁+y₂)/(n₁+n₂)
 *
 * By z downwards, equal z by word. A text of one single word has no odds: empty.
 *
 * Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' words. Political
 * Analysis, 16(4).
 */
export function logOdds(
  first: ReadonlyMap<string, number>,
  second: ReadonlyMap<string, number>,
  alpha0: number,
): Omit<DistinctiveWord, "articles">[] {
  const [n1, n2] = [sumOf(first), sumOf(second)];
  const vocabulary = [...new Set([...first.keys(), ...second.keys()])];
  if (vocabulary.length < 2) return [];
  return vocabulary
    .map((word) => {
      const [y1, y2] = [first.get(word) ?? 0, second.get(word) ?? 0];
      const alpha = (alpha0 * (y1 + y2)) / (n1 + n2);
      const odds = (y: number, n: number) => Math.log((y + alpha) / (n + alpha0 - y - alpha));
      const delta = odds(y1, n1) - odds(y2, n2);
      const z = delta / Math.sqrt(1 / (y1 + alpha) + 1 / (y2 + alpha));
      return { word, inFrame: y1, elsewhere: y2, delta, z };
    })
    .sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1));
}

/** Counts of words, and of the articles they are in. */
class Tally {
  readonly times = new Map<string, number>();
  readonly articles = new Map<string, number>();
  total = 0;

  /** `seen` holds the words already met in the same article. */
  add(word: string, seen: Set<string>) {
    this.total++;
    this.times.set(word, (this.times.get(word) ?? 0) + 1);
    if (seen.has(word)) return;
    seen.add(word);
    this.articles.set(word, (this.articles.get(word) ?? 0) + 1);
  }
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
