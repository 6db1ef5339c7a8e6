import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { groupBy } from "@/lib/domain/group-by";
import { visibleAssignments } from "./visibility";

/** Articles asked for in one query. */
const AT_ONCE = 500;

/** An article in a round. */
export interface CodedPlace {
  readonly roundId: string;
  readonly articleId: string;
}

/** Whether the person codes anything in the project: who does not may see all that was submitted. */
export async function codesInProject({ projectId, userId }: ProjectAccess): Promise<boolean> {
  const own = await prisma.assignment.findFirst({
    where: { reviewerId: userId, withdrawnAt: null, round: { projectId, deletedAt: null } },
    select: { id: true },
  });
  return own !== null;
}

/**
 * Those of some articles on which there is work that the viewer may not see, so that
 * nothing may be told either that follows from all of it, such as that there are
 * differences. None for who codes nothing in the project.
 *
 * @returns the key of each, by `keyOfPlace`
 */
export async function placesWithHiddenWork(
  access: ProjectAccess,
  places: readonly CodedPlace[],
): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  if (places.length === 0 || !(await codesInProject(access))) return hidden;
  for (const [roundId, inRound] of groupBy(places, (place) => place.roundId)) {
    for (let from = 0; from < inRound.length; from += AT_ONCE) {
      const ids = inRound.slice(from, from + AT_ONCE).map(({ articleId }) => articleId);
      const some = { roundId, articleId: { in: ids }, isExpert: false, withdrawnAt: null };
      const [work, visible] = await Promise.all([
        prisma.assignment.findMany({ where: some, select: { id: true, articleId: true } }),
        prisma.assignment.findMany({
          where: { AND: [some, visibleAssignments(access)] },
          select: { id: true },
        }),
      ]);
      const seen = new Set(visible.map(({ id }) => id));
      for (const { id, articleId } of work) {
        if (!seen.has(id)) hidden.add(keyOfPlace({ roundId, articleId }));
      }
    }
  }
  return hidden;
}

export function keyOfPlace({ roundId, articleId }: CodedPlace): string {
  return `${roundId} ${articleId}`;
}
