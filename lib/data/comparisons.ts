import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import type { Answered } from "@/lib/domain/answer-differences";
import { publishedForm } from "@/lib/domain/article-form";
import type { Attribute } from "@/lib/domain/attribute";
import { withMerges } from "@/lib/domain/codebook/merges";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import type { Verdict } from "@/lib/domain/review";
import { mayReview } from "@/lib/domain/review";
import type { ReviewedBy } from "@/lib/domain/round";
import type { Revision } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import { readMergedFrames } from "./merged-frames";
import { readNames } from "./names";
import { shownColumns, shownWork, standing } from "./submitted-work";
import { OPEN, PRESENT, SUBMITTED, reviewedBy, visibleAssignments } from "./visibility";

export interface ReviewRow {
  readonly annotationId: string;
  readonly reviewerId: string;
  readonly reviewerName: string;
  readonly verdict: Verdict;
  readonly note: string;
}

/** An article with everybody's submitted work on it, as far as the caller may see it. */
export interface ComparedArticle {
  readonly roundId: string;
  readonly articleId: string;
  readonly title: string | null;
  readonly fileName: string;
  readonly language: string | null;
  readonly text: string;
  /** Its number; offsets count in it. */
  readonly textVersion: number;
  readonly zones: readonly Zone[];
  readonly frames: readonly Frame[];
  /** The questions of the round's codebook, on tags and on the article. */
  readonly attributes: readonly Attribute[];
  /** What the reviewers answered about the article. */
  readonly answered: readonly Answered[];
  readonly reviewers: readonly {
    readonly id: string;
    readonly name: string;
    readonly noFrameFound: boolean;
    /** Null where it is the blind work. */
    readonly revision: Revision | null;
  }[];
  readonly annotations: readonly Annotation[];
  readonly reviews: readonly ReviewRow[];
  /** Whether the round asks the caller for verdicts on teammates' tags. */
  readonly mayReview: boolean;
}

/**
 * The caller's view of an article after reveal.
 *
 * @throws {AppError} not_found, when the article is not the caller's business;
 *   forbidden, while the caller still has to submit it. Neither answer depends on
 *   what teammates have done.
 */
export async function requireComparison(
  access: ProjectAccess<"review:create">,
  roundId: string,
  articleId: string,
): Promise<ComparedArticle> {
  const { projectId, userId } = access;
  const article = await prisma.article.findFirst({
    where: {
      id: articleId,
      projectId,
      deletedAt: null,
      assignments: {
        some: {
          AND: [
            { ...PRESENT, roundId, isExpert: false },
            can(access.role, "decision:create")
              ? {}
              : { OR: [{ reviewerId: userId }, reviewedBy(access)] },
          ],
        },
      },
    },
    select: {
      title: true,
      fileName: true,
      language: true,
      assignments: { where: { ...PRESENT, ...OPEN, reviewerId: userId }, select: { id: true } },
    },
  });
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId },
    select: {
      reviewedBy: true,
      codebookVersion: { select: { frames: true, attributes: true, rules: true } },
      assignments: {
        where: { ...PRESENT, reviewerId: userId, isExpert: false },
        select: { articleId: true },
      },
    },
  });
  if (!article || !round) throw new AppError("not_found", "This article does not exist.");
  if (article.assignments.length > 0) {
    throw new AppError(
      "forbidden",
      "Submit your own tags for this article first; then you can see those of your teammates.",
    );
  }
  const work = await prisma.assignment.findMany({
    where: {
      AND: [visibleAssignments(access), SUBMITTED, { roundId, articleId }],
    },
    orderBy: [{ reviewer: { name: "asc" } }, { reviewerId: "asc" }],
    select: {
      ...shownColumns,
      reviewerId: true,
      textVersion: { select: { number: true, text: true, zones: true } },
    },
  });
  const [first] = work;
  if (!first) {
    throw new AppError("forbidden", "Nobody has submitted this article yet.");
  }
  const nameOf = await readNames(prisma, projectId);
  const shown = work.map((row) => ({ reviewerId: row.reviewerId, ...shownWork(row) }));
  const annotations = shown
    .flatMap((one) => standing(one.annotations))
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  const reviews = await prisma.review.findMany({
    where: { annotationId: { in: annotations.map(({ id }) => id) } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { annotationId: true, reviewerId: true, verdict: true, note: true },
  });
  const { frames, merges } = await readMergedFrames(prisma, access, round.codebookVersion.frames);
  return {
    roundId,
    articleId,
    title: article.title,
    fileName: article.fileName,
    language: article.language,
    text: first.textVersion.text,
    textVersion: first.textVersion.number,
    zones: first.textVersion.zones as unknown as Zone[],
    frames,
    attributes: publishedForm(round.codebookVersion).attributes,
    answered: shown.map(({ reviewerId, answers }) => ({ reviewerId, answers })),
    reviewers: shown.map(({ reviewerId: id, noFrameFound, revision }) => ({
      ...{ id, noFrameFound, revision },
      name: nameOf(id),
    })),
    annotations: withMerges(annotations, merges),
    reviews: reviews.map(({ verdict, ...review }) => ({
      ...review,
      verdict: verdict as Verdict,
      reviewerName: nameOf(review.reviewerId),
    })),
    mayReview: mayReview(round.reviewedBy as ReviewedBy, {
      judges: can(access.role, "decision:create"),
      codesArticle: round.assignments.some((own) => own.articleId === articleId),
      codesInRound: round.assignments.length > 0,
    }),
  };
}

