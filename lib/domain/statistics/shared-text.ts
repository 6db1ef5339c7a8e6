import type { Annotation, Passage } from "../annotation";
import { piecesOf } from "../annotation";
import { codedRegion } from "../frame-use";
import { groupBy } from "../group-by";
import { intersectionOf, totalLength, unionOf } from "../span";
import type { Zone } from "../zones";
import type { Counter } from "./counter";

/** An article's zones and its finished codings, of one layer. */
export interface TaggedArticle {
  readonly zones: readonly Zone[];
  readonly codings: readonly (readonly (Passage & Pick<Annotation, "frameId">)[])[];
}

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
  return {
    add({ zones, codings }) {
      const coded = codedRegion(zones);
      for (const coding of codings) {
        const tagged = groupBy(coding, ({ frameId }) => frameId);
        const unions = frameIds.map((id) =>
          intersectionOf(unionOf((tagged.get(id) ?? []).flatMap(piecesOf)), coded),
        );
        for (const [k, row] of shared.entries()) {
          if (unions[k]!.length === 0) continue;
          for (const l of row.keys()) {
            row[l]! += totalLength(intersectionOf(unions[k]!, unions[l]!)) / codings.length;
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
