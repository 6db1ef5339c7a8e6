import { byName } from "../by-name";
import { groupBy } from "../group-by";
import type { Draft, PlannedArticle } from "./draft";
import type { PlanReviewer } from "./plan";
import { confounded } from "./confounding";

/** What a plan comes to, in numbers, for the lead to look at. */
export interface PlanPreview {
  readonly articles: number;
  /** Articles that several reviewers code. */
  readonly shared: number;
  /** Articles that the quota leaves without reviewers. */
  readonly leftOver: number;
  /** Codings: article and reviewer. */
  readonly assignments: number;
  readonly reviewers: readonly {
    readonly name: string;
    readonly has: number;
    readonly gets: number;
    /** Of those that the reviewer gets, how many somebody else gets too. */
    readonly shared: number;
  }[];
  readonly strata: readonly {
    readonly name: string;
    readonly articles: number;
    readonly shared: number;
    /** Least and most articles of it that one of the reviewers gets. */
    readonly least: number;
    readonly most: number;
  }[];
  /** What the lead should know before the plan is carried out, in sentences. */
  readonly warnings: readonly string[];
}

export function previewOf(draft: Draft, reviewers: readonly PlanReviewer[]): PlanPreview {
  const { planned, leftOver, orders } = draft;
  const isShared = ({ reviewerIds }: PlannedArticle) => reviewerIds.length > 1;
  const shared = planned.filter(isShared);
  const gets = (articles: readonly PlannedArticle[], id: string) =>
    articles.filter(({ reviewerIds }) => reviewerIds.includes(id)).length;
  return {
    articles: planned.length,
    shared: shared.length,
    leftOver: leftOver.length,
    assignments: planned.reduce((sum, { reviewerIds }) => sum + reviewerIds.length, 0),
    reviewers: reviewers
      .map(({ id, name, has }) => ({
        name,
        has,
        gets: orders.get(id)?.length ?? 0,
        shared: gets(shared, id),
      }))
      .sort((a, b) => byName(a.name, b.name)),
    strata: [...groupBy(planned, ({ stratum }) => stratum)]
      .map(([name, articles]) => {
        const each = reviewers.map(({ id }) => gets(articles, id));
        return {
          name,
          articles: articles.length,
          shared: articles.filter(isShared).length,
          least: Math.min(...each),
          most: Math.max(...each),
        };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    warnings: warningsOf(draft, reviewers),
  };
}

function warningsOf({ planned, leftOver }: Draft, reviewers: readonly PlanReviewer[]): string[] {
  const warnings: string[] = [];
  const shared = planned.filter(({ reviewerIds }) => reviewerIds.length > 1);
  if (planned.length === 0 && leftOver.length === 0) {
    return ["No article is left to give out: somebody has every one of them in this round."];
  }
  if (leftOver.length > 0) {
    warnings.push(
      `${leftOver.length} of ${planned.length + leftOver.length} articles find too few reviewers within the quota and are not given out.`,
    );
  }
  if (planned.length > 0 && shared.length === 0) {
    warnings.push("Nobody codes what somebody else codes, so agreement cannot be measured.");
  }
  const apart = shared.length === 0 ? [] : pairsApart(shared, reviewers);
  if (apart.length > 0) {
    const pairs = (reviewers.length * (reviewers.length - 1)) / 2;
    warnings.push(
      `${apart.length} of ${pairs} pairs of reviewers share no article, such as ${apart[0]!.join(" and ")}: nothing will say how far they agree.`,
    );
  }
  return [...warnings, ...confounded(planned, reviewers)];
}

function pairsApart(
  shared: readonly PlannedArticle[],
  reviewers: readonly PlanReviewer[],
): [string, string][] {
  const together = new Set(
    shared.flatMap(({ reviewerIds }) =>
      reviewerIds.flatMap((a) => reviewerIds.map((b) => `${a} ${b}`)),
    ),
  );
  return reviewers.flatMap((a, i) =>
    reviewers
      .slice(i + 1)
      .filter((b) => !together.has(`${a.id} ${b.id}`))
      .map((b): [string, string] => [a.name, b.name]),
  );
}
