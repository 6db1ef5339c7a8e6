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
  const [view] = await readLiveViews([access]);
  return view!;
}

/** The same for several members of one project, by as few statements as for one; in their order. */
export async function readLiveViews(members: readonly ProjectAccess[]): Promise<string[]> {
  const [first] = members;
  if (!first) return [];
  const rounds = await prisma.round.findMany({
    where: { projectId: first.projectId, deletedAt: null },
    orderBy: { id: "asc" },
    select: { id: true, closedAt: true },
  });
  const open = rounds.filter(({ closedAt }) => closedAt === null);
  const plans = members.some((member) => grant(member, "assignment:read"));
  const reviewerIds = plans ? null : [...new Set(members.map(({ userId }) => userId))];
  const found = await Promise.all(rounds.map(({ id }) => standingsOf(id, reviewerIds)));
  const standings = found.flat();
  return Promise.all(
    members.map(async (member) => {
      const planner = grant(member, "assignment:read");
      const view = [
        standings.filter(({ reviewerId }) => reviewerId === member.userId).map(ownStanding),
        planner && standings,
        planner && (await Promise.all(open.map(({ id }) => disputesOf(planner, id)))),
      ];
      return createHash("sha256").update(JSON.stringify(view)).digest("hex");
    }),
  );
}

/** One reviewer's assignments in a round, counted by what the board shows of them. */
interface Standing {
  readonly roundId: string;
  readonly reviewerId: string;
  /** In the order of the statement, as text. */
  readonly counts: readonly string[];
  readonly closed: string;
}

/** Without what closing an article tells: that all have handed it in, which its reviewers may not know. */
function ownStanding({ roundId, counts }: Standing) {
  return [roundId, ...counts];
}

/** Of some reviewers, or of all. */
async function standingsOf(
  roundId: string,
  reviewerIds: readonly string[] | null,
): Promise<Standing[]> {
  const some =
    reviewerIds === null
      ? Prisma.empty
      : Prisma.sql`AND a."reviewerId" IN (${Prisma.join([...reviewerIds])})`;
  const rows = await prisma.$queryRaw<
    ({ reviewerId: string; closed: bigint } & Record<string, bigint | string>)[]
  >`
    SELECT a."reviewerId", COUNT(a."closedAt") AS "closed", COUNT(*) AS "given",
      COUNT(a."startedAt") AS "begun", COUNT(a."submittedAt") AS "submitted",
      COUNT(a."returnedAt") AS "returned", COUNT(a."reopenedAt") AS "reopened",
      SUM(a."activeSeconds") AS "activeSeconds"
    FROM "Assignment" a
    WHERE ${STANDING_ROUND} = ${roundId} AND a."withdrawnAt" IS NULL ${some}
    GROUP BY a."reviewerId" ORDER BY a."reviewerId"`;
  return rows.map(({ reviewerId, closed, ...counts }) => ({
    ...{ roundId, reviewerId, closed: String(closed) },
    counts: Object.values(counts).map(String),
  }));
}

/** Articles of a round with differences of which the viewer may know. */
async function disputesOf(access: ProjectAccess<"assignment:read">, roundId: string) {
  const [hidden, differing] = await Promise.all([
    hiddenDisputes(access, roundId),
    prisma.adjudication.count({ where: { roundId, closedAt: null, differences: { gt: 0 } } }),
  ]);
  return [roundId, differing - hidden.length];
}
