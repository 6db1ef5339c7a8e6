import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Hanging } from "@/lib/domain/trash";
import { SUBMITTED } from "./visibility";

/**
 * Count the work that `work` selects, and the submitted tags in it: for whoever is about
 * to delete it, or could bring it back. Of rounds and articles that the member codes too only
 * the own tags are counted, so that a question before deleting tells nothing of teammates.
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

/** Decisions that `settled` selects, of rounds and articles that the member does not code. */
export function countDecisions(
  access: ProjectAccess<"project:edit">,
  settled: Prisma.AdjudicationWhereInput,
): Promise<number> {
  return prisma.decision.count({
    where: { replacedAt: null, adjudication: { AND: [settled, notCodedBy(access)] } },
  });
}

/** Submitted work: one's own, and all of rounds and articles that one does not code. Also in the trash. */
function notBlind(access: ProjectAccess): Prisma.AssignmentWhereInput {
  return {
    AND: [
      SUBMITTED,
      { isExpert: false, withdrawnAt: null },
      { OR: [{ reviewerId: access.userId }, notCodedBy(access)] },
    ],
  };
}

/** Articles that the member codes in no round, in rounds in which the member codes no article. */
function notCodedBy({ userId }: ProjectAccess) {
  const none = { assignments: { none: { reviewerId: userId, withdrawnAt: null } } };
  return { round: none, article: none };
}
