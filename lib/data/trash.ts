import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { HangingKind, TrashItem, TrashKind } from "@/lib/domain/trash";
import { goesWith, TRASH_DAYS, TRASH_KINDS, trashBegins } from "@/lib/domain/trash";
import { restoreArticle } from "./article-changes";
import { restoreDeletedFrame } from "./deleted-frames";
import { countDecisions, countWork } from "./hanging";
import { readNames } from "./names";
import { findShownReports, restoreReport } from "./reports";
import { restoreRound } from "./rounds";
import { restoreTimelineEvent } from "./timeline-events";

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
        action: { in: TRASH_KINDS.map((kind) => `${kind}.delete`) },
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
      const { kind, id } = row;
      const alone = kind === "report" || kind === "event";
      const goes = alone ? null : await goesWithThing(access, kind, id);
      return { ...row, goes, deletedBy: actorId ? nameOf(actorId) : null };
    }),
  );
}

/** What goes with a thing when it is deleted, or comes back with it, in words. */
export async function goesWithThing(
  access: LeadAccess,
  kind: HangingKind,
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
      return goesWith({ assignments, decisions, allTags: assignments > 0 });
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
    case "report":
      return restoreReport(grant(access, "report:edit")!, id);
    case "event":
      return restoreTimelineEvent(grant(access, "report:edit")!, id);
  }
}

async function rowsIn(access: LeadAccess, now: Date): Promise<Row[]> {
  const where = { projectId: access.projectId, deletedAt: { gte: trashBegins(now) } };
  const [articles, frames, rounds, reports, events] = await Promise.all([
    prisma.article.findMany({
      where,
      select: { id: true, title: true, fileName: true, deletedAt: true },
    }),
    prisma.frame.findMany({ where, select: { id: true, name: true, deletedAt: true } }),
    prisma.round.findMany({ where, select: { id: true, name: true, deletedAt: true } }),
    findShownReports(access, where),
    prisma.timelineEvent.findMany({
      where,
      select: { id: true, day: true, label: true, deletedAt: true },
    }),
  ]);
  return [
    ...articles.map(({ title, fileName, ...row }) => ({
      ...row,
      kind: "article" as const,
      name: title ?? fileName,
    })),
    ...frames.map((row) => ({ ...row, kind: "frame" as const })),
    ...rounds.map((row) => ({ ...row, kind: "round" as const })),
    ...reports.map((row) => ({ ...row, kind: "report" as const })),
    ...events.map(({ day, label, ...row }) => ({
      ...row,
      kind: "event" as const,
      name: `${label} (${day})`,
    })),
  ]
    .map(({ id, kind, name, deletedAt }) => ({ id, kind, name, deletedAt: deletedAt! }))
    .sort((a, b) => b.deletedAt.getTime() - a.deletedAt.getTime() || (a.id < b.id ? -1 : 1));
}
