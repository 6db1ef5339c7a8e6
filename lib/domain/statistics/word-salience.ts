import { piecesOf } from "../annotation";
import { codedRegion } from "../frame-use";
import { unionOf } from "../span";
import type { Counter, PassageArticle } from "./counter";
import type { StudyFrame } from "./study";
import type { Word } from "./words";
import { coveredWords } from "./words";

/** Salience in words instead of characters. */
export interface WordSalience {
  /** Words of all coded regions. */
  readonly words: number;
  readonly frames: readonly {
    readonly frame: StudyFrame;
    readonly covered: number;
    /** Null where there are no words. */
    readonly share: number | null;
  }[];
}

/** An article whose text was cut into words. */
type CutArticle = Pick<PassageArticle, "zones" | "codings"> & { readonly words: readonly Word[] };

/**
 * Salience counted in words: words of the coded region of which the frame's union
 * covers at least half, of all its words. Several codings of an article add their mean.
 */
export function wordSalienceCounter(
  frames: readonly StudyFrame[],
): Counter<CutArticle, WordSalience> {
  let all = 0;
  const covered = frames.map(() => 0);
  return {
    add({ words: inText, zones, codings }) {
      const coded = coveredWords(inText, codedRegion(zones));
      const words = inText.filter((_, index) => coded[index]);
      all += words.length;
      for (const coding of codings) {
        for (const [index, { id }] of frames.entries()) {
          const tagged = coding.filter(({ frameId }) => frameId === id);
          if (tagged.length === 0) continue;
          const inside = coveredWords(words, unionOf(tagged.flatMap(piecesOf)));
          covered[index]! += totalOf(inside) / codings.length;
        }
      }
    },
    result: () => ({
      words: all,
      frames: frames.map((frame, index) => ({
        frame,
        covered: covered[index]!,
        share: all > 0 ? covered[index]! / all : null,
      })),
    }),
  };
}

function totalOf(marks: Uint8Array): number {
  let total = 0;
  for (const mark of marks) total += mark;
  return total;
}
