import { groupBy } from "../group-by";
import type { Random } from "../random";
import { randomFrom, shuffled } from "../random";
import { allocate } from "../sampling/draw";
import { dealer } from "./deal";
import type { AssignmentPlan, PlanArticle, PlanReviewer } from "./plan";
import { checkPlan, stratumOf } from "./plan";

/** One article of a plan, and who gets it. */
export interface PlannedArticle extends PlanArticle {
  readonly stratum: string;
  readonly reviewerIds: readonly string[];
}

/** What a plan comes to, before anything is stored. */
export interface Draft {
  readonly planned: readonly PlannedArticle[];
  /** Articles that the quota leaves without the reviewers they need. */
  readonly leftOver: readonly PlanArticle[];
  /** By reviewer, the articles in the order in which that reviewer reads them. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
}

/**
 * Decide who codes what. The same seed, plan, articles and reviewers give the same draft,
 * in whatever order the articles come.
 *
 * Shared articles are drawn from every stratum in proportion to its size, so that what is
 * coded twice stands for the whole. Every stratum is dealt to all reviewers in turn, so
 * that differences between outlets or months are not differences between reviewers. Each
 * reviewer reads in a random order of their own, shared and single articles mixed: effects
 * of order, fatigue and learning fall on no outlet, month or stratum in particular, and
 * nobody can tell by the order which articles are shared.
 *
 * @throws {AppError} invalid_input
 */
export function draftOf(
  articles: readonly PlanArticle[],
  reviewers: readonly PlanReviewer[],
  plan: AssignmentPlan,
): Draft {
  checkPlan(plan);
  const random = randomFrom(Number(plan.seed));
  const people = [...reviewers].sort((a, b) => compare(a.id, b.id));
  const strata = strataOf(articles, plan, random);
  const sizes = strata.map(({ length }) => length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.round((all * plan.overlap) / 100);
  const shares = allocate(sizes, { allocation: "proportional", size: wanted });
  // Without overlap there is nothing to share; with one reviewer per article neither.
  const perShared = plan.overlap > 0 ? plan.reviewersPerArticle : 1;

  const table = dealer(people, plan.quota, random);
  const planned: PlannedArticle[] = [];
  const leftOver: PlanArticle[] = [];
  const give = (article: PlanArticle, count: number) => {
    const reviewerIds = table.deal(count, article.barred);
    if (reviewerIds) {
      planned.push({ ...article, stratum: stratumOf(article, plan.strata), reviewerIds });
    } else leftOver.push(article);
  };
  strata.forEach((part, i) => part.slice(0, shares[i]).forEach((one) => give(one, perShared)));
  strata.forEach((part, i) => part.slice(shares[i]).forEach((one) => give(one, 1)));

  const orders = new Map(
    people.map(({ id }) => {
      const own = planned.filter(({ reviewerIds }) => reviewerIds.includes(id));
      const byId = own.map((article) => article.id).sort(compare);
      return [id, shuffled(byId, random)];
    }),
  );
  return { planned, leftOver, orders };
}

/** The articles to give out by stratum, in random order; as many as the plan wants. */
function strataOf(
  articles: readonly PlanArticle[],
  { strata, size }: AssignmentPlan,
  random: Random,
): PlanArticle[][] {
  const byId = [...articles].sort((a, b) => compare(a.id, b.id));
  const groups = [...groupBy(byId, (article) => stratumOf(article, strata))]
    .sort(([a], [b]) => compare(a, b))
    .map(([, group]) => shuffled(group, random));
  if (size === null) return groups;
  const sizes = groups.map(({ length }) => length);
  const shares = allocate(sizes, { allocation: "proportional", size });
  return groups.map((group, i) => group.slice(0, shares[i]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
