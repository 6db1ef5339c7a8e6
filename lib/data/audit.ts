import type { Prisma, Transaction } from "@/lib/db/client";

export interface AuditEntry {
  /** Null when nobody is signed in: the command line, or a failed sign-in. */
  readonly actorId: string | null;
  readonly projectId?: string;
  /** Noun and verb, such as "member.disable" */
  readonly action: `${string}.${string}`;
  readonly subjectId?: string;
  /** Ids and settings before and after; never texts, e-mail addresses or secrets. */
  readonly detail?: Prisma.InputJsonObject;
  /** The values that changed, as they were and as they are: ids and settings, never texts. */
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
}

/** Write down who did what, in the same transaction as the deed. The database keeps it for good. */
export async function recordAudit(
  tx: Pick<Transaction, "auditEvent">,
  entry: AuditEntry,
): Promise<void> {
  await tx.auditEvent.create({ data: entry });
}
