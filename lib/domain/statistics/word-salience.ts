import { piecesOf } from "../annotation";
import { groupBy } from "../group-by";
import { unionOf } from "../span";
import type { Counter, PassageArticle } from "./counter";
import type { StudyFrame } from "./study";
import type { Word } from "./words";
import { eachCoveredWord } from "./words";

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

/** An article with the words of its coded region. */
type CutArticle = Pick<PassageArticle, "codings"> & { readonly words: readonly Word[] };

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
    add({ words, codings }) {
      all += words.length;
      for (const coding of codings) {
        const tagged = groupBy(coding, ({ frameId }) => frameId);
        for (const [index, { id }] of frames.entries()) {
          const own = tagged.get(id);
          if (!own) continue;
          let inside = 0;
          eachCoveredWord(words, unionOf(own.flatMap(piecesOf)), () => inside++);
          covered[index]! += inside / codings.length;
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
