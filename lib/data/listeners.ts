import { Prisma, prisma } from "@/lib/db/client";
import type { Member } from "@/lib/domain/access";
import { IDLE_LIMIT } from "@/lib/domain/limits";

/**
 * Who of those whose pages listen to a project may still do so, by session: the session counts
 * as `findLiveSession` says (without noting that it was seen), and its person is a member as
 * `findMember` says. In one statement for all, for it is asked every few seconds.
 */
export async function findListeners(
  projectId: string,
  sessionIds: readonly string[],
  now = new Date(),
): Promise<ReadonlyMap<string, Member>> {
  if (sessionIds.length === 0) return new Map();
  const seenSince = new Date(now.getTime() - IDLE_LIMIT);
  const rows = await prisma.$queryRaw<(Member & { readonly sessionId: string })[]>`
    SELECT s."id" AS "sessionId", m."projectId", m."userId", m."role"
    FROM "Session" s
    JOIN "User" u ON u."id" = s."userId"
    JOIN "Member" m ON m."userId" = s."userId"
    JOIN "Project" p ON p."id" = m."projectId"
    WHERE s."id" IN (${Prisma.join([...sessionIds])}) AND m."projectId" = ${projectId}
      AND s."revokedAt" IS NULL AND s."expiresAt" > ${now} AND s."lastSeenAt" > ${seenSince}
      AND u."disabledAt" IS NULL AND m."disabledAt" IS NULL AND p."deletedAt" IS NULL`;
  return new Map(rows.map(({ sessionId, ...member }) => [sessionId, member]));
}
