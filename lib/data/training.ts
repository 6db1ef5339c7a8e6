import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import { byName } from "@/lib/domain/by-name";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import { publishedForm } from "@/lib/domain/article-form";
import type { Merges } from "@/lib/domain/codebook/merges";
import { withMerges } from "@/lib/domain/codebook/merges";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import type { Bars, Feedback, Standing, TrainedArticle } from "@/lib/domain/training";
import { checkedBars, feedbackOf, standingOf, USUAL_BARS } from "@/lib/domain/training";
import type { Zone } from "@/lib/domain/zones";
import { recordAudit } from "./audit";
import { readMergedFrames } from "./merged-frames";
import { readNames } from "./names";
import { blindColumns, blindWork, standing } from "./submitted-work";
import {
  ownAssignment,
  PRESENT,
  SUBMITTED,
  visibleAssignments,
  visibleExpertWork,
} from "./visibility";

type Reader = Pick<Transaction, "assignment" | "round" | "frame">;

/** A training round, as far as scoring needs it. */
interface TrainingRound {
  readonly id: string;
  readonly name: string;
  readonly bars: Bars;
  readonly frames: readonly PublishedFrame[];
  readonly merges: Merges;
}

/** @throws {AppError} not_found, also for a round of another kind */
export async function requireTraining(
  db: Reader,
  access: ProjectAccess,
  roundId: string,
): Promise<TrainingRound> {
  const round = await db.round.findFirst({
    where: { id: roundId, projectId: access.projectId, kind: "training", deletedAt: null },
    select: { id: true, name: true, bars: true, codebookVersion: { select: { frames: true } } },
  });
  if (!round) throw new AppError("not_found", "This is not a training round.");
  const merged = await readMergedFrames(db, access, round.codebookVersion.frames);
  const { id, name, bars } = round;
  return { ...merged, id, name, bars: (bars as unknown as Bars | null) ?? USUAL_BARS };
}

/**
 * Set what reviewers have to reach in a training round.
 * @throws {AppError} not_found; invalid_input
 */
export async function updateBars(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  wanted: Bars,
): Promise<void> {
  const { projectId, userId } = access;
  const bars = checkedBars(wanted);
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const before = await requireTraining(tx, access, roundId);
    if (Object.keys(bars.frames).some((id) => !before.frames.some((frame) => frame.id === id))) {
      throw new AppError("not_found", "One of these frames is not in the round's codebook.");
    }
    await tx.round.update({ where: { id: roundId }, data: { bars: asJson(bars) } });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.bars", subjectId: roundId },
      ...{ before: asJson(before.bars), after: asJson(bars) },
    });
  });
}

/** Everybody's standing in a training round, with their names. */
export interface ReviewerStanding extends Standing {
  readonly reviewerId: string;
  readonly name: string;
}

/**
 * How far everybody is who codes in a training round, as far as the caller may see their
 * work; by name. What counts is what was handed in before the feedback.
 *
 * @throws {AppError} not_found
 */
export async function listStandings(
  access: ProjectAccess<"assignment:read">,
  roundId: string,
): Promise<{ readonly round: TrainingRound; readonly standings: readonly ReviewerStanding[] }> {
  const round = await requireTraining(prisma, access, roundId);
  const coders = await prisma.assignment.findMany({
    where: { ...PRESENT, roundId, isExpert: false, article: { deletedAt: null } },
    distinct: ["reviewerId"],
    select: { reviewerId: true },
  });
  const nameOf = await readNames(prisma, access.projectId);
  const trained = await readTrained(prisma, access, round, visibleAssignments(access));
  const standings = coders
    .map(({ reviewerId }) => ({
      ...standingOf(trained.get(reviewerId) ?? [], round.frames, round.bars),
      ...{ reviewerId, name: nameOf(reviewerId) },
    }))
    .sort((a, b) => byName(a.name, b.name));
  return { round, standings };
}

/** The caller's own standing in a training round. @throws {AppError} not_found */
export async function readOwnStanding(
  db: Reader,
  access: ProjectAccess,
  roundId: string,
): Promise<{ readonly round: TrainingRound; readonly standing: Standing }> {
  const round = await requireTraining(db, access, roundId);
  const trained = await readTrained(db, access, round, { reviewerId: access.userId });
  const own = trained.get(access.userId) ?? [];
  return { round, standing: standingOf(own, round.frames, round.bars) };
}

