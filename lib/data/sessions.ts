import { randomUUID } from "node:crypto";
import { prisma } from "@/lib/db/client";
import { ABSOLUTE_LIMIT, IDLE_LIMIT } from "@/lib/domain/limits";
import { recordAudit } from "./audit";
import type { Person } from "./users";

const MINUTE = 60_000;

/** A signed-in browser and who sits in front of it. */
export interface LiveSession {
  readonly id: string;
  readonly person: Person;
}

export async function createSession(userId: string, now = new Date()): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const { id } = await tx.session.create({
      data: {
        id: randomUUID(),
        userId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + ABSOLUTE_LIMIT),
      },
      select: { id: true },
    });
    await recordAudit(tx, { actorId: userId, action: "session.create", subjectId: id });
    return id;
  });
}

/**
 * The session, if it still counts: not signed out, neither idle nor old beyond its
 * limit, of an account that is not disabled. Notes that it was seen, at most once a minute.
 */
export async function findLiveSession(id: string, now = new Date()): Promise<LiveSession | null> {
  const seenSince = new Date(now.getTime() - IDLE_LIMIT);
  // Asked with every request, so in one statement; `findFirst` would make two of it.
  const [session] = await prisma.$queryRaw<(Person & { readonly lastSeenAt: Date })[]>`
    SELECT s."lastSeenAt", u."id", u."email", u."name", u."isAdmin"
    FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."id" = ${id} AND s."revokedAt" IS NULL AND s."expiresAt" > ${now}
      AND s."lastSeenAt" > ${seenSince} AND u."disabledAt" IS NULL`;
  if (!session) return null;
  const { lastSeenAt, ...person } = session;
  if (now.getTime() - lastSeenAt.getTime() >= MINUTE) {
    await prisma.session
      .updateMany({
        where: { id, lastSeenAt },
        data: { lastSeenAt: now },
      })
      .catch(() => {}); // Reading must go on while the disk is full.
  }
  return { id, person };
}

export interface SessionSummary {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Where this person is signed in now, the latest first. */
export function listSessions(userId: string, now = new Date()): Promise<SessionSummary[]> {
  return prisma.session.findMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - IDLE_LIMIT) },
    },
    select: { id: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
  });
}

/** Sign out: from now on the session's cookie is worth nothing, copies included. */
export async function revokeSession(id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const session = await tx.session.findFirst({
      where: { id, revokedAt: null },
      select: { userId: true },
    });
    if (!session) return;
    await tx.session.update({ where: { id }, data: { revokedAt: new Date() } });
    await recordAudit(tx, { actorId: session.userId, action: "session.revoke", subjectId: id });
  });
}

/** Sign this person out everywhere but in session `keepId`; how many sessions that ended. */
export async function revokeOtherSessions(userId: string, keepId: string): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { userId, revokedAt: null, id: { not: keepId } },
      data: { revokedAt: new Date() },
    });
    await recordAudit(tx, {
      actorId: userId,
      action: "session.revoke-others",
      subjectId: keepId,
      detail: { count },
    });
    return count;
  });
}

/** Note that signing in was refused; `userId` is null when there is no such account. */
export async function recordRefusedSignIn(
  userId: string | null,
  reason: "mismatch" | "locked",
): Promise<void> {
  await recordAudit(prisma, {
    actorId: null,
    action: "session.refuse",
    ...(userId && { subjectId: userId }),
    detail: { reason },
  });
}
