import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import type { ArticleAnswer } from "@/lib/domain/article-answer";
import type { ArticleForm } from "@/lib/domain/article-form";
import { publishedForm } from "@/lib/domain/article-form";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { shuffled } from "@/lib/domain/random";
import type { Zone } from "@/lib/domain/zones";
import { annotationColumns, toAnnotation } from "./annotations";
import { answerColumns, toAnswer } from "./article-answers";
import { recordAudit } from "./audit";
import { deletedIds, withDeleted } from "./deleted-frames";
import { requireEntry } from "./entries";
import { giveOut, requireCoders, requireOpenRound } from "./giving-out";
import { outageOf } from "./outage";
import { findNext } from "./queue";
import { announce } from "./live";
import { unpredictable } from "./random";
import { ownAssignment, ownWork } from "./visibility";

/** Everything a reviewer needs to code one article, and nothing of teammates. */
export interface CodingDesk {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly article: {
    readonly id: string;
    readonly title: string | null;
    readonly fileName: string;
    readonly outlet: string | null;
    readonly author: string | null;
    readonly publishedOn: string | null;
    readonly language: string | null;
  };
  readonly text: string;
  /** Its number; offsets count in it. */
  readonly textVersion: number;
  readonly zones: readonly Zone[];
  readonly frames: readonly Frame[];
  readonly codebookVersion: number;
  /** When the reviewer first opened it. */
  readonly startedAt: string | null;
  readonly submittedAt: string | null;
  /** Taken back from the reviewer: what is tagged is kept, and does not count. */
  readonly withdrawn: boolean;
  readonly roundClosed: boolean;
  /** YYYY-MM-DD */
  readonly dueOn: string | null;
  readonly noFrameFound: boolean;
  readonly annotations: readonly Annotation[];
  /** The questions and rules of the codebook version. */
  readonly form: ArticleForm;
  /** The caller's answers on the article, those taken back included. */
  readonly answers: readonly ArticleAnswer[];
  /** The caller's time on the article. */
  readonly activeSeconds: number;
  /** Where the caller was reading, in code points. */
  readonly place: number;
  /** Whether the caller may ask for suggested passages. */
  readonly suggests: boolean;
  /** The caller's next article that is not submitted. */
  readonly nextId: string | null;
}

/** @throws {AppError} not_found, when the assignment is not the caller's */
export async function requireCodingDesk(
  access: ProjectAccess<"annotation:create">,
  id: string,
): Promise<CodingDesk> {
  const row = await prisma.assignment.findFirst({
    where: ownWork(access, id),
    select: {
      id: true,
      position: true,
      startedAt: true,
      submittedAt: true,
      withdrawnAt: true,
      dueOn: true,
      noFrameFound: true,
      activeSeconds: true,
      place: true,
      round: {
        select: {
          id: true,
          name: true,
          suggestions: true,
          closedAt: true,
          dueOn: true,
          codebookVersion: {
            select: { number: true, frames: true, attributes: true, rules: true },
          },
        },
      },
      article: {
        select: {
          id: true,
          title: true,
          fileName: true,
          author: true,
          publishedOn: true,
          language: true,
          outlet: { select: { name: true } },
        },
      },
      textVersion: { select: { number: true, text: true, zones: true } },
      annotations: {
        where: { deletedAt: null, anchor: { not: "orphaned" } },
        orderBy: [{ start: "asc" }, { end: "desc" }, { id: "asc" }],
        select: annotationColumns,
      },
      answers: { orderBy: { attributeId: "asc" }, select: answerColumns },
    },
  });
  if (!row) throw new AppError("not_found", "This article is not assigned to you.");
  const { outlet, ...article } = row.article;
  return {
    id: row.id,
    roundId: row.round.id,
    roundName: row.round.name,
    article: { ...article, outlet: outlet?.name ?? null },
    text: row.textVersion.text,
    textVersion: row.textVersion.number,
    zones: row.textVersion.zones as unknown as Zone[],
    frames: withDeleted(
      publishedFrames(row.round.codebookVersion.frames),
      await deletedIds(prisma, access),
    ),
    codebookVersion: row.round.codebookVersion.number,
    startedAt: row.startedAt?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    withdrawn: row.withdrawnAt !== null,
    roundClosed: row.round.closedAt !== null,
    dueOn: row.dueOn ?? row.round.dueOn,
    noFrameFound: row.noFrameFound,
    annotations: row.annotations.map(toAnnotation),
    form: publishedForm(row.round.codebookVersion),
    answers: row.answers.map(toAnswer),
    activeSeconds: row.activeSeconds,
    place: row.place,
    suggests: row.round.suggestions === "on request" && !row.submittedAt,
    nextId: await findNext(access, { id, roundId: row.round.id, position: row.position }),
  };
}

/**
 * Note that the reviewer has opened the article; the next time, if the database cannot write now.
 * @throws {AppError} forbidden while the round's training is not passed
 */
export async function startAssignment(
  access: ProjectAccess<"annotation:create">,
  id: string,
): Promise<void> {
  const unbegun: Prisma.AssignmentWhereInput = {
    AND: [ownAssignment(access, id), { startedAt: null, round: { closedAt: null } }],
  };
  const assignment = await prisma.assignment.findFirst({
    where: unbegun,
    select: { roundId: true, startedAt: true },
  });
  if (!assignment) return;
  await requireEntry(prisma, access, assignment);
  try {
    await prisma.assignment.updateMany({ where: unbegun, data: { startedAt: new Date() } });
    await announce(prisma, access.projectId);
  } catch (error) {
    if (outageOf(error) === null) throw error; // Reading must go on while the disk is full.
  }
}

/**
 * Give articles to reviewers: every article to every one of them. Each gets the
 * articles in a random order of their own, after what they have. Who has an article
 * already keeps it as it is.
 *
 * @returns the number of new assignments
 * @throws {AppError} not_found for a foreign round or article, conflict for a closed round,
 *   invalid_input for an article whose text is not frozen or a person who may not code
 */
export async function createAssignments(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  plan: { readonly articleIds: readonly string[]; readonly reviewerIds: readonly string[] },
): Promise<number> {
  const { projectId, userId } = access;
  const articleIds = [...new Set(plan.articleIds)];
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await requireOpenRound(tx, access, roundId);
    const coders = await requireCoders(tx, access, plan.reviewerIds);
    const given = new Map(coders.map(({ id }) => [id, shuffled(articleIds, unpredictable)]));
    const created = await giveOut(tx, access, roundId, given);
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "assignment.create", subjectId: roundId },
      detail: { created },
    });
    return created;
  });
}
