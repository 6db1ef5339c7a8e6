import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { countedAssignments } from "./visibility";

/** One reviewer's submitted work on an article of a round. */
export interface Work {
  readonly id: string;
  readonly articleId: string;
  readonly reviewerId: string;
  readonly textVersionId: string;
  readonly submittedAt: Date | null;
  /** Set where the article is settled in this round. */
  readonly closedAt: Date | null;
}

/** The round's submitted work that the viewer may count, by article. */
export async function listWork(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<Work[]> {
  return prisma.assignment.findMany({
    where: { AND: [countedAssignments(access), { roundId }] },
    orderBy: [{ articleId: "asc" }, { reviewer: { name: "asc" } }, { reviewerId: "asc" }],
    select: {
      ...{ id: true, articleId: true, reviewerId: true, textVersionId: true },
      ...{ submittedAt: true, closedAt: true },
    },
  });
}
