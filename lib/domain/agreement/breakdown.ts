import { groupBy } from "../group-by";
import type { BootstrapOptions } from "./bootstrap";
import type { CodedArticle, FrameAgreement } from "./frame-agreement";
import { frameAgreement } from "./frame-agreement";

/** The agreement of a part of the articles, or without one of the reviewers. */
export interface Breakdown {
  readonly name: string;
  readonly frames: readonly FrameAgreement[];
}

/**
 * Agreement in blocks that do not overlap, such as weeks, rounds or codebook
 * versions: a running total would hide a decline. Blocks come in the order of their
 * names; articles for which `blockOf` gives null are in none.
 */
export function agreementByBlock(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
  blockOf: (article: CodedArticle) => string | null,
  options: BootstrapOptions,
): Breakdown[] {
  return [...groupBy(articles, blockOf)]
    .flatMap(([name, own]) => (name === null ? [] : [{ name, own }]))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, own }) => ({ name, frames: frameAgreement(own, frameIds, options) }));
}

/**
 * Agreement without each reviewer in turn: where it rises, that reviewer reads the
 * codebook in another way than the rest. Needs three reviewers, and is empty below.
 * `name` is the id of the reviewer left out.
 */
export function leaveOneOut(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
  options: BootstrapOptions,
): Breakdown[] {
  const reviewerIds = [
    ...new Set(articles.flatMap(({ passes }) => passes.map(({ reviewerId }) => reviewerId))),
  ].sort();
  if (reviewerIds.length < 3) return [];
  return reviewerIds.map((name) => {
    const others = articles.map((article) => ({
      ...article,
      passes: article.passes.filter(({ reviewerId }) => reviewerId !== name),
    }));
    return { name, frames: frameAgreement(others, frameIds, options) };
  });
}

/** What one reviewer found in one article, twice. */
export interface Recoding {
  readonly reviewerId: string;
  readonly articleId: string;
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/**
 * Each reviewer's agreement with himself on articles coded twice (intra-coder
 * reliability): the first and the second pass compared like two reviewers.
 *
 * Krippendorff, K. (2019). Content Analysis, 4th ed., ch. 12 (stability).
 */
export function stability(
  recodings: readonly Recoding[],
  frameIds: readonly string[],
  options: BootstrapOptions,
): Breakdown[] {
  return [...groupBy(recodings, ({ reviewerId }) => reviewerId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => {
      const passes = own.map(({ articleId, first, second }) => ({
        articleId,
        passes: [
          { reviewerId: "first", frameIds: first },
          { reviewerId: "second", frameIds: second },
        ],
      }));
      return { name, frames: frameAgreement(passes, frameIds, options) };
    });
}
