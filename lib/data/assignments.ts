import { prisma } from "@/lib/db/client";
import { lockAssignment, lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { Role } from "@/lib/domain/access";
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
import { requireEntry } from "./entries";
import { unpredictable } from "./random";
import { ownAssignment } from "./visibility";

/** One line of a reviewer's own queue. It says nothing of anyone else. */
export interface QueueItem {
  readonly id: string;
  readonly roundId: string;
  readonly roundName: string;
  readonly articleId: string;
  readonly title: string | null;
  readonly fileName: string;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
}

/** The caller's own assignments, in the caller's own order. */
export async function listQueue(access: ProjectAccess): Promise<QueueItem[]> {
  const rows = await prisma.assignment.findMany({
    where: {
      reviewerId: access.userId,
      round: { projectId: access.projectId },
      article: { deletedAt: null },
    },
    orderBy: [{ round: { createdAt: "asc" } }, { position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      startedAt: true,
      submittedAt: true,
      round: { select: { id: true, name: true } },
      article: { select: { id: true, title: true, fileName: true } },
    },
  });
  return rows.map(({ round, article, ...row }) => ({
    ...row,
    roundId: round.id,
    roundName: round.name,
    articleId: article.id,
    title: article.title,
    fileName: article.fileName,
  }));
}

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
    where: ownAssignment(access, id),
    select: {
      id: true,
      position: true,
      startedAt: true,
      submittedAt: true,
      noFrameFound: true,
      activeSeconds: true,
      place: true,
      round: {
        select: {
          id: true,
          name: true,
          suggestions: true,
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
  const open = await prisma.assignment.findMany({
    where: {
      reviewerId: access.userId,
      roundId: row.round.id,
      submittedAt: null,
      id: { not: id },
      article: { deletedAt: null },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, position: true },
  });
  const next = open.find(({ position }) => position > row.position) ?? open[0];
  const { outlet, ...article } = row.article;
  return {
    id: row.id,
    roundId: row.round.id,
    roundName: row.round.name,
    article: { ...article, outlet: outlet?.name ?? null },
    text: row.textVersion.text,
    textVersion: row.textVersion.number,
    zones: row.textVersion.zones as unknown as Zone[],
    frames: publishedFrames(row.round.codebookVersion.frames),
    codebookVersion: row.round.codebookVersion.number,
    startedAt: row.startedAt?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    noFrameFound: row.noFrameFound,
    annotations: row.annotations.map(toAnnotation),
    form: publishedForm(row.round.codebookVersion),
    answers: row.answers.map(toAnswer),
    activeSeconds: row.activeSeconds,
    place: row.place,
    suggests: row.round.suggestions === "on request" && !row.submittedAt,
    nextId: next?.id ?? null,
  };
}

/**
 * Note that the reviewer has opened the article.
 * @throws {AppError} forbidden while the round's training is not passed
 */
export async function startAssignment(
  access: ProjectAccess<"annotation:create">,
  id: string,
): Promise<void> {
  const unbegun = { ...ownAssignment(access, id), startedAt: null };
  const assignment = await prisma.assignment.findFirst({
    where: unbegun,
    select: { roundId: true, startedAt: true },
  });
  if (!assignment) return;
  await requireEntry(prisma, access, assignment);
  await prisma.assignment.updateMany({ where: unbegun, data: { startedAt: new Date() } });
}

/** Who works on what; without a word on what was found. */
export interface AssignmentRow {
  readonly id: string;
  readonly roundId: string;
  readonly articleId: string;
  readonly reviewerId: string;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly closedAt: Date | null;
}

/** The project's assignments, for planning. */
export function listAssignments(
  access: ProjectAccess<"assignment:read">,
): Promise<AssignmentRow[]> {
  return prisma.assignment.findMany({
    where: { round: { projectId: access.projectId }, article: { deletedAt: null } },
    orderBy: [{ roundId: "asc" }, { articleId: "asc" }, { reviewerId: "asc" }],
    select: {
      id: true,
      roundId: true,
      articleId: true,
      reviewerId: true,
      startedAt: true,
      submittedAt: true,
      closedAt: true,
    },
  });
}

/**
 * Give articles to reviewers: every article to every one of them. Each gets the
 * articles in a random order of their own, after what they have. Who has an article
 * already keeps it as it is.
 *
 * @returns the number of new assignments
 * @throws {AppError} not_found for a foreign round or article, invalid_input for an
 *   article whose text is not frozen or a person who may not code
 */
export async function createAssignments(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  plan: { readonly articleIds: readonly string[]; readonly reviewerIds: readonly string[] },
): Promise<number> {
  const { projectId } = access;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const round = await tx.round.findFirst({ where: { id: roundId, projectId } });
    if (!round) throw new AppError("not_found", "This round does not exist.");
    if (round.closedAt) throw new AppError("conflict", `The round “${round.name}” is closed.`);

    const articles = await tx.article.findMany({
      where: { id: { in: [...plan.articleIds] }, projectId, deletedAt: null },
      select: {
        id: true,
        title: true,
        fileName: true,
        frozenAt: true,
        textVersions: { orderBy: { number: "desc" }, take: 1, select: { id: true } },
      },
    });
    if (articles.length < new Set(plan.articleIds).size) {
      throw new AppError("not_found", "One of these articles does not exist.");
    }
    const members = await tx.member.findMany({
      where: { projectId, userId: { in: [...plan.reviewerIds] }, disabledAt: null },
      select: { userId: true, role: true, user: { select: { name: true } } },
    });
    if (members.length < new Set(plan.reviewerIds).size) {
      throw new AppError("not_found", "One of these people is not in the project.");
    }
    for (const { role, user } of members) {
      if (!can(role as Role, "annotation:create")) {
        throw new AppError("invalid_input", `${user.name} is an observer and does not code.`);
      }
    }
    const textVersionOf = new Map<string, string>();
    for (const { id, title, fileName, frozenAt, textVersions } of articles) {
      if (!frozenAt || !textVersions[0]) {
        throw new AppError(
          "invalid_input",
          `Freeze the text of “${title ?? fileName}” before you assign it.`,
        );
      }
      textVersionOf.set(id, textVersions[0].id);
    }

    let created = 0;
    for (const { userId } of members) {
      const has = await tx.assignment.findMany({
        where: { roundId, reviewerId: userId },
        select: { articleId: true, position: true },
      });
      const known = new Set(has.map(({ articleId }) => articleId));
      const last = Math.max(0, ...has.map(({ position }) => position));
      const fresh = shuffled(
        [...textVersionOf].filter(([articleId]) => !known.has(articleId)),
        unpredictable,
      );
      await tx.assignment.createMany({
        data: fresh.map(([articleId, textVersionId], index) => ({
          id: crypto.randomUUID(),
          roundId,
          articleId,
          textVersionId,
          reviewerId: userId,
          position: last + 1 + index,
        })),
      });
      created += fresh.length;
    }
    await recordAudit(tx, {
      actorId: access.userId,
      projectId,
      action: "assignment.create",
      subjectId: roundId,
      detail: { created },
    });
    return created;
  });
}

/**
 * Take back an assignment that was not begun.
 * @throws {AppError} not_found; conflict when the reviewer has tagged or submitted
 */
export async function deleteAssignment(
  access: ProjectAccess<"assignment:edit">,
  id: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockAssignment(tx, id);
    const assignment = await tx.assignment.findFirst({
      where: { id, round: { projectId: access.projectId } },
      select: { submittedAt: true, _count: { select: { annotations: true } } },
    });
    if (!assignment) throw new AppError("not_found", "This assignment does not exist.");
    if (assignment.submittedAt ?? assignment._count.annotations > 0) {
      throw new AppError(
        "conflict",
        "The reviewer has begun this article, so it can no longer be taken back.",
      );
    }
    await tx.assignment.delete({ where: { id } });
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "assignment.delete",
      subjectId: id,
    });
  });
}
