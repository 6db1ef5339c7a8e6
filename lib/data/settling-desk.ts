import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockArticle } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Answered, ComparedAnswer } from "@/lib/domain/answer-differences";
import { comparedAnswers } from "@/lib/domain/answer-differences";
import type { Annotation } from "@/lib/domain/annotation";
import { publishedForm } from "@/lib/domain/article-form";
import type { AnswerValue, Attribute } from "@/lib/domain/attribute";
import { articleAttributes } from "@/lib/domain/attribute";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { comparisonOf } from "@/lib/domain/differences";
import { settlingProgress } from "@/lib/domain/settling-progress";
import { readMergedFrames } from "./merged-frames";
import { shownColumns, shownWork } from "./submitted-work";
import { PRESENT, SUBMITTED } from "./visibility";

/** An annotation as far as settling it needs it. */
type Source = Pick<
  Annotation,
  "id" | "reviewerId" | "frameId" | "start" | "end" | "pieces" | "attributes"
>;

/** An answer of the final layer that is in force. */
export interface AnswerInForce {
  readonly id: string;
  readonly value: AnswerValue | null;
}

/** Everything that decisions on one article in one round are checked against. */
export interface SettlingDesk {
  readonly roundId: string;
  readonly articleId: string;
  readonly text: string;
  readonly textVersionId: string;
  readonly textVersion: number;
  readonly frames: readonly PublishedFrame[];
  /** The questions of the round's codebook, on annotations and on the article. */
  readonly attributes: readonly Attribute[];
  /** Who submitted the article, also without a single annotation. */
  readonly reviewerIds: readonly string[];
  readonly annotations: readonly Source[];
  readonly answered: readonly Answered[];
  /** Assignments that are not submitted, or are being revised. */
  readonly waiting: number;
  /** The decision in force by the annotation it settles. */
  readonly decisionOf: ReadonlyMap<string, string>;
  /** By question. */
  readonly answers: ReadonlyMap<string, AnswerInForce>;
}

/** Work that is compared and settled: no expert's, and none that was given to somebody else. */
export const settledWork = {
  ...PRESENT,
  isExpert: false,
  article: { deletedAt: null },
} satisfies Prisma.AssignmentWhereInput;

/** Read an article's desk from the submitted work that `where` selects; null where there is none. */
export async function readDesk(
  tx: Transaction,
  access: Pick<ProjectAccess, "projectId">,
  roundId: string,
  articleId: string,
  where: Prisma.AssignmentWhereInput,
): Promise<SettlingDesk | null> {
  const place = { roundId, articleId, round: { projectId: access.projectId } };
  const work = await tx.assignment.findMany({
    where: { AND: [where, settledWork, place, SUBMITTED] },
    orderBy: { reviewerId: "asc" },
    select: {
      ...shownColumns,
      reviewerId: true,
      textVersion: { select: { id: true, number: true, text: true } },
      round: {
        select: { codebookVersion: { select: { frames: true, attributes: true, rules: true } } },
      },
    },
  });
  const [first] = work;
  if (!first) return null;
  const { codebookVersion } = first.round;
  const { frames, merges } = await readMergedFrames(tx, access, codebookVersion.frames);
  const shown = work.map((row) => ({ reviewerId: row.reviewerId, ...shownWork(row) }));
  const annotations = shown
    .flatMap((one) => one.annotations)
    .filter(({ anchor }) => anchor !== "orphaned");
  const sources = await tx.decisionSource.findMany({
    where: { decision: { adjudication: { roundId, articleId }, replacedAt: null } },
    select: { annotationId: true, decisionId: true },
  });
  const answers = await tx.answerDecision.findMany({
    where: { adjudication: { roundId, articleId }, replacedAt: null },
    select: { id: true, attributeId: true, value: true },
  });
  return {
    ...{ roundId, articleId, frames },
    text: first.textVersion.text,
    textVersionId: first.textVersion.id,
    textVersion: first.textVersion.number,
    attributes: publishedForm(codebookVersion).attributes,
    reviewerIds: work.map(({ reviewerId }) => reviewerId),
    annotations: withMerges(annotations, merges),
    answered: shown.map(({ reviewerId, answers }) => ({ reviewerId, answers })),
    waiting: await tx.assignment.count({
      where: { AND: [settledWork, place, { submittedAt: null }] },
    }),
    decisionOf: new Map(sources.map(({ annotationId, decisionId }) => [annotationId, decisionId])),
    answers: new Map(
      answers.map(({ attributeId, id, value }) => [
        attributeId,
        { id, value: value as unknown as AnswerValue | null },
      ]),
    ),
  };
}

