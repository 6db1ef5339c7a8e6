import type { Counter, TaggedArticle } from "./counter";
import { coveredText } from "./covered-text";

/**
 * Co-occurrence of frames in the text itself: for each pair of frames the code
 * points of the coded region that carry both, Σ|U_k ∩ U_l|, and Σ|U_k| on the
 * diagonal. Rows and columns are in the order of `frameIds`. Where an article has
 * several codings it adds their mean.
 */
export function sharedTextCounter(
  frameIds: readonly string[],
): Counter<TaggedArticle, readonly (readonly number[])[]> {
  const shared = frameIds.map(() => frameIds.map(() => 0));
  const placeOf = new Map(frameIds.map((id, place) => [id, place]));
  return {
    add({ zones, codings }) {
      for (const coding of codings) {
        const frames = coveredText(coding, zones);
        const places = frames.map(({ frameId }) => placeOf.get(frameId));
        for (const [index, k] of places.entries()) {
          if (k === undefined) continue;
          for (const [other, length] of frames[index]!.shared.entries()) {
            const l = places[other];
            if (l === undefined) continue;
            shared[k]![l]! += length / codings.length;
            if (k !== l) shared[l]![k]! += length / codings.length;
          }
        }
      }
    },
    result: () => shared,
  };
}

/** The same of articles that are at hand. */
export function sharedText(
  articles: Iterable<TaggedArticle>,
  frameIds: readonly string[],
): readonly (readonly number[])[] {
  const counter = sharedTextCounter(frameIds);
  for (const article of articles) counter.add(article);
  return counter.result();
}
