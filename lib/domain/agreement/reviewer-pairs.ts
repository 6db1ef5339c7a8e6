import { groupBy } from "../group-by";
import { cohenKappa } from "./cohen-kappa";
import type { Coefficient, ReliabilityData } from "./coefficient";
import { nominal } from "./distance";
import type { CodedArticle } from "./frame-agreement";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent-agreement";

/** Two reviewers and one frame: how they agree, and who found it where the other did not. */
export interface PairAgreement {
  readonly reviewerIds: readonly [string, string];
  readonly frameId: string;
  /** Articles that both submitted. */
  readonly articles: number;
  /** Articles by what the two said; they add up to `articles`. */
  readonly both: readonly string[];
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
  readonly neither: number;
  readonly percent: Coefficient;
  readonly alpha: Coefficient;
  readonly kappa: Coefficient;
}

/**
 * Every pair of reviewers who share an article, frame by frame. Pairs in order of
 * their ids; the cells name their articles, so that a reader can open them.
 */
export function reviewerPairs(
  articles: readonly CodedArticle[],
  frameIds: readonly string[],
): PairAgreement[] {
  const shared = articles.flatMap(({ articleId, passes, askedFrameIds }) => {
    const ordered = [...passes].sort((a, b) => (a.reviewerId < b.reviewerId ? -1 : 1));
    return ordered.flatMap((first, index) =>
      ordered.slice(index + 1).map((second) => ({ articleId, askedFrameIds, first, second })),
    );
  });
  const pairs = groupBy(shared, ({ first, second }) => `${first.reviewerId} ${second.reviewerId}`);
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, cases]) =>
      frameIds.map((frameId) => {
        const asked = cases.filter(({ askedFrameIds }) => askedFrameIds?.includes(frameId) ?? true);
        const answers = asked.map(({ articleId, first, second }) => ({
          articleId,
          row: [first.frameIds.includes(frameId), second.frameIds.includes(frameId)] as const,
        }));
        const where = (one: boolean, other: boolean) =>
          answers.filter(({ row }) => row[0] === one && row[1] === other).map((a) => a.articleId);
        const rows: ReliabilityData<boolean> = answers.map(({ row }) => row);
        const { first, second } = cases[0]!;
        return {
          reviewerIds: [first.reviewerId, second.reviewerId] as const,
          frameId,
          articles: answers.length,
          both: where(true, true),
          onlyFirst: where(true, false),
          onlySecond: where(false, true),
          neither: where(false, false).length,
          percent: percentAgreement(rows),
          alpha: krippendorffAlpha(rows, nominal),
          kappa: cohenKappa(rows),
        };
      }),
    );
}
