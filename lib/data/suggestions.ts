import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import { lockAssignment, lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Passage } from "@/lib/domain/annotation";
import { piecesOf } from "@/lib/domain/annotation";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import type { Span } from "@/lib/domain/span";
import { overlap } from "@/lib/domain/span";
import type { LearnedFrame, StoredModel, TrainingSentence } from "@/lib/domain/suggestions/learn";
import type { Precision } from "@/lib/domain/suggestions/model";
import type { Suggestion } from "@/lib/domain/suggestions/suggest";
import { sentenceSpans, suggestionsFor } from "@/lib/domain/suggestions/suggest";
import { recordAudit } from "./audit";
import { finalDecisions } from "./final-layer";
import { createJob } from "./jobs";
import { ownAssignment } from "./visibility";

/** The kind of job that learns. */
export const LEARNING = "suggestions";

/** Articles read at a time while learning. */
const PAGE = 50;

/**
 * Rounds in which nothing is blind any more: every article is submitted and, where
 * the reveal waits for it, settled. Only they are learned from, so that no
 * suggestion carries what a teammate found in a round that is still blind.
 */
const REVEALED = {
  assignments: { some: {}, none: { submittedAt: null } },
  OR: [
    { revealRule: { not: "adjudication" } },
    { assignments: { some: {}, none: { OR: [{ submittedAt: null }, { closedAt: null }] } } },
  ],
} satisfies Prisma.RoundWhereInput;

/** A frame with what is suggested for it, as the lead sees it. */
export interface FrameSuggestions {
  readonly frameId: string;
  readonly phrases: readonly { readonly id: string; readonly text: string }[];
  /** Null before the first learning. */
  readonly learned: {
    readonly tagged: number;
    readonly articles: number;
    /** Null where too little was tagged. */
    readonly precision: Precision | null;
    readonly at: Date;
  } | null;
}

/** What is suggested for each frame that has phrases or was learned. */
export async function listFrameSuggestions(
  access: ProjectAccess<"codebook:edit">,
): Promise<FrameSuggestions[]> {
  const frames = await prisma.frame.findMany({
    where: { projectId: access.projectId, isGroup: false, retiredAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      phrases: {
        where: { deletedAt: null },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { id: true, text: true },
      },
      model: { select: { tagged: true, articles: true, precision: true, learnedAt: true } },
    },
  });
  return frames.map(({ id, phrases, model }) => ({
    frameId: id,
    phrases,
    learned: model && {
      tagged: model.tagged,
      articles: model.articles,
      precision: model.precision as unknown as Precision | null,
      at: model.learnedAt,
    },
  }));
}

/** @throws {AppError} not_found; conflict when the frame has the phrase already */
export async function createPhrase(
  access: ProjectAccess<"codebook:edit">,
  frameId: string,
  text: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const frame = await tx.frame.findFirst({
      where: { id: frameId, projectId, isGroup: false, retiredAt: null },
      select: { phrases: { where: { deletedAt: null }, select: { text: true } } },
    });
    if (!frame) throw new AppError("not_found", "This frame does not exist.");
    const same = (other: string) => other.toLowerCase() === text.toLowerCase();
    if (frame.phrases.some((phrase) => same(phrase.text))) {
      throw new AppError("conflict", `“${text}” is a phrase of this frame already.`);
    }
    const id = crypto.randomUUID();
    await tx.phrase.create({ data: { id, projectId, frameId, text } });
    await recordAudit(tx, { actorId: userId, projectId, action: "phrase.create", subjectId: id });
  });
}

/** @throws {AppError} not_found */
export async function deletePhrase(
  access: ProjectAccess<"codebook:edit">,
  id: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.phrase.updateMany({
      where: { id, projectId, deletedAt: null },
      data: { deletedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", "This phrase does not exist.");
    await recordAudit(tx, { actorId: userId, projectId, action: "phrase.delete", subjectId: id });
  });
}

/**
 * Every sentence of the articles coded in rounds where nothing is blind any more,
 * with the frames that at least half of the article's codings tagged in it; the
 * final layer is the one coding where the article is settled. Articles that
 * somebody still has to submit are left out: nobody is to be shown what others
 * found in the text at hand.
 */
export async function* readTraining(
  access: ProjectAccess<"codebook:edit">,
): AsyncGenerator<TrainingSentence> {
  const { projectId } = access;
  let after: string | undefined;
  for (;;) {
    const page = await prisma.article.findMany({
      where: {
        projectId,
        deletedAt: null,
        assignments: { some: { round: REVEALED }, none: { submittedAt: null } },
      },
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        id: true,
        language: true,
        textVersions: { orderBy: { number: "desc" }, take: 1, select: { id: true, text: true } },
        assignments: {
          where: { round: REVEALED },
          select: {
            annotations: {
              where: { deletedAt: null, anchor: { not: "orphaned" } },
              select: { frameId: true, start: true, end: true, pieces: true },
            },
          },
        },
        adjudications: {
          where: { round: REVEALED, closedAt: { not: null } },
          select: {
            decisions: {
              where: finalDecisions,
              select: { frameId: true, start: true, end: true, pieces: true },
            },
          },
        },
      },
    });
    for (const { id, language, textVersions, assignments, adjudications } of page) {
      const codings =
        adjudications.length > 0
          ? adjudications.map(({ decisions }) => decisions)
          : assignments.map(({ annotations }) => annotations);
      const covered = codings.map((coding) => coding.map(asTagged));
      for (const { span, sentence } of sentenceSpans(
        textVersions[0]?.text ?? "",
        language ?? undefined,
      )) {
        yield { articleId: id, text: sentence, frameIds: framesOf(covered, span) };
      }
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

interface Tagged {
  readonly frameId: string;
  readonly parts: readonly Span[];
}

function asTagged(row: {
  readonly frameId: string;
  readonly start: number;
  readonly end: number;
  readonly pieces: Prisma.JsonValue;
}): Tagged {
  const { frameId, start, end } = row;
  const pieces = row.pieces as unknown as Passage["pieces"];
  return { frameId, parts: piecesOf({ start, end, pieces: pieces ?? null }) };
}

/** The frames that at least half of the codings have in a sentence. */
function framesOf(codings: readonly (readonly Tagged[])[], sentence: Span): string[] {
  const votes = new Map<string, number>();
  for (const coding of codings) {
    const here = coding.filter(({ parts }) => parts.some((part) => overlap(part, sentence) > 0));
    for (const frameId of new Set(here.map((tagged) => tagged.frameId))) {
      votes.set(frameId, (votes.get(frameId) ?? 0) + 1);
    }
  }
  return [...votes].filter(([, count]) => 2 * count >= codings.length).map(([id]) => id);
}

/**
 * Put the learning in the queue (lib/server/jobs/suggestions.ts).
 * @throws {AppError} conflict while it is under way already
 */
export async function beginLearning(access: ProjectAccess<"codebook:edit">): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const under = await tx.job.findFirst({
      where: {
        projectId: access.projectId,
        kind: LEARNING,
        state: { in: ["waiting", "running"] },
      },
      select: { id: true },
    });
    if (under) throw new AppError("conflict", "It is being learned already.");
    await createJob(tx, access, LEARNING, {});
  });
}