/** An article that the caller can compare, for lists. */
export interface ComparableArticle {
  readonly roundId: string;
  readonly articleId: string;
  readonly title: string | null;
  readonly fileName: string;
  /** Reviewers whose work the caller may see. */
  readonly reviewers: number;
  readonly closed: boolean;
}

/**
 * Of the caller's own submitted work, by the ids of its assignments: that on whose
 * articles the caller may see teammates' work too.
 */
export async function listComparableAmong(
  access: ProjectAccess<"review:create">,
  own: readonly { readonly id: string; readonly roundId: string; readonly articleId: string }[],
): Promise<Set<string>> {
  if (own.length === 0) return new Set();
  const theirs = await prisma.assignment.findMany({
    where: {
      AND: [
        visibleAssignments(access),
        SUBMITTED,
        { reviewerId: { not: access.userId } },
        { articleId: { in: own.map(({ articleId }) => articleId) } },
      ],
    },
    select: { roundId: true, articleId: true },
  });
  return new Set(
    own.flatMap(({ id, roundId, articleId }) =>
      theirs.some((work) => work.roundId === roundId && work.articleId === articleId) ? id : [],
    ),
  );
}

/** Most teammates' articles that are offered for review at a time. */
const MOST_TO_REVIEW = 10;

/**
 * Teammates' articles that the caller does not code and may review, in rounds that
 * everybody in them reviews, as long as one of its tags has no verdict of the caller's.
 */
export async function listToReview(
  access: ProjectAccess<"review:create">,
): Promise<Omit<ComparableArticle, "reviewers">[]> {
  const articles = await prisma.assignment.findMany({
    where: {
      AND: [
        visibleAssignments(access),
        reviewedBy(access),
        SUBMITTED,
        { article: { assignments: { none: { ...PRESENT, reviewerId: access.userId } } } },
        {
          annotations: {
            some: { deletedAt: null, reviews: { none: { reviewerId: access.userId } } },
          },
        },
      ],
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    distinct: ["roundId", "articleId"],
    take: MOST_TO_REVIEW,
    select: {
      ...{ roundId: true, articleId: true, closedAt: true },
      article: { select: { title: true, fileName: true } },
    },
  });
  return articles.map(({ article, closedAt, ...row }) => ({
    ...{ ...row, ...article },
    closed: closedAt !== null,
  }));
}
