import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/client";
import type { Refused } from "@/lib/domain/annotation";
import type { AnswerMutation, AnswerResult, ArticleAnswer } from "@/lib/domain/article-answer";
import type { Answers, AnswerValue } from "@/lib/domain/attribute";
import { articleAttributes, checkedAnswer, optionsOf } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import type { Desk } from "./desk";
import { orRefused, requireOpen } from "./desk";

/** The columns every reader of answers asks for. */
export const answerColumns = {
  attributeId: true,
  value: true,
  revision: true,
} satisfies Prisma.ArticleAnswerSelect;

type Row = Prisma.ArticleAnswerGetPayload<{ select: typeof answerColumns }>;

export function toAnswer({ attributeId, value, revision }: Row): ArticleAnswer {
  return { attributeId, value: value as AnswerValue | null, revision };
}

/** Answers by question, without those taken back. */
export function answersOf(rows: readonly Pick<Row, "attributeId" | "value">[]): Answers {
  return Object.fromEntries(
    rows.flatMap(({ attributeId, value }) =>
      value === null ? [] : [[attributeId, value as unknown as AnswerValue]],
    ),
  );
}

type Outcome = AnswerResult | Refused;

/** What carries out a batch's answers. */
interface AnswerBatch {
  readonly tx: Transaction;
  readonly desk: Desk;
  /** By question. */
  readonly answers: Map<string, Row & { readonly id: string }>;
  readonly done: Map<string, Outcome>;
}

/** Prepare to carry out these answers, one after the other. */
export async function answerBatch(
  tx: Transaction,
  desk: Desk,
  mutations: readonly AnswerMutation[],
): Promise<(mutation: AnswerMutation) => Promise<Outcome>> {
  const { assignmentId, reviewerId } = desk;
  const batch: AnswerBatch = { tx, desk, answers: new Map(), done: new Map() };
  if (mutations.length > 0) {
    const rows = await tx.articleAnswer.findMany({
      where: { assignmentId },
      select: { ...answerColumns, id: true },
    });
    for (const row of rows) batch.answers.set(row.attributeId, row);
    const events = await tx.articleAnswerEvent.findMany({
      where: {
        mutationId: { in: mutations.map(({ mutationId }) => mutationId) },
        actorId: reviewerId,
        answer: { assignmentId },
      },
      select: {
        mutationId: true,
        revision: true,
        after: true,
        answer: { select: { attributeId: true } },
      },
    });
    for (const { mutationId, revision, after, answer } of events) {
      const saved = toAnswer({ ...answer, revision, value: after });
      batch.done.set(mutationId, { mutationId, status: "saved", answer: saved });
    }
  }
  return (mutation) => carryOut(batch, mutation);
}

async function carryOut(batch: AnswerBatch, mutation: AnswerMutation): Promise<Outcome> {
  const { desk, answers, done } = batch;
  const { mutationId, attributeId } = mutation;
  const before = done.get(mutationId);
  if (before) return before;
  return orRefused(mutationId, async () => {
    requireOpen(desk, "answers");
    const value = checked(desk, mutation);
    const row = answers.get(attributeId);
    if ((row?.revision ?? 0) !== mutation.baseRevision) {
      const answer = row ? toAnswer(row) : { attributeId, value: null, revision: 0 };
      return { mutationId, status: "conflict", answer };
    }
    const saved = await write(batch, row, mutationId, { attributeId, value });
    answers.set(attributeId, saved);
    const outcome: Outcome = { mutationId, status: "saved", answer: toAnswer(saved) };
    done.set(mutationId, outcome);
    return outcome;
  });
}

/** @throws {AppError} invalid_input */
function checked({ form, frames }: Desk, { attributeId, value }: AnswerMutation) {
  const asked = articleAttributes(form.attributes).find(({ id }) => id === attributeId);
  if (!asked) {
    throw new AppError(
      "invalid_input",
      "The codebook does not ask this any more. Reload the page to see what it asks.",
    );
  }
  return value === null ? null : checkedAnswer(asked, optionsOf(asked, frames), value);
}

async function write(
  { tx, desk }: AnswerBatch,
  old: (Row & { readonly id: string }) | undefined,
  mutationId: string,
  { attributeId, value }: { readonly attributeId: string; readonly value: AnswerValue | null },
) {
  const now = new Date();
  const select = { ...answerColumns, id: true };
  const revision = (old?.revision ?? 0) + 1;
  const change = { value: asJson(value), revision, updatedAt: now };
  const saved = old
    ? await tx.articleAnswer.update({
        where: { id: old.id, revision: old.revision },
        data: change,
        select,
      })
    : await tx.articleAnswer.create({
        data: {
          ...change,
          id: crypto.randomUUID(),
          assignmentId: desk.assignmentId,
          attributeId,
          createdAt: now,
        },
        select,
      });
  await tx.articleAnswerEvent.create({
    data: {
      mutationId,
      answerId: saved.id,
      actorId: desk.reviewerId,
      revision,
      before: asJson((old?.value ?? null) as AnswerValue | null),
      after: change.value,
      createdAt: now,
    },
    select: { sequence: true },
  });
  return saved;
}

function asJson(value: AnswerValue | null) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}
