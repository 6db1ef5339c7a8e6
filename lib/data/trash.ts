import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { TrashItem, TrashKind } from "@/lib/domain/trash";
import { goesWith, TRASH_DAYS, trashBegins } from "@/lib/domain/trash";
import { restoreArticle } from "./article-changes";
import { restoreDeletedFrame } from "./deleted-frames";
import { countDecisions, countWork } from "./hanging";
import { readNames } from "./names";
import { restoreRound } from "./rounds";

type LeadAccess = ProjectAccess<"project:edit">;

/** A thing in the trash as its table has it. */
interface Row {
  readonly kind: TrashKind;
  readonly id: string;
  readonly name: string;
  readonly deletedAt: Date;
}

/** What lies in the project's trash and can be brought back, newest first. */
export async function listTrash(access: LeadAccess, now = new Date()): Promise<TrashItem[]> {
  const rows = await rowsIn(access, now);
  const [nameOf, deletions] = await Promise.all([
    readNames(prisma, access.projectId),
    prisma.auditEvent.findMany({
      where: {
        projectId: access.projectId,
        action: { in: ["article.delete", "frame.delete", "round.delete"] },
        createdAt: { gte: trashBegins(now) },
      },
      orderBy: { sequence: "asc" },
      select: { subjectId: true, actorId: true },
    }),
  ]);
  // Of several deletions of one thing the last one counts.
  const actors = new Map(deletions.map(({ subjectId, actorId }) => [subjectId, actorId]));
  return Promise.all(
    rows.map(async ({ ...row }) => {
      const actorId = actors.get(row.id);
      const goes = await goesWithThing(access, row.kind, row.id);
      return { ...row, goes, deletedBy: actorId ? nameOf(actorId) : null };
    }),
  );
}

/** What goes with a thing when it is deleted, or comes back with it, in words. */
export async function goesWithThing(
  access: LeadAccess,
  kind: TrashKind,
  id: string,
): Promise<string> {
  const inProject = { round: { projectId: access.projectId } };
  switch (kind) {
    case "article": {
      const [work, decisions, discussions] = await Promise.all([
        countWork(access, { ...inProject, articleId: id }),
        countDecisions(access, { ...inProject, articleId: id }),
        countThreads(access, id),
      ]);
      return goesWith({ ...work, decisions, discussions });
    }
    case "round": {
      // Its tags may be a million: they are not counted each time its page is opened.
      const work = { ...inProject, roundId: id };
      const [assignments, decisions] = await Promise.all([
        prisma.assignment.count({ where: work }),
        countDecisions(access, work),
      ]);
      const words = goesWith({ assignments, decisions });
      return assignments > 0 ? `${words}, and all tags` : words;
    }
    case "frame": {
      const { tags = 0, reviewers = 0 } = await countWork(access, inProject, { frameId: id });
      return goesWith({ tags, reviewers });
    }
  }
}

/** Discussions of an article, in the trash or not, that the lead may know of. */
function countThreads(access: LeadAccess, articleId: string): Promise<number> {
  const { projectId, userId } = access;
  const codes = { reviewerId: userId, withdrawnAt: null };
  return prisma.thread.count({
    where: {
      ...{ projectId, articleId, deletedAt: null },
      OR: [{ openedById: userId }, { article: { assignments: { none: codes } } }],
    },
  });
}

/**
 * Bring something back, with all that hangs on it.
 *
 * @throws {AppError} not_found, when it is not in the trash or has been there for more
 *   than `TRASH_DAYS`; what the thing itself has against it, such as a name taken meanwhile
 */
export async function restoreFromTrash(
  access: LeadAccess,
  kind: TrashKind,
  id: string,
  now = new Date(),
): Promise<void> {
  const rows = await rowsIn(access, now);
  if (!rows.some((row) => row.kind === kind && row.id === id)) {
    throw new AppError(
      "not_found",
      `This is not in the trash, or was deleted more than ${TRASH_DAYS} days ago.`,
    );
  }
  // Whoever may edit a project may edit what is in it (lib/domain/access.ts).
  switch (kind) {
    case "article":
      return restoreArticle(grant(access, "article:import")!, id);
    case "frame":
      return restoreDeletedFrame(grant(access, "codebook:edit")!, id);
    case "round":
      return restoreRound(grant(access, "assignment:edit")!, id);
  }
}

async function rowsIn({ projectId }: LeadAccess, now: Date): Promise<Row[]> {
  const where = { projectId, deletedAt: { gte: trashBegins(now) } };
  const [articles, frames, rounds] = await Promise.all([
    prisma.article.findMany({
      where,
      select: { id: true, title: true, fileName: true, deletedAt: true },
    }),
    prisma.frame.findMany({ where, select: { id: true, name: true, deletedAt: true } }),
    prisma.round.findMany({ where, select: { id: true, name: true, deletedAt: true } }),
  ]);
  return [
    ...articles.map(({ title, fileName, ...row }) => ({
      ...row,
      kind: "article" as const,
      name: title ?? fileName,
    })),
    ...frames.map((row) => ({ ...row, kind: "frame" as const })),
    ...rounds.map((row) => ({ ...row, kind: "round" as const })),
  ]
    .map((row) => ({ ...row, deletedAt: row.deletedAt! }))
    .sort((a, b) => b.deletedAt.getTime() - a.deletedAt.getTime() || (a.id < b.id ? -1 : 1));
}