/** By reviewer: the articles of a training round that have an expert coding the caller may see. */
async function readTrained(
  db: Reader,
  access: ProjectAccess,
  { id: roundId, merges }: TrainingRound,
  whose: Prisma.AssignmentWhereInput,
): Promise<Map<string, TrainedArticle[]>> {
  const select = { ...blindColumns, articleId: true, reviewerId: true };
  const experts = await db.assignment.findMany({
    where: { AND: [visibleExpertWork(access), SUBMITTED, { roundId }] },
    orderBy: { id: "asc" },
    select,
  });
  const expertOf = new Map(experts.map((row) => [row.articleId, tagsOf(row, merges)]));
  const work = await db.assignment.findMany({
    where: {
      AND: [
        { ...PRESENT, roundId, isExpert: false, articleId: { in: [...expertOf.keys()] } },
        ...[SUBMITTED, whose],
      ],
    },
    orderBy: { id: "asc" },
    select,
  });
  const articles = work.map((row) => ({
    reviewerId: row.reviewerId,
    article: { own: tagsOf(row, merges), expert: expertOf.get(row.articleId)! },
  }));
  return new Map(
    [...groupBy(articles, ({ reviewerId }) => reviewerId)].map(([reviewerId, own]) => [
      reviewerId,
      own.map(({ article }) => article),
    ]),
  );
}

function tagsOf(row: Parameters<typeof blindWork>[0], merges: Merges): Annotation[] {
  return withMerges(standing(blindWork(row).annotations), merges);
}

/** An article with the caller's tags, the expert's, and what is to be learned of the difference. */
export interface TrainingFeedback {
  readonly assignmentId: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly title: string;
  readonly language: string | null;
  readonly text: string;
  readonly zones: readonly Zone[];
  readonly frames: readonly PublishedFrame[];
  readonly own: readonly Annotation[];
  /** Null while there is no expert coding that the caller may see. */
  readonly expert: readonly Annotation[] | null;
  readonly feedback: Feedback;
  /** How far the caller is with the round. */
  readonly standing: Standing;
}

/**
 * The feedback on one of the caller's own training articles.
 * @throws {AppError} not_found; forbidden before the article is submitted
 */
export async function requireFeedback(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
): Promise<TrainingFeedback> {
  const row = await prisma.assignment.findFirst({
    where: { ...ownAssignment(access, assignmentId), isExpert: false },
    select: {
      ...{ ...blindColumns, roundId: true, articleId: true, submittedAt: true },
      blindSubmissionId: true,
      article: { select: { title: true, fileName: true, language: true } },
      textVersion: { select: { text: true, zones: true } },
      round: {
        select: { codebookVersion: { select: { frames: true, attributes: true, rules: true } } },
      },
    },
  });
  if (!row) throw new AppError("not_found", "This article is not assigned to you.");
  const { round, standing: far } = await readOwnStanding(prisma, access, row.roundId);
  if (!row.submittedAt && !row.blindSubmissionId) {
    throw new AppError(
      "forbidden",
      "Submit the article first; then you see how an expert coded it.",
    );
  }
  const expert = await prisma.assignment.findFirst({
    where: {
      AND: [
        visibleExpertWork(access),
        SUBMITTED,
        { roundId: row.roundId, articleId: row.articleId },
      ],
    },
    select: blindColumns,
  });
  const { frames, merges } = round;
  const tags = { own: tagsOf(row, merges), expert: expert ? tagsOf(expert, merges) : [] };
  const { attributes } = publishedForm(row.round.codebookVersion);
  return {
    ...{ assignmentId, roundId: row.roundId, roundName: round.name, frames },
    ...{ title: row.article.title ?? row.article.fileName, language: row.article.language },
    ...{ text: row.textVersion.text, zones: row.textVersion.zones as unknown as Zone[] },
    own: tags.own,
    expert: expert ? tags.expert : null,
    feedback: expert ? feedbackOf(access.userId, tags, attributes) : { right: 0, remarks: [] },
    standing: far,
  };
}

function asJson(bars: Bars): Prisma.InputJsonObject {
  return { ...bars, frames: { ...bars.frames } };
}
