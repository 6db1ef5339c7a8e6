import { prisma } from "@/lib/db/client";
import { MOST_ROUNDS } from "./round-facts";
import { readStudyFacts } from "./studies";

/**
 * Read what the figures of the projects are counted from in which people worked last, as
 * many as are kept: so that nobody waits for it who opens a statistics page soon after the
 * server's start. Other requests have their turns in between. Nothing is told to anybody.
 */
export async function readFactsAhead(): Promise<void> {
  const projects = await prisma.project.findMany({
    where: { deletedAt: null },
    select: { id: true },
  });
  const recent = await prisma.auditEvent.groupBy({
    by: ["projectId"],
    where: { projectId: { in: projects.map(({ id }) => id) } },
    _max: { sequence: true },
    orderBy: { _max: { sequence: "desc" } },
    take: MOST_ROUNDS,
  });
  for (const { projectId } of recent) if (projectId) await readStudyFacts({ projectId }, null);
}
