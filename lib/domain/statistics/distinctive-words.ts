import type { Annotation, Passage } from "../annotation";
import { piecesOf } from "../annotation";
import { codedRegion } from "../frame-use";
import { groupBy } from "../group-by";
import { unionOf } from "../span";
import type { Zone } from "../zones";
import type { Counter } from "./counter";
import type { Word } from "./words";
import { eachCoveredWord, wordsIn, wordsOf } from "./words";

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

/** The same with the words of its coded region: cut once, however many frames are compared. */
export type CutArticle = Pick<WordArticle, "annotations"> & { readonly words: readonly Word[] };

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
 * Words that are typical of each frame's passages, against the rest of the same
 * articles or against passages with other frames only. Articles without the frame
 * are left out. A word is in a passage when at least half of it is; it counts once,
 * however many annotations cover it. Words that fewer than 3 articles have on the
 * side they speak for are left out: one long article makes no finding.
 *
 * `alpha0` is a tenth of all words compared unless given.
 */
export function wordCounter(
  frameIds: readonly string[],
  { against = "rest", alpha0 }: Options = {},
): Counter<CutArticle, DistinctiveWords[]> {
  const numbers = new Map<string, number>(); // of each word
  const sides = frameIds.map(() => ({ inFrame: new Tally(), elsewhere: new Tally() }));
  // Times in the article at hand, by the number of the word; 0 between two articles.
  let inText = new Int32Array(1024);
  let inPassages = new Int32Array(1024);
  return {
    add({ words, annotations }) {
      const ids = Int32Array.from(words, ({ word }) => numberOf(word, numbers));
      inText = withRoom(inText, numbers.size);
      inPassages = withRoom(inPassages, numbers.size);
      const distinct: number[] = []; // words that are compared: a frame's own are always among them
      const compare = (place: number) => {
        if (inText[ids[place]!]!++ === 0) distinct.push(ids[place]!);
      };
      if (against === "rest") words.forEach((_, place) => compare(place));
      else eachCoveredWord(words, unionOf(annotations.flatMap(piecesOf)), compare);
      const tagged = groupBy(annotations, ({ frameId }) => frameId);
      for (const [index, frameId] of frameIds.entries()) {
        const own = tagged.get(frameId);
        if (!own) continue;
        const { inFrame, elsewhere } = sides[index]!;
        eachCoveredWord(words, unionOf(own.flatMap(piecesOf)), (place) => {
          inPassages[ids[place]!]!++;
        });
        for (const word of distinct) {
          const times = inPassages[word]!;
          inPassages[word] = 0;
          inFrame.add(word, times);
          elsewhere.add(word, inText[word]! - times);
        }
      }
      for (const word of distinct) inText[word] = 0;
    },
    result() {
      const vocabulary = [...numbers.keys()];
      return sides.map(({ inFrame, elsewhere }) => {
        const prior = alpha0 ?? (inFrame.total + elsewhere.total) / 10;
        const found = logOdds(inFrame.timesOf(vocabulary), elsewhere.timesOf(vocabulary), prior);
        return {
          wordsInFrame: inFrame.total,
          wordsElsewhere: elsewhere.total,
          alpha0: prior,
          words: found.flatMap((entry) => {
            const side = entry.delta >= 0 ? inFrame : elsewhere;
            const articles = side.articlesWith(numbers.get(entry.word)!);
            return articles >= MIN_ARTICLES ? [{ ...entry, articles }] : [];
          }),
        };
      });
    },
  };
}

function numberOf(word: string, numbers: Map<string, number>): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  numbers.set(word, numbers.size);
  return numbers.size - 1;
}

/** The same of one frame, of articles that are at hand. */
export function distinctiveWords(
  articles: Iterable<WordArticle>,
  frameId: string,
  options: Options = {},
): DistinctiveWords {
  const counter = wordCounter([frameId], options);
  for (const { text, language, zones, annotations } of articles) {
    const words = wordsIn(wordsOf(text, language ?? undefined), codedRegion(zones));
    counter.add({ annotations, words });
  }
  return counter.result()[0]!;
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

/** Counts of words by their numbers, and of the articles they are in. */
class Tally {
  private times = new Int32Array(1024);
  private articles = new Int32Array(1024);
  total = 0;

  /** @param times in one more article */
  add(word: number, times: number) {
    if (times === 0) return;
    if (word >= this.times.length) {
      this.times = withRoom(this.times, word + 1);
      this.articles = withRoom(this.articles, word + 1);
    }
    this.total += times;
    this.times[word]! += times;
    this.articles[word]!++;
  }

  /** @param vocabulary words in the order of their numbers */
  timesOf(vocabulary: readonly string[]): Map<string, number> {
    const times = new Map<string, number>();
    for (let word = 0; word < this.times.length; word++) {
      if (this.times[word]! > 0) times.set(vocabulary[word]!, this.times[word]!);
    }
    return times;
  }

  articlesWith(word: number): number {
    return this.articles[word] ?? 0;
  }
}

/** The counts, with room for so many words at least. */
function withRoom(counts: Int32Array<ArrayBuffer>, words: number): Int32Array<ArrayBuffer> {
  if (words <= counts.length) return counts;
  const room = new Int32Array(Math.max(words, 2 * counts.length));
  room.set(counts);
  return room;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
