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
 * Count the words of one article: what `wordCounter` and `wordSalienceCounter` add up.
 *
 * @param words of the text, in order
 * @param against with the rest of the text, or only with what carries any frame
 */
export function articleWords(
  { zones, codings }: TaggedArticle,
  words: readonly Word[],
  vocabulary: Vocabulary,
  against: Comparison,
): ArticleWords {
  const inRegion = wordsIn(words, codedRegion(zones));
  const ids = inRegion.map(({ word }) => vocabulary.numberOf(word));
  const placeOf = new Map<number, number>();
  const times: number[] = [];
  const compare = (index: number) => {
    const place = placeOf.get(ids[index]!) ?? placeOf.size;
    if (place === placeOf.size) placeOf.set(ids[index]!, place);
    times[place] = (times[place] ?? 0) + 1;
  };
  const annotations = codings.flat();
  if (against === "rest") ids.forEach((_, index) => compare(index));
  else eachCoveredWord(inRegion, unionOf(annotations.flatMap(piecesOf)), compare);
  const frames = [...groupBy(annotations, ({ frameId }) => frameId)].map(
    ([frameId, tagged]): FrameWords => {
      const inside = new Map<number, number>();
      eachCoveredWord(inRegion, unionOf(tagged.flatMap(piecesOf)), (index) => {
        const place = placeOf.get(ids[index]!)!; // a frame's own words are always compared
        inside.set(place, (inside.get(place) ?? 0) + 1);
      });
      const covered = codings.flatMap((coding) => {
        const own = coding.filter((tag) => tag.frameId === frameId);
        if (own.length === 0) return [];
        let count = 0;
        eachCoveredWord(inRegion, unionOf(own.flatMap(piecesOf)), () => count++);
        return [count];
      });
      const [places, often] = [[...inside.keys()], [...inside.values()]];
      return { frameId, places: numbers(places), times: numbers(often), covered };
    },
  );
  return {
    ...{ total: ids.length, codings: codings.length, frames },
    words: numbers([...placeOf.keys()]),
    times: numbers(times),
  };
}

function numbers(values: readonly number[]): Numbers {
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  if (most < 2 ** 8) return Uint8Array.from(values);
  return most < 2 ** 16 ? Uint16Array.from(values) : Uint32Array.from(values);
}
