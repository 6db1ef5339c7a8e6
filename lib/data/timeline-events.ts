import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { TimelineEvent } from "@/lib/domain/timeline-event";
import { timelineEventOf } from "@/lib/domain/timeline-event";
import { recordAudit } from "./audit";

/** More would hide the lines they are drawn over. */
const MOST_EVENTS = 100;

/** What happened in the study's time, by day. */
export function listTimelineEvents(
  access: ProjectAccess<"statistics:read">,
): Promise<TimelineEvent[]> {
  return prisma.timelineEvent.findMany({
    where: { projectId: access.projectId, deletedAt: null },
    orderBy: [{ day: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, day: true, label: true },
  });
}

/**
 * Note what happened on a day.
 * @throws {AppError} invalid_input
 */
export async function createTimelineEvent(
  access: ProjectAccess<"report:edit">,
  day: string,
  label: string,
): Promise<string> {
  const { projectId, userId: actorId } = access;
  const event = { id: crypto.randomUUID(), ...timelineEventOf(day, label) };
  await prisma.$transaction(async (tx) => {
    const existing = await tx.timelineEvent.count({ where: { projectId, deletedAt: null } });
    if (existing >= MOST_EVENTS) {
      throw new AppError(
        "invalid_input",
        `A project can have ${MOST_EVENTS} events. Delete one that no chart needs.`,
      );
    }
    await tx.timelineEvent.create({ data: { ...event, projectId } });
    await recordAudit(tx, {
      ...{ actorId, projectId, action: "event.create", subjectId: event.id },
      after: { day: event.day },
    });
  });
  return event.id;
}

/** @throws {AppError} invalid_input; not_found */
export async function updateTimelineEvent(
  access: ProjectAccess<"report:edit">,
  id: string,
  day: string,
  label: string,
): Promise<void> {
  const { projectId, userId: actorId } = access;
  const data = timelineEventOf(day, label);
  await prisma.$transaction(async (tx) => {
    const where = { id, projectId, deletedAt: null };
    const before = await tx.timelineEvent.findFirst({ where, select: { day: true } });
    if (!before) throw unknownEvent();
    await tx.timelineEvent.update({ where: { id }, data });
    await recordAudit(tx, {
      ...{ actorId, projectId, action: "event.update", subjectId: id },
      ...{ before, after: { day: data.day } },
    });
  });
}

/** Put an event into the trash: it is out of all charts. @throws {AppError} not_found */
export async function deleteTimelineEvent(
  access: ProjectAccess<"report:edit">,
  id: string,
): Promise<void> {
  await setDeleted(access, id, new Date());
}

/** Bring an event back from the trash. @throws {AppError} not_found */
export async function restoreTimelineEvent(
  access: ProjectAccess<"report:edit">,
  id: string,
): Promise<void> {
  await setDeleted(access, id, null);
}

async function setDeleted(
  { projectId, userId: actorId }: ProjectAccess<"report:edit">,
  id: string,
  deletedAt: Date | null,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.timelineEvent.updateMany({
      where: { id, projectId, deletedAt: deletedAt === null ? { not: null } : null },
      data: { deletedAt },
    });
    if (count === 0) throw unknownEvent();
    const action = deletedAt === null ? "event.restore" : "event.delete";
    await recordAudit(tx, { actorId, projectId, action, subjectId: id });
  });
}

function unknownEvent(): AppError {
  return new AppError("not_found", "This event does not exist any more. Reload the page.");
}
