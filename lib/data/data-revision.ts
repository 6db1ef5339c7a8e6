import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";

/**
 * Counts everything that was ever done in a project: the events of its history, which
 * each deed writes in its own transaction. Figures of one revision are of the same data;
 * a tag that is being made changes none, and neither this number, until it is submitted.
 */
export function readDataRevision(
  { projectId }: Pick<ProjectAccess, "projectId">,
  db: Pick<Transaction, "auditEvent"> = prisma,
): Promise<number> {
  return db.auditEvent.count({ where: { projectId } });
}
