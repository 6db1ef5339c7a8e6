import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import type { Page, PageRequest } from "../page";
import { pageOf, rowsOfPage } from "../page";

/** How far a reviewer is with an article; nothing of what was found in it. */
export interface AssignmentRecord {
  readonly id: string;
  readonly roundId: string;
  readonly articleId: string;
  readonly reviewerId: string;
  readonly isExpert: boolean;
  /** YYYY-MM-DD; null: the round's. */
  readonly dueOn: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  /** Taken back: in no queue and no count. */
  readonly withdrawnAt: Date | null;
}

export interface AssignmentFilter {
  readonly roundId?: string | undefined;
  readonly articleId?: string | undefined;
  readonly reviewerId?: string | undefined;
}

/**
 * Who codes what, in the order of ids: everybody's for those who plan it
 * (docs/decisions/0006), for others their own.
 */
export async function listAssignmentRecords(
  access: ProjectAccess,
  { roundId, articleId, reviewerId }: AssignmentFilter,
  page: PageRequest,
): Promise<Page<AssignmentRecord>> {
  const { where, ...rows } = rowsOfPage(page);
  const plans = can(access.role, "assignment:read");
  const found = await prisma.assignment.findMany({
    where: {
      AND: [
        where,
        plans ? {} : { reviewerId: access.userId },
        reviewerId === undefined ? {} : { reviewerId },
        articleId === undefined ? {} : { articleId },
      ],
      round: {
        projectId: access.projectId,
        deletedAt: null,
        ...(roundId !== undefined && { id: roundId }),
      },
      article: { deletedAt: null },
    },
    ...rows,
    select: {
      ...{ id: true, roundId: true, articleId: true, reviewerId: true, isExpert: true },
      ...{ dueOn: true, createdAt: true, startedAt: true, submittedAt: true, withdrawnAt: true },
    },
  });
  return pageOf(found, page);
}
