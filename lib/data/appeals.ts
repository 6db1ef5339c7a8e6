import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { AppealOutcome } from "@/lib/domain/appeal";
import { AppError } from "@/lib/domain/errors";
import { visibleDecisions } from "./adjudications";
import type { NewDecision } from "./decision-rows";
import { checkedDecision, insertDecision } from "./decision-rows";
import { countFinalLayer } from "./frame-uses";
import { notify } from "./inbox";
import type { DecisionAccess } from "./settling";
import { auditSettling, hidesWork, settlingChanged } from "./settling";
import { readDesk, settledWork } from "./settling-desk";
import { SUBMITTED, visibleAssignments } from "./visibility";

/**
 * Ask for one decision of a closed article to be looked at again. Only who coded the
 * article may, once for each decision; the article stays closed.
 *
 * @throws {AppError} not_found (also where the caller may not see the decision, or did not
 *   code the article), invalid_input (no reason), conflict (the article is open, the
 *   decision is no longer in force, or the caller has appealed it)
 */
export async function createAppeal(
  access: ProjectAccess<"review:create">,
  decisionId: string,
  reason: string,
): Promise<void> {
  const { projectId, userId } = access;
  if (reason.trim() === "") {
    throw new AppError("invalid_input", "Say why it should be looked at again.");
  }
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const decision = await findDecision(tx, access, decisionId);
    const { roundId, articleId, closedAt } = decision.adjudication;
    const coded = await tx.assignment.count({
      where: { AND: [settledWork, SUBMITTED, { roundId, articleId, reviewerId: userId }] },
    });
    if (coded === 0 || (await hidesWork(tx, access, roundId, articleId))) throw unknown();
    if (!closedAt) {
      throw new AppError("conflict", "This article is not closed yet; appeal when it is.");
    }
    if (decision.replacedAt) {
      throw new AppError(
        "conflict",
        "Another decision stands in the place of this one. Reload the page to see it.",
      );
    }
    if (decision.appeals.some(({ appellantId }) => appellantId === userId)) {
      throw new AppError("conflict", "You have appealed this decision already.");
    }
    const id = crypto.randomUUID();
    await tx.appeal.create({
      data: { id, decisionId, appellantId: userId, reason: reason.trim() },
    });
    await auditSettling(tx, access, "appeal.create", id);
    await notify(tx, {
      ...{ projectId, actorId: userId, kind: "appeal", subjectId: id },
      receiverIds: await listJudges(tx, projectId),
    });
  });
}

/** What an adjudicator says to an appeal. */
export interface AppealAnswer {
  readonly outcome: AppealOutcome;
  /** The reason, for the reviewer to read. */
  readonly answer: string;
  /** With "changed": what stands in the place of the decision; it settles the same annotations. */
  readonly decision?: Omit<NewDecision, "annotationIds" | "reason">;
}

/**
 * Answer an appeal: the decision is upheld, or another one takes its place and the
 * article's final layer is counted anew, in one step. With a change every open appeal on
 * the decision is answered.
 *
 * @throws {AppError} not_found, forbidden (one's own appeal, or tags are hidden),
 *   invalid_input (no reason, no decision), conflict (answered meanwhile), invalid_span
 */
export async function answerAppeal(
  access: DecisionAccess,
  appealId: string,
  { outcome, answer, decision: wanted }: AppealAnswer,
): Promise<void> {
  const { projectId, userId } = access;
  if (answer.trim() === "") {
    throw new AppError("invalid_input", "Say why; the reviewer will read it.");
  }
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const appeal = await tx.appeal.findFirst({
      where: { id: appealId, decision: { adjudication: { round: { projectId } } } },
      select: { decisionId: true, appellantId: true, outcome: true },
    });
    if (!appeal) throw new AppError("not_found", "This appeal does not exist.");
    const { decisionId, appellantId } = appeal;
    const { adjudication, sources } = await findDecision(tx, access, decisionId);
    if (appellantId === userId) {
      throw new AppError("forbidden", "This appeal is your own; somebody else has to answer it.");
    }
    if (appeal.outcome) {
      throw new AppError("conflict", "This appeal was answered meanwhile. Reload the page.");
    }
    const { id: adjudicationId, roundId, articleId } = adjudication;
    if (outcome === "changed") {
      const desk = await readDesk(tx, access, roundId, articleId, visibleAssignments(access));
      if (!wanted || !desk) {
        throw new AppError("invalid_input", "Say what takes the place of the decision.");
      }
      const checked = checkedDecision(desk, {
        ...wanted,
        reason: answer,
        annotationIds: sources.map(({ annotationId }) => annotationId),
      });
      const place = { adjudicationId, textVersionId: desk.textVersionId, decidedById: userId };
      const id = await insertDecision(tx, place, checked, { replaces: [decisionId] });
      await settlingChanged(tx, access, { adjudicationId, desk });
      await countFinalLayer(tx, projectId, adjudicationId);
      await auditSettling(tx, access, "decision.replace", id);
    }
    const answered =
      outcome === "changed" ? { decisionId, outcome: null } : { id: appealId, outcome: null };
    const open = await tx.appeal.findMany({
      where: answered,
      select: { id: true, appellantId: true },
    });
    await tx.appeal.updateMany({
      where: { id: { in: open.map(({ id }) => id) } },
      data: { outcome, answer: answer.trim(), answeredAt: new Date(), answeredById: userId },
    });
    for (const { id, appellantId } of open) {
      await auditSettling(tx, access, "appeal.answer", id);
      await notify(tx, {
        ...{ projectId, actorId: userId, kind: "appeal-answered", subjectId: id },
        receiverIds: [appellantId],
      });
    }
  });
}

/** @throws {AppError} not_found */
async function findDecision(tx: Transaction, access: ProjectAccess, id: string) {
  const decision = await tx.decision.findFirst({
    where: {
      AND: [visibleDecisions(access), { id }],
      adjudication: { round: { projectId: access.projectId }, article: { deletedAt: null } },
    },
    select: {
      replacedAt: true,
      sources: { select: { annotationId: true } },
      appeals: { select: { appellantId: true } },
      adjudication: { select: { id: true, roundId: true, articleId: true, closedAt: true } },
    },
  });
  if (!decision) throw unknown();
  return decision;
}

/** Who may answer appeals. */
async function listJudges(tx: Transaction, projectId: string): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { projectId, disabledAt: null },
    select: { userId: true, role: true },
  });
  return members.flatMap(({ userId, role }) =>
    can(role as ProjectAccess["role"], "decision:create") ? [userId] : [],
  );
}

function unknown(): AppError {
  return new AppError("not_found", "This decision does not exist.");
}
