import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { hiddenDisputes } from "./board";

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
  const view = [
    await standingOf(access, access.userId),
    planner && (await standingOf(access, null)),
    planner && (await disputesOf(planner)),
  ];
  return createHash("sha256").update(JSON.stringify(view)).digest("hex");
}

/** Assignments by round and reviewer, counted by what the board shows of them; of one reviewer, or of all. */
async function standingOf({ projectId }: ProjectAccess, reviewerId: string | null) {
  const rows = await prisma.assignment.groupBy({
    by: ["roundId", "reviewerId"],
    where: {
      round: { projectId, deletedAt: null },
      withdrawnAt: null,
      ...(reviewerId !== null && { reviewerId }),
    },
    orderBy: [{ roundId: "asc" }, { reviewerId: "asc" }],
    _count: {
      ...{ _all: true, startedAt: true, submittedAt: true, returnedAt: true, reopenedAt: true },
      // Closing an article tells that all have handed it in: not what its reviewers may know.
      ...(reviewerId === null && { closedAt: true }),
    },
    _sum: { activeSeconds: true },
  });
  return rows;
}

async function disputesOf(access: ProjectAccess<"assignment:read">) {
  const rounds = await prisma.round.findMany({
    where: { projectId: access.projectId, deletedAt: null, closedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return Promise.all(
    rounds.map(async ({ id: roundId }) => {
      const [hidden, differing] = await Promise.all([
        hiddenDisputes(access, roundId),
        prisma.adjudication.count({ where: { roundId, closedAt: null, differences: { gt: 0 } } }),
      ]);
      return [roundId, differing - hidden.length];
    }),
  );
}
