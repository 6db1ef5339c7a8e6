import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { Hanging } from "@/lib/domain/trash";

/**
 * Count what hangs on the work that `work` selects: how much there is of it, and never
 * what was found. Whoever deletes has to know that much, also of articles that he or she
 * still codes, as whoever plans does.
 */
export async function countWork(work: Prisma.AssignmentWhereInput): Promise<Hanging> {
  const tagged = { deletedAt: null, assignment: work };
  const [assignments, tags, reviewers] = await Promise.all([
    prisma.assignment.count({ where: work }),
    prisma.annotation.count({ where: tagged }),
    prisma.user.count({ where: { annotations: { some: tagged } } }),
  ]);
  return { assignments, tags, reviewers };
}
