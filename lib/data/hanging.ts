import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Hanging } from "@/lib/domain/trash";
import { SUBMITTED } from "./visibility";

/**
 * Count the work that `work` selects, and the submitted tags in it: for whoever is about
 * to delete it, or could bring it back. Of rounds in which the member codes too only the
 * own tags are counted, so that a question before deleting tells nothing of teammates.
 */
export async function countWork(
  access: ProjectAccess<"project:edit">,
  work: Prisma.AssignmentWhereInput,
  tag: Prisma.AnnotationWhereInput = {},
): Promise<Hanging> {
  const tagged = {
    AND: [tag, { deletedAt: null, assignment: { AND: [work, notBlind(access)] } }],
  };
  const [assignments, tags, reviewers] = await Promise.all([
    prisma.assignment.count({ where: work }),
    prisma.annotation.count({ where: tagged }),
    prisma.user.count({ where: { annotations: { some: tagged } } }),
  ]);
  return { assignments, tags, reviewers };
}

/** Decisions that `settled` selects, of rounds in which the member does not code. */
export function countDecisions(
  { userId }: ProjectAccess<"project:edit">,
  settled: Prisma.AdjudicationWhereInput,
): Promise<number> {
  const coded = { round: { assignments: { some: { reviewerId: userId, withdrawnAt: null } } } };
  return prisma.decision.count({
    where: { replacedAt: null, adjudication: { AND: [settled, { NOT: coded }] } },
  });
}

/** Submitted work: one's own, and all of rounds in which one does not code. Also in the trash. */
function notBlind({ userId }: ProjectAccess): Prisma.AssignmentWhereInput {
  const codes = { reviewerId: userId, withdrawnAt: null };
  return {
    AND: [
      SUBMITTED,
      { isExpert: false, withdrawnAt: null },
      { OR: [{ reviewerId: userId }, { round: { assignments: { none: codes } } }] },
    ],
  };
}
