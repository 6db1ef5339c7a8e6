import type { ArticleWords, Comparison } from "./article-words";
import { articleWordCounter, Vocabulary, withRoom } from "./article-words";
import type { Counter, TaggedArticle } from "./counter";
import { wordsOf } from "./words";

/** A word is listed only if this many articles have it on the side it speaks for. */
const MIN_ARTICLES = 3;

/** An article with its text and one coding of it. */
export interface WordArticle extends Pick<TaggedArticle, "zones"> {
  readonly text: string;
  /** BCP 47; null when unknown. */
  readonly language: string | null;
  readonly annotations: TaggedArticle["codings"][number];
}

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

/**
 * Words that are typical of each frame's passages, against the rest of the same
 * articles or against passages with other frames only. Articles without the frame
 * are left out. A word is in a passage when at least half of it is; it counts once,
 * however many annotations cover it. Words that fewer than 3 articles have on the
 * side they speak for are left out: one long article makes no finding.
 *
 * @param vocabulary in which the words of the articles are numbered
 * @param alpha0 size of the prior; a tenth of all words compared unless given
 */
export function wordCounter(
  frameIds: readonly string[],
  vocabulary: Vocabulary,
  alpha0?: number,
): Counter<ArticleWords, DistinctiveWords[]> {
  const sides = new Map(
    frameIds.map((frameId) => [frameId, { inFrame: new Tally(), elsewhere: new Tally() }]),
  );
  return {
    add({ words, times, frames }) {
      for (const { frameId, places, times: inPassages } of frames) {
        const side = sides.get(frameId);
        if (!side) continue;
        const outside = Int32Array.from(times);
        for (let index = 0; index < places.length; index++) {
          const place = places[index]!;
          side.inFrame.add(words[place]!, inPassages[index]!);
          outside[place]! -= inPassages[index]!;
        }
        side.elsewhere.addAll(words, outside);
      }
    },
    result() {
      const all = vocabulary.words();
      const numbers = new Map(all.map((word, number) => [word, number]));
      return [...sides.values()].map(({ inFrame, elsewhere }) => {
        const prior = alpha0 ?? (inFrame.total + elsewhere.total) / 10;
        const found = logOdds(inFrame.timesOf(all), elsewhere.timesOf(all), prior);
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

/** The same of one frame, of articles that are at hand. */
export function distinctiveWords(
  articles: Iterable<WordArticle>,
  frameId: string,
  { against = "rest", alpha0 }: { readonly against?: Comparison; readonly alpha0?: number } = {},
): DistinctiveWords {
  const vocabulary = new Vocabulary();
  const counter = wordCounter([frameId], vocabulary, alpha0);
  const wordsOfArticle = articleWordCounter(vocabulary, against);
  for (const { text, language, zones, annotations } of articles) {
    const words = wordsOf(text, language ?? undefined);
    counter.add(wordsOfArticle({ zones, codings: [annotations] }, words));
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

  /** @param times in one more article, more than 0 */
  add(word: number, times: number) {
    this.makeRoom(word);
    this.total += times;
    this.times[word]! += times;
    this.articles[word]!++;
  }

  /** @param times of each of the words in one more article; of some it may be 0 */
  addAll(words: ArrayLike<number>, times: Int32Array) {
    for (let index = 0; index < words.length; index++) {
      if (times[index]! > 0) this.add(words[index]!, times[index]!);
    }
  }

  private makeRoom(word: number) {
    if (word < this.times.length) return;
    this.times = withRoom(this.times, word + 1);
    this.articles = withRoom(this.articles, word + 1);
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

function sumOf(counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
