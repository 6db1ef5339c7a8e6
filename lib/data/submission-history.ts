import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { SubmittedWork } from "@/lib/domain/submission";
import { readNames } from "./names";
import { isSubmitted, visibleAssignments } from "./visibility";

/** Rows of a page. */
export const SUBMISSIONS_PER_PAGE = 50;

/** Work that was handed in at least once, with all its submissions. */
export interface SubmissionHistory {
  readonly assignmentId: string;
  readonly articleId: string;
  readonly title: string;
  readonly reviewer: string;
  /** Handed in now; open again where not. */
  readonly submitted: boolean;
  /** Its reviewer may have seen others' work before it was opened again: figures count the blind submission. */
  readonly revisedAfterReveal: boolean;
  readonly reopened: { readonly at: Date; readonly reason: string } | null;
  /** What its reviewer asks for. */
  readonly asked: string | null;
  readonly submissions: readonly {
    readonly number: number;
    readonly createdAt: Date;
    readonly sha256: string;
    readonly tags: number;
    readonly afterReveal: boolean;
    /** The submission that figures and agreement count. */
    readonly isBlind: boolean;
    /** The number of the one that a correction of the text carried here. */
    readonly carriedFrom: number | null;
  }[];
}

/**
 * The submissions of a round that the caller may see: those whose reviewers ask for
 * something first, then the newest. Nothing of articles on which the caller is blind.
 *
 * @param page counted from 1
 * @throws {AppError} not_found
 */
export async function listSubmissionHistory(
  access: ProjectAccess<"decision:create">,
  roundId: string,
  page: number,
): Promise<{
  readonly roundName: string;
  readonly count: number;
  readonly rows: readonly SubmissionHistory[];
}> {
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId: access.projectId, deletedAt: null },
    select: { name: true },
  });
  if (!round) throw new AppError("not_found", "This round does not exist.");
  const where = {
    AND: [
      visibleAssignments(access),
      { roundId },
      { OR: [{ submittedAt: { not: null } }, { submissions: { some: {} } }] },
    ],
  };
  const [nameOf, count, rows] = await Promise.all([
    readNames(prisma, access.projectId),
    prisma.assignment.count({ where }),
    prisma.assignment.findMany({
      where,
      orderBy: [
        { reopenAskedAt: { sort: "desc", nulls: "last" } },
        { submittedAt: { sort: "desc", nulls: "first" } },
        { id: "asc" },
      ],
      skip: (page - 1) * SUBMISSIONS_PER_PAGE,
      take: SUBMISSIONS_PER_PAGE,
      select: {
        ...{ id: true, articleId: true, reviewerId: true, submittedAt: true },
        ...{ reopenedAt: true, reopenReason: true, reopenAskedAt: true, reopenAsk: true },
        blindSubmissionId: true,
        article: { select: { title: true, fileName: true } },
        submissions: { orderBy: { number: "asc" } },
      },
    }),
  ]);
  return {
    roundName: round.name,
    count,
    rows: rows.map(({ article, submissions, ...row }) => ({
      assignmentId: row.id,
      articleId: row.articleId,
      title: article.title ?? article.fileName,
      reviewer: nameOf(row.reviewerId),
      submitted: row.submittedAt !== null,
      revisedAfterReveal: row.blindSubmissionId !== null,
      reopened: row.reopenedAt ? { at: row.reopenedAt, reason: row.reopenReason } : null,
      asked: row.reopenAskedAt ? row.reopenAsk : null,
      submissions: submissions.map(({ id, number, createdAt, sha256, afterReveal, content }) => {
        const work = content as unknown as SubmittedWork;
        const counts = row.blindSubmissionId ?? (isSubmitted(row) && submissions.at(-1)?.id);
        return {
          ...{ number, createdAt, sha256, afterReveal },
          tags: work.annotations.length,
          isBlind: id === counts,
          carriedFrom: work.carriedFrom ?? null,
        };
      }),
    })),
  };
}
