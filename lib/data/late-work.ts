import { prisma } from "@/lib/db/client";
import { byName } from "@/lib/domain/by-name";
import { lockAssignment, lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import { countAssignment } from "./frame-uses";
import { requireBlind } from "./giving-out";
import { readNames } from "./names";
import { countDifferences } from "./settling-desk";

/** An article that left a reviewer's queue, as the lead sees it; without a word on what was found. */
export interface LeftWork {
  readonly assignmentId: string;
  readonly articleId: string;
  readonly title: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly withdrawnAt: Date;
  /** Why the reviewer handed it back; null where the lead took it back. */
  readonly reason: string | null;
  /** Whether anything was tagged or answered, or submitted as without frames. */
  readonly worked: boolean;
  /** When it was submitted after it had been taken back; null while it was not. */
  readonly submittedAt: Date | null;
  /** Whether work arrived after it had been taken back. */
  readonly late: boolean;
  /** Who has the article in the round now. */
  readonly holders: readonly string[];
}

/** Most rows of left work that are shown. */
export const MOST_LEFT_WORK = 200;

/**
 * What reviewers handed back and what was taken from them after they had begun, the
 * newest first: work that counts nowhere unless the lead takes it in.
 */
export async function listLeftWork(
  access: ProjectAccess<"assignment:read">,
  roundId: string,
): Promise<LeftWork[]> {
  const { projectId } = access;
  const [rows, nameOf] = await Promise.all([
    prisma.assignment.findMany({
      where: {
        roundId,
        withdrawnAt: { not: null },
        round: { projectId, deletedAt: null },
        article: { deletedAt: null },
      },
      orderBy: [{ withdrawnAt: "desc" }, { id: "asc" }],
      take: MOST_LEFT_WORK,
      select: {
        ...{ id: true, articleId: true, reviewerId: true, withdrawnAt: true },
        ...{ returnedAt: true, returnReason: true, submittedAt: true },
        annotations: { orderBy: { updatedAt: "desc" }, take: 1, select: { updatedAt: true } },
        answers: { orderBy: { updatedAt: "desc" }, take: 1, select: { updatedAt: true } },
        article: {
          select: {
            ...{ title: true, fileName: true },
            assignments: {
              where: { roundId, withdrawnAt: null },
              select: { reviewerId: true },
            },
          },
        },
      },
    }),
    readNames(prisma, projectId),
  ]);
  return rows.map((row) => {
    const done = [...row.annotations, ...row.answers].map(({ updatedAt }) => updatedAt);
    const withdrawnAt = row.withdrawnAt!;
    return {
      ...{ assignmentId: row.id, articleId: row.articleId, withdrawnAt },
      ...{ reviewerId: row.reviewerId, reviewer: nameOf(row.reviewerId) },
      title: row.article.title ?? row.article.fileName,
      reason: row.returnedAt ? row.returnReason : null,
      worked: done.length > 0 || row.submittedAt !== null,
      submittedAt: row.submittedAt,
      late: [...done, row.submittedAt].some((moment) => moment !== null && moment > withdrawnAt),
      holders: row.article.assignments.map(({ reviewerId }) => nameOf(reviewerId)).sort(byName),
    };
  });
}

/**
 * Take work in that was handed back, taken back or came late: as a further coding of its
 * article it counts like any other. What is submitted counts at once; the rest is in its
 * reviewer's queue again.
 *
 * @throws {AppError} not_found; conflict when it was not taken back, the article is settled, or
 *   its reviewer could look at others' work meanwhile
 */
export async function takeInWork(
  access: ProjectAccess<"assignment:edit">,
  assignmentId: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await lockAssignment(tx, assignmentId);
    const work = await tx.assignment.findFirst({
      where: { id: assignmentId, round: { projectId, deletedAt: null } },
      select: {
        ...{ roundId: true, articleId: true, reviewerId: true },
        ...{ withdrawnAt: true, submittedAt: true },
      },
    });
    if (!work) throw new AppError("not_found", "This work does not exist.");
    if (!work.withdrawnAt) {
      throw new AppError("conflict", "This work was not taken back: it counts as it is.");
    }
    const { roundId, articleId } = work;
    const settled = await tx.adjudication.count({
      where: { roundId, articleId, closedAt: { not: null } },
    });
    if (settled > 0) {
      throw new AppError(
        "conflict",
        "This article is settled, so no further coding of it can be taken in. The work stays as it is.",
      );
    }
    await requireBlind(tx, projectId, work);
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { withdrawnAt: null, returnedAt: null, returnReason: "" },
    });
    if (work.submittedAt) await countAssignment(tx, projectId, assignmentId);
    await countDifferences(tx, access, roundId, articleId);
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "assignment.take-in", subjectId: assignmentId },
    });
  });
}
