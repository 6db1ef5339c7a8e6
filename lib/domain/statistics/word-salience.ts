import type { ArticleWords } from "./article-words";
import type { Counter } from "./counter";
import type { StudyFrame } from "./study";

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

/**
 * Salience counted in words: words of the coded region of which the frame's union
 * covers at least half, of all its words. Several codings of an article add their mean.
 */
export function wordSalienceCounter(
  frames: readonly StudyFrame[],
): Counter<ArticleWords, WordSalience> {
  let all = 0;
  const sums = new Map(frames.map(({ id }) => [id, 0]));
  return {
    add({ total, codings, frames: own }) {
      all += total;
      for (const { frameId, covered } of own) {
        for (const words of covered) {
          const before = sums.get(frameId);
          if (before !== undefined) sums.set(frameId, before + words / codings);
        }
      }
    },
    result: () => ({
      words: all,
      frames: frames.map((frame) => {
        const covered = sums.get(frame.id)!;
        return { frame, covered, share: all > 0 ? covered / all : null };
      }),
    }),
  };
}
