import type { Prisma, Transaction } from "@/lib/db/client";
import { announce } from "./live";
import { currentRequestId } from "./request";
import type { Outbox } from "./webhook-outbox";
import { tellWebhooks } from "./webhook-outbox";

export interface AuditEntry {
  /** Null when nobody is signed in: the command line, or a failed sign-in. */
  readonly actorId: string | null;
  readonly projectId?: string;
  /** Noun and verb, a key of lib/domain/audit-actions.ts, such as "member.disable" */
  readonly action: `${string}.${string}`;
  readonly subjectId?: string;
  /** Ids and settings before and after; never texts, e-mail addresses or secrets. */
  readonly detail?: Prisma.InputJsonObject;
  /** The values that changed, as they were and as they are: ids and settings, never texts. */
  readonly before?: Prisma.InputJsonObject;
  readonly after?: Prisma.InputJsonObject;
}

/**
 * Write down who did what, in the same transaction as the deed, with the number of the
 * request; once it is committed, whoever watches the project is told, and so are webhooks. The database keeps
 * it for good, and `sealEvents` (lib/data/audit-seals.ts) chains it to what went before.
 */
export async function recordAudit(
  tx: Pick<Transaction, "auditEvent" | "$executeRaw"> & Outbox,
  entry: AuditEntry,
): Promise<void> {
  const requestId = currentRequestId();
  await tx.auditEvent.create({
    data: { ...entry, ...(requestId !== undefined && { requestId }) },
    select: { sequence: true },
  });
  await tellWebhooks(tx, entry);
  await announce(tx, entry.projectId);
}
