import { groupBy } from "../group-by";
import type { Proportion } from "../statistics/proportion";
import { proportion } from "../statistics/proportion";

/** Articles in a block, counted in the order in which the reviewer coded them. */
export const BLOCK = 20;

/** One finished pass of one reviewer. */
export interface Pass {
  readonly reviewerId: string;
  readonly articleId: string;
  /** ISO 8601; passes are put in this order, and by article where it is the same. */
  readonly submittedAt: string;
  readonly frameIds: readonly string[];
}

/** How often one reviewer used one frame, block after block. */
export interface Drift {
  readonly reviewerId: string;
  readonly frameId: string;
  /** Articles with the frame, of the block's articles; only the last block may have fewer than 20. */
  readonly blocks: readonly (Proportion & { readonly from: string; readonly to: string })[];
}

/**
 * The prevalence of each frame in each reviewer's work, in blocks of 20 articles in
 * coding order that do not overlap. A trend is drift only where articles were
 * assigned in random order; where they came by outlet or date, it may be theirs.
 */
export function drift(passes: readonly Pass[], frameIds: readonly string[]): Drift[] {
  return [...groupBy(passes, ({ reviewerId }) => reviewerId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([reviewerId, own]) => {
      const ordered = own.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
      const blocks = Array.from({ length: Math.ceil(ordered.length / BLOCK) }, (_, i) =>
        ordered.slice(i * BLOCK, (i + 1) * BLOCK),
      );
      return frameIds.map((frameId) => ({
        reviewerId,
        frameId,
        blocks: blocks.map((block) => ({
          ...proportion(
            block.filter((pass) => pass.frameIds.includes(frameId)).length,
            block.length,
          ),
          from: block[0]!.submittedAt,
          to: block.at(-1)!.submittedAt,
        })),
      }));
    });
}

function orderOf({ submittedAt, articleId }: Pass): string {
  return `${submittedAt} ${articleId}`;
}
