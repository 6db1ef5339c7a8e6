import { piecesOf } from "../annotation";
import { codedRegion } from "../frame-use";
import { groupBy } from "../group-by";
import { unionOf } from "../span";
import type { TaggedArticle } from "./counter";
import type { Word } from "./words";
import { eachCoveredWord, wordsIn } from "./words";

/** What a frame's passages are compared with. */
export const COMPARISONS = ["rest", "other frames"] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Gives each word a number, in the order in which they are met. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    this.numbers.set(word, this.numbers.size);
    return this.numbers.size - 1;
  }

  get size(): number {
    return this.numbers.size;
  }

  /** In the order of their numbers. */
  words(): string[] {
    return [...this.numbers.keys()];
  }
}

/** Whole numbers from 0, in as little room as they need. */
type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** The words of one article that are compared, and those in the passages of each frame. A word counts once, however many tags cover it. */
export interface ArticleWords {
  /** Words of the coded region. */
  readonly total: number;
  /** The number of each word that is compared, and how often it occurs. */
  readonly words: Numbers;
  readonly times: Numbers;
  readonly frames: readonly FrameWords[];
  readonly codings: number;
}

interface FrameWords {
  readonly frameId: string;
  /** Places, among the words that are compared, of those in its passages; and how often each occurs there. */
  readonly places: Numbers;
  readonly times: Numbers;
  /** For each coding that has the frame, the number of words of which it covers at least half. */
  readonly covered: readonly number[];
}

/**
 * Counts the words of one article after the other: what `wordCounter` and
 * `wordSalienceCounter` add up. It is given an article and the words of its text, in order.
 *
 * @param against with the rest of the text, or only with what carries any frame
 */
export function articleWordCounter(
  vocabulary: Vocabulary,
  against: Comparison,
): (article: TaggedArticle, words: readonly Word[]) => ArticleWords {
  // By the number of a word, 1 more than its place in the article at hand; 0 between two articles.
  let places = new Int32Array(1024);
  return ({ zones, codings }, words) => {
    const inRegion = wordsIn(words, codedRegion(zones));
    const ids = Int32Array.from(inRegion, ({ word }) => vocabulary.numberOf(word));
    places = withRoom(places, vocabulary.size);
    const compared: number[] = [];
    const times: number[] = [];
    const compare = (index: number) => {
      const id = ids[index]!;
      if (places[id] === 0) {
        places[id] = compared.push(id);
        times.push(0);
      }
      times[places[id]! - 1]!++;
    };
    const annotations = codings.flat();
    if (against === "rest") for (let index = 0; index < ids.length; index++) compare(index);
    else eachCoveredWord(inRegion, unionOf(annotations.flatMap(piecesOf)), compare);

    const inside = new Int32Array(compared.length); // by place; 0 between two frames
    const byCoding = codings.map((coding) => groupBy(coding, ({ frameId }) => frameId));
    const frames = [...groupBy(annotations, ({ frameId }) => frameId)].map(
      ([frameId, tagged]): FrameWords => {
        const own: number[] = [];
        let all = 0;
        eachCoveredWord(inRegion, unionOf(tagged.flatMap(piecesOf)), (index) => {
          const place = places[ids[index]!]! - 1; // a frame's own words are always compared
          if (inside[place]!++ === 0) own.push(place);
          all++;
        });
        const often = own.map((place) => inside[place]!);
        for (const place of own) inside[place] = 0;
        const covered =
          codings.length === 1
            ? [all]
            : byCoding.flatMap((coding) => {
                const tags = coding.get(frameId);
                return tags ? [coveredBy(inRegion, tags)] : [];
              });
        return { frameId, places: numbers(own), times: numbers(often), covered };
      },
    );
    for (const id of compared) places[id] = 0;
    return {
      ...{ total: ids.length, codings: codings.length, frames },
      words: numbers(compared),
      times: numbers(times),
    };
  };
}

function coveredBy(words: readonly Word[], tags: TaggedArticle["codings"][number]): number {
  let covered = 0;
  eachCoveredWord(words, unionOf(tags.flatMap(piecesOf)), () => covered++);
  return covered;
}

/** The counts, with room for so many words at least. */
export function withRoom(counts: Int32Array<ArrayBuffer>, words: number): Int32Array<ArrayBuffer> {
  if (words <= counts.length) return counts;
  const room = new Int32Array(Math.max(words, 2 * counts.length));
  room.set(counts);
  return room;
}

function numbers(values: readonly number[]): Numbers {
  let most = 0;
  for (const value of values) if (value > most) most = value;
  if (most < 2 ** 8) return Uint8Array.from(values);
  return most < 2 ** 16 ? Uint16Array.from(values) : Uint32Array.from(values);
}