/** The questions on the article with everybody's answers. */
export function answersOn({ attributes, answered }: SettlingDesk): ComparedAnswer[] {
  return comparedAnswers(articleAttributes(attributes), answered);
}

/** What was settled of the answers, by question. */
export function settledAnswers({ answers }: SettlingDesk): Map<string, AnswerValue | null> {
  return new Map([...answers].map(([id, { value }]) => [id, value]));
}

/** Differences that nobody has settled: of tags, and of answers about the article. */
export function openDifferences(desk: SettlingDesk): number {
  const { annotations, reviewerIds, attributes, decisionOf } = desk;
  const { differences, settled } = settlingProgress(
    comparisonOf(annotations, reviewerIds, attributes),
    answersOn(desk),
    new Set(decisionOf.keys()),
    settledAnswers(desk),
  );
  return differences - settled;
}

/**
 * Count an article's unsettled differences anew (`Adjudication.differences`; null while
 * somebody has not submitted), in the transaction that changed what they are: submitting,
 * reopening, giving out or withdrawing the article, correcting its text, merging frames.
 * An article has its adjudication from its first submission on.
 */
export async function countDifferences(
  tx: Transaction,
  access: Pick<ProjectAccess, "projectId">,
  roundId: string,
  articleId: string,
): Promise<void> {
  await lockArticle(tx, articleId); // of two last submissions the second one counts both
  const desk = await readDesk(tx, access, roundId, articleId, {});
  const differences = desk && desk.waiting === 0 ? openDifferences(desk) : null;
  const key = { roundId_articleId: { roundId, articleId } };
  const known = await tx.adjudication.findUnique({ where: key, select: { differences: true } });
  if (!known && desk) {
    await tx.adjudication.create({
      data: { id: crypto.randomUUID(), roundId, articleId, differences },
      select: { id: true },
    });
  } else if (known && known.differences !== differences) {
    await tx.adjudication.update({ where: key, data: { differences }, select: { id: true } });
  }
}

/**
 * Give every article with submitted work its adjudication, of all projects: submissions of older
 * versions made none, and without one an article is missing in the list of those to settle.
 *
 * @returns how many were missing
 */
export async function fillSettling(): Promise<number> {
  const missing = await prisma.$queryRaw<
    { roundId: string; articleId: string; projectId: string }[]
  >`
    SELECT DISTINCT a."roundId", a."articleId", r."projectId"
    FROM "Assignment" a JOIN "Round" r ON r."id" = a."roundId"
    WHERE (a."submittedAt" IS NOT NULL OR a."blindSubmissionId" IS NOT NULL)
      AND NOT a."isExpert" AND a."withdrawnAt" IS NULL AND r."deletedAt" IS NULL
      AND a."articleId" NOT IN (SELECT "id" FROM "Article" WHERE "deletedAt" IS NOT NULL)
      AND NOT EXISTS (
        SELECT 1 FROM "Adjudication" d
        WHERE d."roundId" = a."roundId" AND d."articleId" = a."articleId"
      )`;
  for (const { roundId, articleId, projectId } of missing) {
    await prisma.$transaction((tx) => countDifferences(tx, { projectId }, roundId, articleId));
  }
  return missing.length;
}
