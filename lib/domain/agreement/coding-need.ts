import type { CodedArticle } from "./frame-agreement";
import { isAskedFor } from "./continuum";
import { articlesToDoubleCode } from "./planner";

/** How many articles one frame needs coded twice. */
export interface CodingNeed {
  readonly frameId: string;
  /** Codings with the frame, of all codings of articles that were asked for it. */
  readonly positives: number;
  readonly codings: number;
  /** Null where the frame was found in none or in all of them: nothing can be planned from that. */
  readonly articles: number | null;
}

/**
 * For each frame, how many articles two reviewers have to code so that the 95 % interval
 * of its alpha is as narrow as wanted, its prevalence being what the codings so far say.
 *
 * @throws {RangeError} for an alpha or width out of its range
 */
export function codingNeeds(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
  wanted: { readonly alpha: number; readonly width: number },
): CodingNeed[] {
  return frameIds.map((frameId) => {
    const passes = articles
      .filter((article) => isAskedFor(article, frameId))
      .flatMap((article) => article.passes);
    const positives = passes.filter((pass) => pass.frameIds.includes(frameId)).length;
    const prevalence = passes.length === 0 ? 0 : positives / passes.length;
    return {
      ...{ frameId, positives, codings: passes.length },
      articles:
        prevalence > 0 && prevalence < 1 ? articlesToDoubleCode({ ...wanted, prevalence }) : null,
    };
  });
}
