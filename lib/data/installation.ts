import { databaseUrl, prisma } from "@/lib/db/client";
import { databaseBytes } from "@/lib/db/size";
import { parseDatabaseUrl } from "@/lib/db/url";
import type { AdminAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { IDLE_LIMIT } from "@/lib/domain/limits";
import { recordAudit } from "./audit";

/** What an administrator is told of the database. */
export interface DatabaseFacts {
  readonly provider: "sqlite" | "postgresql";
  readonly bytes: number;
  readonly people: number;
  readonly projects: number;
  readonly articles: number;
  readonly tags: number;
}

/** How much there is; of an installation, so nothing in it depends on who found what. */
export async function readDatabaseFacts(_access: AdminAccess): Promise<DatabaseFacts> {
  const [bytes, people, projects, articles, tags] = await Promise.all([
    databaseBytes(),
    prisma.user.count(),
    prisma.project.count({ where: { deletedAt: null } }),
    prisma.article.count({ where: { deletedAt: null } }),
    prisma.annotation.count({ where: { deletedAt: null } }),
  ]);
  const { provider } = parseDatabaseUrl(databaseUrl());
  return { provider, bytes, people, projects, articles, tags };
}

/** A signed-in browser, as an administrator sees it. */
export interface OpenSession {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Browsers that are signed in now, the latest first, and how many there are in all. */
export async function listOpenSessions(
  _access: AdminAccess,
  limit: number,
  now = new Date(),
): Promise<{ readonly sessions: readonly OpenSession[]; readonly count: number }> {
  const where = {
    revokedAt: null,
    expiresAt: { gt: now },
    lastSeenAt: { gt: new Date(now.getTime() - IDLE_LIMIT) },
    user: { disabledAt: null },
  };
  const [rows, count] = await Promise.all([
    prisma.session.findMany({
      where,
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
      take: limit,
      select: {
        ...{ id: true, userId: true, createdAt: true, lastSeenAt: true },
        user: { select: { name: true, email: true } },
      },
    }),
    prisma.session.count({ where }),
  ]);
  return { sessions: rows.map(({ user, ...row }) => ({ ...row, ...user })), count };
}

/**
 * Sign a browser out, whosever it is.
 *
 * @throws {AppError} not_found where it is not signed in
 */
export async function endSession({ userId }: AdminAccess, id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", "This browser is not signed in any more.");
    await recordAudit(tx, { actorId: userId, action: "session.end", subjectId: id });
  });
}

/** Something that happened to the installation and in no project. */
export interface InstallationEvent {
  readonly sequence: number;
  readonly createdAt: Date;
  /** Null where nobody was signed in. */
  readonly who: string | null;
  /** Such as "session.create" */
  readonly action: string;
}

/** What happened last to accounts, sign-ins, backups and the like, the newest first. */
export async function listInstallationEvents(
  _access: AdminAccess,
  limit: number,
): Promise<InstallationEvent[]> {
  const rows = await prisma.auditEvent.findMany({
    where: { projectId: null },
    orderBy: { sequence: "desc" },
    take: limit,
    select: { sequence: true, createdAt: true, actorId: true, action: true },
  });
  const ids = rows.flatMap(({ actorId }) => actorId ?? []);
  const people = await prisma.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ actorId, ...row }) => ({
    ...row,
    who: actorId === null ? null : (names.get(actorId) ?? null),
  }));
}

/** Write down that an administrator asked for a backup; the command that makes it says when it is there. */
export async function recordBackupRequest({ userId }: AdminAccess): Promise<void> {
  await recordAudit(prisma, { actorId: userId, action: "backup.ask" });
}
