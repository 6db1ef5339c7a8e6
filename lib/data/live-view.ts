import { createHash } from "node:crypto";
import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { hiddenDisputes } from "./board";
import { STANDING_ROUND } from "./visibility";

/**
 * A digest of what live pages show a member; it changes when, and only when, that does.
 * Whether a browser is told that something changed follows from it alone, so that nobody
 * hears of anything that a page of his or her own would not show.
 *
 * Everybody: how many articles he or she has in which state. Who may see how the work
 * stands: everybody's, round by round, and the differences that he or she may know of.
 */
export async function readLiveView(access: ProjectAccess): Promise<string> {
  const planner = grant(access, "assignment:read");
  const rounds = await prisma.round.findMany({
    where: { projectId: access.projectId, deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, closedAt: true },
  });
  const ofEach = <T>(read: (roundId: string) => Promise<T[]>) =>
    Promise.all(rounds.map(({ id }) => read(id))).then((found) => found.flat());
  const open = rounds.filter(({ closedAt }) => closedAt === null);
  const view = [
    await ofEach((roundId) => standingOf(roundId, access.userId)),
    planner && (await ofEach((roundId) => standingOf(roundId, null))),
    planner && (await Promise.all(open.map(({ id }) => disputesOf(planner, id)))),
  ];
  return createHash("sha256").update(JSON.stringify(view)).digest("hex");
}

/** Assignments of a round by reviewer, counted by what the board shows of them; of one reviewer, or of all. */
async function standingOf(roundId: string, reviewerId: string | null): Promise<string[][]> {
  const own = reviewerId === null ? Prisma.empty : Prisma.sql`AND a."reviewerId" = ${reviewerId}`;
  // Closing an article tells that all have handed it in: not what its reviewers may know.
  const closed = reviewerId === null ? Prisma.sql`COUNT(a."closedAt")` : Prisma.sql`0`;
  const rows = await prisma.$queryRaw<Record<string, string | bigint>[]>`
    SELECT a."reviewerId", COUNT(*) AS "given", COUNT(a."startedAt") AS "begun",
      COUNT(a."submittedAt") AS "submitted", COUNT(a."returnedAt") AS "returned",
      COUNT(a."reopenedAt") AS "reopened", ${closed} AS "closed",
      SUM(a."activeSeconds") AS "activeSeconds"
    FROM "Assignment" a
    WHERE ${STANDING_ROUND} = ${roundId} AND a."withdrawnAt" IS NULL ${own}
    GROUP BY a."reviewerId" ORDER BY a."reviewerId"`;
  return rows.map((row) => [roundId, ...Object.values(row).map(String)]);
}

/** Articles of a round with differences of which the viewer may know. */
async function disputesOf(access: ProjectAccess<"assignment:read">, roundId: string) {
  const [hidden, differing] = await Promise.all([
    hiddenDisputes(access, roundId),
    prisma.adjudication.count({ where: { roundId, closedAt: null, differences: { gt: 0 } } }),
  ]);
  return [roundId, differing - hidden.length];
}
