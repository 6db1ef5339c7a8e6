import { AppError } from "../errors";

/** By what a plan parts the articles, so that every reviewer gets some of each part. */
export const PLAN_STRATA = [
  "none",
  "outlet",
  "month",
  "outlet and month",
  "language",
  "sample",
] as const;
export type PlanStrata = (typeof PLAN_STRATA)[number];

/** How a lead wants articles to be given out. With the articles and the seed it fixes who gets what. */
export interface AssignmentPlan {
  /** A whole number, as text. */
  readonly seed: string;
  /** The sample whose articles are given out; null: all that nobody has in the round. */
  readonly sampleId: string | null;
  /** Articles to give out, drawn at random in proportion to the strata; null: all there are. */
  readonly size: number | null;
  readonly reviewerIds: readonly string[];
  /** Percent of the articles that several reviewers code, … */
  readonly overlap: number;
  /** … and how many code each of those. One codes each of the others. */
  readonly reviewersPerArticle: number;
  readonly strata: PlanStrata;
  /** Most articles that a reviewer has in the round, those of before included; null: no limit. */
  readonly quota: number | null;
  /** YYYY-MM-DD; null: the round's last day. */
  readonly dueOn: string | null;
}

/** What planning knows of an article that may be given out. */
export interface PlanArticle {
  readonly id: string;
  readonly outlet: string | null;
  /** YYYY-MM-DD */
  readonly publishedOn: string | null;
  readonly language: string | null;
  /** Its stratum in the plan's sample; null without one. */
  readonly sampleStratum: string | null;
  /** Reviewers from whom it was taken back in this round: it does not go to them again. */
  readonly barred: readonly string[];
}

export interface PlanReviewer {
  readonly id: string;
  readonly name: string;
  /** Articles that the reviewer has in the round already. */
  readonly has: number;
}

/** @throws {AppError} invalid_input, with what to change */
export function checkPlan(plan: AssignmentPlan): void {
  const { reviewerIds, reviewersPerArticle, overlap } = plan;
  if (reviewerIds.length === 0) {
    throw new AppError("invalid_input", "Choose at least one reviewer.");
  }
  if (overlap > 0 && reviewersPerArticle > reviewerIds.length) {
    throw new AppError(
      "invalid_input",
      `${reviewersPerArticle} reviewers cannot code the same article where ${reviewerIds.length} ${reviewerIds.length === 1 ? "is" : "are"} chosen. Choose more, or let fewer code it.`,
    );
  }
}

/** The part of the corpus that an article belongs to; empty without strata. */
export function stratumOf(article: PlanArticle, strata: PlanStrata): string {
  const outlet = article.outlet ?? "no outlet";
  const month = article.publishedOn?.slice(0, 7) ?? "undated";
  switch (strata) {
    case "none":
      return "";
    case "outlet":
      return outlet;
    case "month":
      return month;
    case "outlet and month":
      return `${outlet} · ${month}`;
    case "language":
      return article.language ?? "no language";
    case "sample":
      return article.sampleStratum ?? "";
  }
}
