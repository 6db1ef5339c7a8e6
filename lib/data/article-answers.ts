import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Refused } from "@/lib/domain/annotation";
import type { AnswerMutation, AnswerResult, ArticleAnswer } from "@/lib/domain/article-answer";
import { publishedForm } from "@/lib/domain/article-form";
import type { Answers, AnswerValue, Attribute } from "@/lib/domain/attribute";
import { articleAttributes, checkedAnswer, optionsOf } from "@/lib/domain/attribute";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import type { Desk } from "./desk";
import { readNames } from "./names";
import { orRefused, requireOpen } from "./desk";
import { countedAssignments, visibleAssignments } from "./visibility";

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

/** One reviewer's answers on one article. */
export interface AnsweredArticle {
  readonly articleId: string;
  readonly reviewerId: string;
  readonly reviewer: string;
  readonly answers: Answers;
}

/** What a round's reviewers answered, with the questions they were asked. */
export interface RoundAnswers {
  readonly attributes: readonly Attribute[];
  readonly frames: readonly Frame[];
  readonly answered: readonly AnsweredArticle[];
}

/**
 * The submitted answers on one article, as far as the caller may see them.
 * @throws {AppError} not_found
 */
export async function readVisibleAnswers(
  access: ProjectAccess<"review:create">,
  roundId: string,
  articleId: string,
): Promise<RoundAnswers> {
  const visible = visibleAssignments(access);
  return answersIn(access, roundId, {
    AND: [visible, { roundId, articleId, submittedAt: { not: null } }],
  });
}

/**
 * The submitted answers of one round, as far as the viewer may count them; the blind
 * reviewer layer, one entry per reviewer and article, also where nothing was answered.
 * @throws {AppError} not_found
 */
export async function readAnswers(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<RoundAnswers> {
  return answersIn(access, roundId, { AND: [countedAssignments(access), { roundId }] });
}

async function answersIn(
  { projectId }: ProjectAccess,
  roundId: string,
  where: Prisma.AssignmentWhereInput,
): Promise<RoundAnswers> {
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId },
    select: { codebookVersion: { select: { frames: true, attributes: true, rules: true } } },
  });
  if (!round) throw new AppError("not_found", "This round does not exist.");
  const { codebookVersion } = round;
  return {
    attributes: articleAttributes(publishedForm(codebookVersion).attributes),
    frames: publishedFrames(codebookVersion.frames),
    answered: await listAnswered(projectId, where),
  };
}

async function listAnswered(
  projectId: string,
  where: Prisma.AssignmentWhereInput,
): Promise<AnsweredArticle[]> {
  const [nameOf, rows] = await Promise.all([
    readNames(prisma, projectId),
    prisma.assignment.findMany({
      where,
      orderBy: [{ articleId: "asc" }, { reviewer: { name: "asc" } }, { reviewerId: "asc" }],
      select: {
        articleId: true,
        reviewerId: true,
        answers: { orderBy: { attributeId: "asc" }, select: answerColumns },
      },
    }),
  ]);
  return rows.map(({ articleId, reviewerId, answers }) => ({
    articleId,
    reviewerId,
    reviewer: nameOf(reviewerId),
    answers: answersOf(answers),
  }));
}
