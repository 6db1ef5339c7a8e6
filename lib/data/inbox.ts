import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { groupBy } from "@/lib/domain/group-by";
import type { InboxGroup, InboxKind } from "@/lib/domain/inbox";
import { findInboxKind, inboxPath } from "@/lib/domain/inbox";
import type { Found } from "./inbox-places";
import { finders } from "./inbox-places";
import { readNames } from "./names";

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

/** An item as its receiver reads it. */
export interface InboxEntry {
  readonly id: string;
  readonly group: InboxGroup;
  readonly sentence: string;
  /** Inside the project. */
  readonly path: string;
  readonly createdAt: Date;
  readonly unread: boolean;
}

/** Items read at a time. */
const MOST_ITEMS = 1000;

/** What lies in the member's inbox and may be read, newest first; `MOST_ITEMS` at most. */
export async function listInbox(access: ProjectAccess): Promise<InboxEntry[]> {
  const [nameOf, items] = await Promise.all([
    readNames(prisma, access.projectId),
    readItems(access, {}),
  ]);
  return items.map(({ item, definition, found }) => ({
    id: item.id,
    group: definition.group,
    sentence: definition.sentence(
      item.actorId ? nameOf(item.actorId) : "Framewise",
      `“${found.what}”`,
    ),
    path: inboxPath(definition, found.place),
    createdAt: item.createdAt,
    unread: item.readAt === null,
  }));
}

/** How many unread items the member may read; `MOST_ITEMS` at most. */
export async function countUnread(access: ProjectAccess): Promise<number> {
  return (await readItems(access, { readAt: null })).length;
}

/**
 * Mark items as read: these, or all that the member may read. What is still hidden stays
 * unread, so that it is new on the day when it may be read.
 */
export async function markRead(access: ProjectAccess, ids: readonly string[] | "all") {
  const readable = await readItems(access, { readAt: null });
  const meant = readable.filter(({ item }) => ids === "all" || ids.includes(item.id));
  await prisma.inboxItem.updateMany({
    where: { id: { in: meant.map(({ item }) => item.id) } },
    data: { readAt: new Date() },
  });
}

async function readItems(access: ProjectAccess, where: { readonly readAt?: null }) {
  const rows = await prisma.inboxItem.findMany({
    where: { projectId: access.projectId, receiverId: access.userId, ...where },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: MOST_ITEMS,
    select: {
      ...{ id: true, actorId: true, kind: true, subjectId: true },
      ...{ createdAt: true, readAt: true },
    },
  });
  const items = rows.flatMap((item) => {
    const definition = findInboxKind(item.kind);
    return definition ? [{ item, definition }] : [];
  });
  // Items that are sought in the same way are sought together.
  const ways = groupBy(items, ({ definition: { about, own } }) => `${about} ${own ?? false}`);
  const found = new Map<string, Found>();
  await Promise.all(
    [...ways.values()].map(async (alike) => {
      const { about, own = false } = alike[0]!.definition;
      const subjects = await finders[about](
        access,
        [...new Set(alike.map(({ item }) => item.subjectId))],
        own,
      );
      for (const { item } of alike) {
        const subject = subjects.get(item.subjectId);
        if (subject) found.set(item.id, subject);
      }
    }),
  );
  return items.flatMap((one) => {
    const place = found.get(one.item.id);
    return place ? [{ ...one, found: place }] : [];
  });
}
