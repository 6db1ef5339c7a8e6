import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Anchor, Annotation } from "@/lib/domain/annotation";
import type { Answers, AnswerValue } from "@/lib/domain/attribute";
import type { Verdict } from "@/lib/domain/review";
import type { Page, PageRequest } from "../page";
import { pageOf, rowsOfPage } from "../page";
import { visibleAssignments } from "../visibility";

/** Whose work on what is wanted; a part that is left out leaves nothing out. */
export interface WorkFilter {
  readonly roundId?: string | undefined;
  readonly articleId?: string | undefined;
  readonly reviewerId?: string | undefined;
  readonly frameId?: string | undefined;
}

/**
 * The work that the caller may read: all of one's own, and of others what is handed in and
 * revealed. What somebody revises after reveal is left out until it is handed in again.
 */
function readableWork(
  access: ProjectAccess,
  { roundId, articleId, reviewerId }: WorkFilter,
): Prisma.AssignmentWhereInput {
  return {
    AND: [
      visibleAssignments(access),
      { OR: [{ reviewerId: access.userId }, { submittedAt: { not: null } }] },
      roundId === undefined ? {} : { roundId },
      articleId === undefined ? {} : { articleId },
      reviewerId === undefined ? {} : { reviewerId },
    ],
  };
}

/** An annotation, and where it stands. */
export interface AnnotationRecord extends Omit<
  Annotation,
  "createdAt" | "updatedAt" | "suggested"
> {
  readonly assignmentId: string;
  readonly roundId: string;
  readonly articleId: string;
  readonly textVersion: number;
  readonly codebookVersion: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Annotations that the caller may read, in the order of their ids. */
export async function listAnnotationRecords(
  access: ProjectAccess,
  filter: WorkFilter,
  page: PageRequest,
): Promise<Page<AnnotationRecord>> {
  const { where, ...rows } = rowsOfPage(page);
  const { frameId } = filter;
  const found = await prisma.annotation.findMany({
    where: {
      AND: [where, { assignment: readableWork(access, filter) }],
      deletedAt: null,
      ...(frameId !== undefined && { frameId }),
    },
    ...rows,
    select: {
      ...{ id: true, assignmentId: true, reviewerId: true, frameId: true, start: true, end: true },
      ...{ quote: true, pieces: true, memo: true, attributes: true, confidence: true },
      ...{ needsDiscussion: true, anchor: true, recheckedUnder: true, revision: true },
      ...{ createdAt: true, updatedAt: true },
      assignment: { select: { roundId: true, articleId: true } },
      textVersion: { select: { number: true } },
      codebookVersion: { select: { number: true } },
    },
  });
  return pageOf(
    found.map(({ assignment, textVersion, codebookVersion, ...row }) => ({
      ...row,
      ...assignment,
      textVersion: textVersion.number,
      codebookVersion: codebookVersion.number,
      pieces: row.pieces as unknown as Annotation["pieces"],
      attributes: row.attributes as unknown as Answers,
      confidence: row.confidence as Annotation["confidence"],
      anchor: row.anchor as Anchor,
    })),
    page,
  );
}

export interface AnswerRecord {
  readonly id: string;
  readonly assignmentId: string;
  readonly roundId: string;
  readonly articleId: string;
  readonly reviewerId: string;
  readonly attributeId: string;
  /** Null: taken back. */
  readonly value: AnswerValue | null;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** Answers on articles that the caller may read, in the order of their ids. */
export async function listAnswerRecords(
  access: ProjectAccess,
  filter: Omit<WorkFilter, "frameId">,
  page: PageRequest,
): Promise<Page<AnswerRecord>> {
  const { where, ...rows } = rowsOfPage(page);
  const found = await prisma.articleAnswer.findMany({
    where: { AND: [where, { assignment: readableWork(access, filter) }] },
    ...rows,
    select: {
      ...{ id: true, assignmentId: true, attributeId: true, value: true, revision: true },
      updatedAt: true,
      assignment: { select: { roundId: true, articleId: true, reviewerId: true } },
    },
  });
  return pageOf(
    found.map(({ assignment, ...row }) => ({
      ...row,
      ...assignment,
      value: row.value as AnswerValue | null,
    })),
    page,
  );
}

export interface ReviewRecord {
  readonly id: string;
  readonly annotationId: string;
  readonly articleId: string;
  readonly roundId: string;
  /** Who gave the verdict. */
  readonly reviewerId: string;
  readonly verdict: Verdict;
  readonly note: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/**
 * Verdicts on annotations that the caller may read, in the order of their ids. While one's own
 * work on an article is open, what teammates say of it is not shown.
 */
export async function listReviewRecords(
  access: ProjectAccess,
  filter: WorkFilter & { readonly annotationId?: string | undefined },
  page: PageRequest,
): Promise<Page<ReviewRecord>> {
  const { where, ...rows } = rowsOfPage(page);
  const { frameId, annotationId } = filter;
  const found = await prisma.review.findMany({
    where: {
      AND: [where, annotationId === undefined ? {} : { annotationId }],
      annotation: {
        deletedAt: null,
        assignment: { AND: [readableWork(access, filter), { submittedAt: { not: null } }] },
        ...(frameId !== undefined && { frameId }),
      },
    },
    ...rows,
    select: {
      ...{ id: true, annotationId: true, reviewerId: true, verdict: true, note: true },
      ...{ createdAt: true, updatedAt: true },
      annotation: { select: { assignment: { select: { roundId: true, articleId: true } } } },
    },
  });
  return pageOf(
    found.map(({ annotation, ...row }) => ({
      ...row,
      ...annotation.assignment,
      verdict: row.verdict as Verdict,
    })),
    page,
  );
}
