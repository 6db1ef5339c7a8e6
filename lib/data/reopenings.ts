import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockAssignment, shareProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { LONGEST_REASON } from "@/lib/domain/article-form";
import { AppError } from "@/lib/domain/errors";
import type { RoundKind } from "@/lib/domain/round";
import { wasOnceComplete } from "@/lib/domain/reveal-history";
import { recordAudit } from "./audit";
import { notify } from "./inbox";
import { maySeeOthersWork } from "./others-work";
import { newestSubmission } from "./seals";
import { countDifferences } from "./settling-desk";
import {
  ownAssignment,
  ownWork,
  PRESENT,
  visibleAssignments,
  visibleExpertWork,
} from "./visibility";

/**
 * Open submitted work again, for its reviewer to go on with. What was handed in stays as a
 * submission.
 *
 * If its reviewer cannot have learned anything of others' work on the article, it is
 * simply open: not submitted, in no figure, its reviewer as blind as before. Otherwise it
 * stays submitted in the eyes of everybody else, the blind submission stays what figures
 * and agreement count, and what is handed in next is a revision that is marked as such.
 *
 * @throws {AppError} not_found, also while the caller is blind on it; invalid_input without
 *   a reason; conflict when it is open or its round is closed
 */
export async function reopenAssignment(
  access: ProjectAccess<"decision:create">,
  assignmentId: string,
  reason: string,
): Promise<{ readonly afterReveal: boolean }> {
  const { projectId, userId } = access;
  const why = checkedReason(reason);
  return prisma.$transaction(async (tx) => {
    await shareProject(tx, projectId);
    await lockAssignment(tx, assignmentId);
    const row = await tx.assignment.findFirst({
      where: {
        AND: [
          { id: assignmentId },
          { OR: [visibleAssignments(access), visibleExpertWork(access)] },
        ],
      },
      select: { reviewerId: true, submittedAt: true, round: { select: { closedAt: true } } },
    });
    if (!row) throw new AppError("not_found", "This work does not exist.");
    if (!row.submittedAt) {
      throw new AppError("conflict", "This work is open already: its reviewer can change it.");
    }
    if (row.round.closedAt) {
      throw new AppError("conflict", "The round is closed. Open the round again first.");
    }
    const afterReveal = await reopen(tx, access, assignmentId, why);
    await notify(tx, {
      ...{ projectId, actorId: userId, receiverIds: [row.reviewerId] },
      ...{ kind: "work-reopened", subjectId: assignmentId },
    });
    return { afterReveal };
  });
}

/** Open submitted work that the transaction holds. @returns whether it was revealed to its reviewer */
export async function reopen(
  tx: Transaction,
  access: ProjectAccess,
  assignmentId: string,
  reopenReason: string,
): Promise<boolean> {
  await newestSubmission(tx, access.projectId, assignmentId);
  const afterReveal = await keepBlindWork(tx, access, assignmentId);
  const { submittedHash, roundId, articleId, reviewerId } = await tx.assignment.update({
    where: { id: assignmentId },
    data: {
      ...{ submittedAt: null, reopenedAt: new Date(), reopenReason },
      ...{ reopenAskedAt: null, reopenAsk: "" },
      ...(!afterReveal && { noFrameFound: false, submittedHash: null }),
    },
  });
  if (!afterReveal) {
    await tx.frameUse.deleteMany({ where: { roundId, articleId, layer: "reviewer", reviewerId } });
  }
  await countDifferences(tx, access, roundId, articleId);
  await recordAudit(tx, {
    ...{ actorId: access.userId, projectId: access.projectId },
    ...{ action: "assignment.reopen", subjectId: assignmentId },
    before: { sha256: submittedHash },
    after: { afterReveal },
  });
  return afterReveal;
}

/**
 * Before submitted work is changed: if its reviewer may have learned anything of others'
 * work on the article, what was handed in stays its blind work for good.
 *
 * @returns whether it has blind work of its own now
 */
export async function keepBlindWork(
  tx: Transaction,
  { projectId }: ProjectAccess,
  assignmentId: string,
): Promise<boolean> {
  const row = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      ...{ roundId: true, articleId: true, reviewerId: true, isExpert: true },
      ...{ submittedAt: true, blindSubmissionId: true },
    },
  });
  if (row.blindSubmissionId) return true;
  if (!row.submittedAt || row.isExpert || !(await mayKnowOthers(tx, projectId, row))) return false;
  const { id } = await newestSubmission(tx, projectId, assignmentId);
  await tx.assignment.update({ where: { id: assignmentId }, data: { blindSubmissionId: id } });
  return true;
}

