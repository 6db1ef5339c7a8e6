import type { Transaction } from "@/lib/db/client";
import type { InboxKind } from "@/lib/domain/inbox";

/** Something that happened and concerns some members. */
export interface News {
  readonly projectId: string;
  /** Who caused it; hears nothing of it. Null where nobody in particular did. */
  readonly actorId: string | null;
  readonly receiverIds: readonly string[];
  readonly kind: InboxKind;
  /** The id of what the kind is about (lib/domain/inbox.ts). */
  readonly subjectId: string;
}

/**
 * Put something into the inboxes of those whom it concerns, in the transaction in which
 * it happened. Who may not read it yet does not see it before: that is decided when the
 * inbox is read. What lies there unread is not put there twice.
 */
export async function notify(tx: Transaction, news: News): Promise<void> {
  const { projectId, actorId, kind, subjectId } = news;
  const receivers = [...new Set(news.receiverIds)].filter((id) => id !== actorId);
  if (receivers.length === 0) return;
  const waiting = await tx.inboxItem.findMany({
    where: { projectId, kind, subjectId, receiverId: { in: receivers }, readAt: null },
    select: { receiverId: true },
  });
  const has = new Set(waiting.map(({ receiverId }) => receiverId));
  await tx.inboxItem.createMany({
    data: receivers
      .filter((receiverId) => !has.has(receiverId))
      .map((receiverId) => ({
        ...{ id: crypto.randomUUID(), projectId, receiverId, actorId, kind, subjectId },
      })),
  });
}
