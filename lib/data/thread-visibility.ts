import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import { OPEN, PRESENT, REVEALED, visibleAssignments } from "./visibility";

/**
 * The threads that a member may read, or know of: `mayReadThread` of
 * lib/domain/thread.ts as a filter, without what is in the trash. Every read of threads
 * and comments goes through it.
 */
export function readableThreads(access: ProjectAccess): Prisma.ThreadWhereInput {
  const judges = can(access.role, "decision:create");
  const codes = { article: { assignments: { some: codedAssignments(access) } } };
  const blind = { article: { assignments: { some: unrevealedAssignments(access) } } };
  const revealed = { AND: [codes, { NOT: blind }, aboutWorkSeen(access)] };
  const outside = { NOT: [codes, blind] };
  return {
    AND: [
      existing(access),
      {
        OR: [
          { articleId: null },
          { sharedAt: { not: null } },
          { openedById: access.userId },
          revealed,
          ...(judges ? [outside] : []),
        ],
      },
    ],
  };
}

/** The member's own assignments, except as an expert. */
export function codedAssignments({ userId }: ProjectAccess): Prisma.AssignmentWhereInput {
  return { ...PRESENT, reviewerId: userId, isExpert: false };
}

/** The member's own assignments on whose articles teammates' work is not shown yet. */
function unrevealedAssignments({ userId }: ProjectAccess): Prisma.AssignmentWhereInput {
  return {
    ...{ ...PRESENT, reviewerId: userId },
    OR: [OPEN, { isExpert: false, NOT: REVEALED }],
  };
}

/** Those of some articles that the member is blind on. */
export async function articlesBlindOn(
  access: ProjectAccess,
  articleIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await prisma.assignment.findMany({
    where: { AND: [unrevealedAssignments(access), { articleId: { in: [...articleIds] } }] },
    select: { articleId: true },
  });
  return new Set(rows.map(({ articleId }) => articleId));
}

/** Threads about a tag or a decision whose work the member may see, and about no work. */
function aboutWorkSeen(access: ProjectAccess): Prisma.ThreadWhereInput {
  const seen = { assignment: visibleAssignments(access) };
  return {
    AND: [
      { OR: [{ annotationId: null }, { annotation: seen }] },
      {
        OR: [{ decisionId: null }, { decision: { sources: { every: { annotation: seen } } } }],
      },
    ],
  };
}

/** Threads of the project that are not in the trash, nor is what they are about. */
function existing({ projectId }: ProjectAccess): Prisma.ThreadWhereInput {
  const kept = { deletedAt: null };
  return {
    projectId,
    ...kept,
    AND: [
      { OR: [{ articleId: null }, { article: kept }] },
      { OR: [{ roundId: null }, { round: kept }] },
      { OR: [{ frameId: null }, { frame: kept }] },
    ],
  };
}
