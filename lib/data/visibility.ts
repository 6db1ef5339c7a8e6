import type { Prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";

/**
 * The assignments whose work (annotations, counts, comments) the viewer may see:
 * `maySee` of lib/domain/visibility.ts as a filter. Every read of annotations goes
 * through this one or through `countedAssignments`.
 */
export function visibleAssignments(access: ProjectAccess): Prisma.AssignmentWhereInput {
  const me = access.userId;
  const judges = can(access.role, "decision:create");
  const revealed: Prisma.AssignmentWhereInput = {
    OR: [
      { round: { revealRule: "article" } },
      { round: { revealRule: "round", assignments: { none: { submittedAt: null } } } },
      { round: { revealRule: "adjudication" }, closedAt: { not: null } },
    ],
  };
  return {
    round: { projectId: access.projectId },
    OR: [
      { reviewerId: me },
      {
        submittedAt: { not: null },
        article: { assignments: { none: { reviewerId: me, submittedAt: null } } },
        OR: judges
          ? [{ round: { assignments: { none: { reviewerId: me } } } }, revealed]
          : [{ ...revealed, article: { assignments: { some: { reviewerId: me } } } }],
      },
    ],
  };
}

/** The caller's own assignment, unless its article is in the trash. */
export function ownAssignment(access: ProjectAccess, id: string) {
  return {
    id,
    reviewerId: access.userId,
    round: { projectId: access.projectId },
    article: { deletedAt: null },
  } satisfies Prisma.AssignmentWhereInput;
}

/**
 * The assignments that figures for a whole project count: everything submitted,
 * but nothing on articles that the viewer still codes.
 */
export function countedAssignments(
  access: ProjectAccess<"statistics:read">,
): Prisma.AssignmentWhereInput {
  return {
    round: { projectId: access.projectId },
    submittedAt: { not: null },
    article: {
      deletedAt: null,
      assignments: { none: { reviewerId: access.userId, submittedAt: null } },
    },
  };
}