/**
 * Whether a reviewer who has submitted an article may have learned what somebody else
 * found in it: by seeing the work or figures that count it, by a verdict or decision on
 * the article, or earlier, before more work was given out in the round.
 */
async function mayKnowOthers(
  tx: Transaction,
  projectId: string,
  {
    roundId,
    articleId,
    reviewerId,
  }: { readonly roundId: string; readonly articleId: string; readonly reviewerId: string },
): Promise<boolean> {
  if (await maySeeOthersWork(tx, projectId, { articleId, reviewerId })) return true;
  const judged = await tx.review.findFirst({
    where: { annotation: { assignment: { roundId, articleId } } },
    select: { id: true },
  });
  const decided = await tx.decision.findFirst({
    where: { adjudication: { roundId, articleId } },
    select: { id: true },
  });
  return judged !== null || decided !== null || (await wasShownOnce(tx, roundId));
}

/** Whether a round that shows tags when all of it is submitted has done so before. */
async function wasShownOnce(tx: Transaction, roundId: string): Promise<boolean> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { kind: true, revealRule: true, revealedAt: true },
  });
  if (round.kind === "norming") return round.revealedAt !== null;
  if (round.revealRule !== "round") return false;
  const works = await tx.assignment.findMany({
    where: { ...PRESENT, roundId, isExpert: false, article: { deletedAt: null } },
    select: { createdAt: true, submittedAt: true },
  });
  return works.length > 1 && wasOnceComplete(works);
}

/**
 * Ask for one's submitted work to be opened again; leads and adjudicators decide.
 * @throws {AppError} not_found; invalid_input without a reason; conflict when it is open
 */
export async function askForReopening(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
  reason: string,
): Promise<void> {
  const { projectId, userId } = access;
  const reopenAsk = checkedReason(reason);
  await prisma.$transaction(async (tx) => {
    await lockAssignment(tx, assignmentId);
    const own = await tx.assignment.findFirst({
      where: ownAssignment(access, assignmentId),
      select: { submittedAt: true },
    });
    if (!own) throw new AppError("not_found", "This article is not assigned to you.");
    if (!own.submittedAt) {
      throw new AppError("conflict", "This article is open: you can change your tags.");
    }
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { reopenAskedAt: new Date(), reopenAsk },
    });
    const judges = await tx.member.findMany({
      where: { projectId, disabledAt: null, role: { in: ["lead", "adjudicator"] } },
      select: { userId: true },
    });
    await notify(tx, {
      ...{ projectId, actorId: userId, receiverIds: judges.map((judge) => judge.userId) },
      ...{ kind: "reopening-asked", subjectId: assignmentId },
    });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "assignment.ask", subjectId: assignmentId },
    });
  });
}

/** What a reviewer is told of one of the own articles, beside the text. */
export interface OwnWork {
  readonly roundId: string;
  readonly roundKind: RoundKind;
  readonly isExpert: boolean;
  readonly submitted: boolean;
  /** Set while it is open again. */
  readonly reopened: { readonly reason: string; readonly afterReveal: boolean } | null;
  /** What was asked for and not answered yet. */
  readonly asked: string | null;
  /** Whether it can be asked for. */
  readonly mayAsk: boolean;
}

/** @throws {AppError} not_found */
export async function requireOwnWork(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
): Promise<OwnWork> {
  const row = await prisma.assignment.findFirst({
    where: ownWork(access, assignmentId),
    select: {
      ...{ roundId: true, isExpert: true, submittedAt: true, reopenedAt: true },
      ...{ reopenReason: true, reopenAskedAt: true, reopenAsk: true, blindSubmissionId: true },
      withdrawnAt: true,
      round: { select: { kind: true, closedAt: true } },
    },
  });
  if (!row) throw new AppError("not_found", "This article is not assigned to you.");
  const { roundId, isExpert, round } = row;
  const submitted = row.submittedAt !== null;
  const isReopened = row.reopenedAt !== null && !submitted;
  const afterReveal = row.blindSubmissionId !== null;
  return {
    ...{ roundId, isExpert, submitted },
    roundKind: round.kind as RoundKind,
    reopened: isReopened ? { reason: row.reopenReason, afterReveal } : null,
    asked: row.reopenAskedAt ? row.reopenAsk : null,
    mayAsk: submitted && !row.withdrawnAt && !round.closedAt,
  };
}

function checkedReason(reason: string): string {
  const trimmed = reason.trim();
  if (trimmed === "") throw new AppError("invalid_input", "Say why it should be opened again.");
  if (trimmed.length > LONGEST_REASON) {
    throw new AppError("too_large", `Say it in at most ${LONGEST_REASON} characters.`);
  }
  return trimmed;
}
