import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import { agreedAnswers, majorityAnswer, sameAnswer } from "@/lib/domain/answer-differences";
import type { AnswerValue } from "@/lib/domain/attribute";
import { articleAttributes, checkedAnswer, optionsOf } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import type { DecisionAccess, OpenArticle } from "./settling";
import { auditSettling, openArticle, overtaken, settlingChanged } from "./settling";
import { answersOn, settledAnswers } from "./settling-desk";

/** The answer that an adjudicator gives to a question on the article. */
export interface NewAnswer {
  readonly attributeId: string;
  /** Null: it has no answer. */
  readonly value: AnswerValue | null;
  readonly reason: string;
  /** The adjudication's revision that the person saw. */
  readonly revision: number;
}

/**
 * Settle the answer to a question on the article; an earlier one becomes history. As with
 * decisions, what somebody settled after `revision` stays, and this one is kept beside it.
 *
 * @throws {AppError} not_found, forbidden, conflict, invalid_input
 */
export async function settleAnswer(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
  { attributeId, value, reason, revision }: NewAnswer,
): Promise<void> {
  const late = await prisma.$transaction(async (tx) => {
    const open = await openArticle(tx, access, roundId, articleId);
    const { desk } = open;
    const asked = articleAttributes(desk.attributes).find(({ id }) => id === attributeId);
    if (!asked) throw new AppError("not_found", "The round's codebook does not ask this.");
    const answer =
      value === null ? null : checkedAnswer(asked, optionsOf(asked, desk.frames), value);
    const compared = answersOn(desk).find(({ attribute }) => attribute.id === attributeId);
    const majority = compared && majorityAnswer(compared, desk.reviewerIds.length);
    const before = desk.answers.get(attributeId);
    const late = before !== undefined && revision !== open.revision;
    const now = new Date();
    if (before && !late) await replaceAnswer(tx, before.id, now);
    const id = await insertAnswer(tx, access, open, {
      ...{ attributeId, value: answer, reason: reason.trim() },
      basis: majority && sameAnswer(majority.value, answer) ? "majority" : "adjudicator",
      createdAt: now,
      replacedAt: late ? now : null,
    });
    if (!late) await settlingChanged(tx, access, open);
    await auditSettling(tx, access, late ? "answer.overtaken" : "answer.settle", id);
    return late;
  });
  if (late) throw overtaken();
}

/** Take a settled answer back, while the article is open. @throws {AppError} not_found, conflict */
export async function deleteAnswer(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
  id: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const open = await openArticle(tx, access, roundId, articleId);
    const known = [...open.desk.answers.values()].some((answer) => answer.id === id);
    if (!known) throw new AppError("not_found", "This answer is not in force.");
    await replaceAnswer(tx, id, new Date());
    await settlingChanged(tx, access, open);
    await auditSettling(tx, access, "answer.delete", id);
  });
}

/** Take the answers that nobody has to settle into the final layer. @returns how many */
export async function adoptAnswers(
  tx: Transaction,
  access: DecisionAccess,
  open: OpenArticle,
): Promise<number> {
  const { desk } = open;
  const agreed = agreedAnswers(answersOn(desk), settledAnswers(desk), desk.reviewerIds.length);
  for (const answer of agreed) {
    const adopted = { ...answer, reason: "", createdAt: new Date(), replacedAt: null };
    const id = await insertAnswer(tx, access, open, adopted);
    await auditSettling(tx, access, "answer.settle", id);
  }
  return agreed.length;
}

async function insertAnswer(
  tx: Transaction,
  { userId }: DecisionAccess,
  { adjudicationId }: OpenArticle,
  {
    value,
    ...answer
  }: {
    readonly attributeId: string;
    readonly value: AnswerValue | null;
    readonly basis: string;
    readonly reason: string;
    readonly createdAt: Date;
    readonly replacedAt: Date | null;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  await tx.answerDecision.create({
    data: {
      ...answer,
      ...{ id, adjudicationId, decidedById: userId },
      value: value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue),
    },
    select: { id: true },
  });
  return id;
}

async function replaceAnswer(tx: Transaction, id: string, replacedAt: Date): Promise<void> {
  await tx.answerDecision.update({ where: { id }, data: { replacedAt }, select: { id: true } });
}