/** Replace what was learned before, and remember which articles it was learned from. */
export async function storeLearned(
  access: ProjectAccess<"codebook:edit">,
  learned: readonly LearnedFrame[],
  articleIds: Iterable<string>,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await tx.frameModel.deleteMany({ where: { projectId } });
    await tx.learnedArticle.deleteMany({ where: { projectId } });
    await tx.learnedArticle.createMany({
      data: Array.from(articleIds, (articleId) => ({ articleId, projectId })),
    });
    await tx.frameModel.createMany({
      data: learned.map(({ frameId, tagged, articles, learned: found }) => ({
        ...{ frameId, projectId, tagged, articles, learnedAt: new Date() },
        model: found ? (found.model as unknown as Prisma.InputJsonValue) : Prisma.DbNull,
        precision: found ? { ...found.precision } : Prisma.DbNull,
      })),
    });
    await recordAudit(tx, { actorId: userId, projectId, action: "suggestion.learn" });
  });
}

/**
 * Passages of the caller's own article that might be tagged, and write down that the
 * caller has seen them. Only in a round that allows it, and only until submission.
 *
 * Models that have learned from this very article say nothing about it.
 *
 * @throws {AppError} not_found; forbidden when the round has no suggestions; assignment_closed
 */
export async function suggestPassages(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
): Promise<Suggestion[]> {
  return prisma.$transaction(async (tx) => {
    await lockAssignment(tx, assignmentId);
    const assignment = await tx.assignment.findFirst({
      where: ownAssignment(access, assignmentId),
      select: {
        articleId: true,
        submittedAt: true,
        textVersion: { select: { text: true } },
        article: { select: { language: true } },
        round: { select: { suggestions: true, codebookVersion: { select: { frames: true } } } },
        annotations: {
          where: { deletedAt: null, anchor: { not: "orphaned" } },
          select: { frameId: true, start: true, end: true },
        },
        exposures: { select: { frameId: true, start: true, end: true, basis: true } },
      },
    });
    if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");
    if (assignment.round.suggestions !== "on request") {
      throw new AppError("forbidden", "The lead has not allowed suggestions in this round.");
    }
    if (assignment.submittedAt) {
      throw new AppError("assignment_closed", "You have submitted this article already.");
    }
    const frames = publishedFrames(assignment.round.codebookVersion.frames);
    const frameIds = taggableFrames(frames).map(({ id }) => id);
    const suggestions = suggestionsFor(assignment.textVersion.text, assignment.article.language, {
      models: await usableModels(tx, access, assignment.articleId, frameIds),
      phrases: await tx.phrase.findMany({
        where: { projectId: access.projectId, deletedAt: null, frameId: { in: frameIds } },
        select: { frameId: true, text: true },
      }),
      tagged: assignment.annotations,
    });
    const keyOf = (shown: Pick<Suggestion, "frameId" | "basis"> & Span) =>
      `${shown.frameId} ${shown.basis} ${shown.start} ${shown.end}`;
    const seen = new Set(
      assignment.exposures.map((row) => keyOf({ ...row, basis: row.basis as Suggestion["basis"] })),
    );
    await tx.exposure.createMany({
      data: suggestions
        .filter((suggestion) => !seen.has(keyOf(suggestion)))
        .map((suggestion) => ({
          ...suggestion,
          id: crypto.randomUUID(),
          assignmentId,
          articleId: assignment.articleId,
        })),
    });
    return suggestions;
  });
}

async function usableModels(
  tx: Transaction,
  { projectId }: ProjectAccess,
  articleId: string,
  frameIds: readonly string[],
): Promise<{ frameId: string; model: StoredModel }[]> {
  if (await tx.learnedArticle.findFirst({ where: { articleId, projectId } })) return [];
  const rows = await tx.frameModel.findMany({
    where: { projectId, frameId: { in: [...frameIds] }, model: { not: Prisma.DbNull } },
    select: { frameId: true, model: true },
  });
  return rows.map(({ frameId, model }) => ({ frameId, model: model as unknown as StoredModel }));
}
