import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockAssignment, lockProject, shareProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import { giveOut, requireCoders, requireOpenRound } from "./giving-out";
import { notify } from "./inbox";
import { countDifferences } from "./settling-desk";
import { isSubmitted, ownWork } from "./visibility";

/** Longest reason for handing an article back, in code points. */
export const LONGEST_RETURN_REASON = 500;

/**
 * Hand back an article that one cannot or should not code, such as one about oneself.
 * It leaves one's queue; what was tagged on it is kept. The leads find it in their inboxes.
 *
 * @throws {AppError} not_found; invalid_input without a reason; conflict when it is
 *   submitted, or no longer one's own
 */
export async function returnAssignment(
  access: ProjectAccess<"annotation:create">,
  id: string,
  reason: string,
): Promise<void> {
  const { projectId, userId } = access;
  const returnReason = reason.trim();
  if (returnReason === "") {
    throw new AppError("invalid_input", "Say why you hand the article back.");
  }
  if ([...returnReason].length > LONGEST_RETURN_REASON) {
    throw new AppError("invalid_input", `Say it in at most ${LONGEST_RETURN_REASON} characters.`);
  }
  await prisma.$transaction(async (tx) => {
    await shareProject(tx, projectId); // before the assignment, as everybody does who holds both
    await lockAssignment(tx, id);
    const assignment = await tx.assignment.findFirst({
      where: ownWork(access, id),
      select: {
        ...{ roundId: true, articleId: true },
        ...{ submittedAt: true, blindSubmissionId: true, withdrawnAt: true },
      },
    });
    if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");
    if (isSubmitted(assignment)) {
      throw new AppError("conflict", "You have submitted this article, so it cannot go back.");
    }
    if (assignment.withdrawnAt) {
      throw new AppError("conflict", "This article is not in your queue any more.");
    }
    const now = new Date();
    await tx.assignment.update({
      where: { id },
      data: { returnedAt: now, returnReason, withdrawnAt: now },
    });
    await countDifferences(tx, access, assignment.roundId, assignment.articleId);
    const leads = await tx.member.findMany({
      where: { projectId, role: "lead", disabledAt: null },
      select: { userId: true },
    });
    await notify(tx, {
      ...{ projectId, actorId: userId, kind: "article-returned", subjectId: id },
      receiverIds: leads.map((lead) => lead.userId),
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "assignment.return", subjectId: id },
    });
  });
}

/**
 * Take an article back from a reviewer who has not submitted it. One that was never
 * opened is gone. Otherwise the work is kept, and so is what a browser that was offline
 * still sends; it leaves the reviewer's queue and counts nowhere.
 *
 * @throws {AppError} not_found; conflict when it is submitted or was taken back before
 */
export async function withdrawAssignment(
  access: ProjectAccess<"assignment:edit">,
  id: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await withdraw(tx, access, id);
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "assignment.withdraw", subjectId: id },
    });
  });
}

/**
 * Take an article back from one reviewer and give it to another, in one step.
 *
 * @throws {AppError} not_found; invalid_input for whoever may not code; conflict when it is
 *   submitted, the round is closed or the other reviewer has it
 */
export async function reassignArticle(
  access: ProjectAccess<"assignment:edit">,
  id: string,
  reviewerId: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const { roundId, articleId, withdrawnAt } = await requireAssignment(tx, access, id);
    await requireOpenRound(tx, access, roundId);
    const [coder] = await requireCoders(tx, access, [reviewerId]);
    const has = await tx.assignment.count({
      where: { roundId, articleId, reviewerId, withdrawnAt: null },
    });
    if (has > 0) {
      throw new AppError("conflict", `${coder!.name} has this article already. Choose another.`);
    }
    if (!withdrawnAt) await withdraw(tx, access, id);
    await giveOut(tx, access, roundId, new Map([[reviewerId, [articleId]]]));
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "assignment.reassign", subjectId: id },
      detail: { reviewerId },
    });
  });
}

/** Leave the reviewer's queue; in the caller's transaction, which holds the project. */
async function withdraw(
  tx: Transaction,
  access: ProjectAccess<"assignment:edit">,
  id: string,
): Promise<void> {
  await lockAssignment(tx, id);
  const assignment = await requireAssignment(tx, access, id);
  const { withdrawnAt, startedAt, annotations } = assignment;
  if (isSubmitted(assignment)) {
    throw new AppError(
      "conflict",
      "The reviewer has submitted this article, so it can no longer be taken back.",
    );
  }
  if (withdrawnAt) throw new AppError("conflict", "This article was taken back before.");
  if (startedAt || annotations.length > 0) {
    await tx.assignment.update({ where: { id }, data: { withdrawnAt: new Date() } });
  } else {
    await tx.assignment.delete({ where: { id } });
  }
  await countDifferences(tx, access, assignment.roundId, assignment.articleId);
}

async function requireAssignment(tx: Transaction, { projectId }: ProjectAccess, id: string) {
  const assignment = await tx.assignment.findFirst({
    where: { id, round: { projectId, deletedAt: null } },
    select: {
      ...{ roundId: true, articleId: true },
      ...{ startedAt: true, submittedAt: true, blindSubmissionId: true, withdrawnAt: true },
      annotations: { take: 1, select: { id: true } },
    },
  });
  if (!assignment) throw new AppError("not_found", "This assignment does not exist.");
  return assignment;
}
