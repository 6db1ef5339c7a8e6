import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import {
  createTimelineEvent,
  deleteTimelineEvent,
  listTimelineEvents,
  restoreTimelineEvent,
  updateTimelineEvent,
} from "./timeline-events";
import { createWorld } from "./testing/world";
import { listTrash, restoreFromTrash } from "./trash";

describe("events of a study's time", () => {
  test("are kept by day, changed, deleted and put back", async () => {
    const world = await createWorld();
    const [lea, noor] = [
      await world.as("lea", "report:edit"),
      await world.as("noor", "statistics:read"),
    ];
    const later = await createTimelineEvent(lea, "2024-07-01", "Signing");
    const earlier = await createTimelineEvent(lea, "1999-05-07", "Bombing");
    expect((await listTimelineEvents(noor)).map(({ id }) => id)).toEqual([earlier, later]);

    await updateTimelineEvent(lea, later, "2024-07-02", "Signing of the agreement");
    await deleteTimelineEvent(lea, earlier);
    expect(await listTimelineEvents(noor)).toEqual([
      { id: later, day: "2024-07-02", label: "Signing of the agreement" },
    ]);
    const trash = await world.as("lea", "project:edit");
    expect(await listTrash(trash)).toMatchObject([
      { id: earlier, kind: "event", name: "Bombing (1999-05-07)", deletedBy: "lea", goes: null },
    ]);

    await restoreFromTrash(trash, "event", earlier);
    expect(await listTimelineEvents(noor)).toHaveLength(2);
    expect(await listTrash(trash)).toEqual([]);

    const audited = await prisma.auditEvent.findMany({
      where: { projectId: lea.projectId, action: { startsWith: "event." } },
      orderBy: { sequence: "asc" },
      select: { action: true, before: true, after: true },
    });
    expect(audited.map(({ action }) => action)).toEqual([
      "event.create",
      "event.create",
      "event.update",
      "event.delete",
      "event.restore",
    ]);
    expect(audited[2]).toMatchObject({
      before: { day: "2024-07-01" },
      after: { day: "2024-07-02" },
    });
  });

  test("of another project do not exist, and what cannot be is refused and changes nothing", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const [lea, stranger] = [
      await world.as("lea", "report:edit"),
      await other.as("lea", "report:edit"),
    ];
    const id = await createTimelineEvent(lea, "2024-07-01", "Signing");
    const missing = { code: "not_found" };
    await expect(updateTimelineEvent(stranger, id, "2024-01-01", "X")).rejects.toMatchObject(
      missing,
    );
    await expect(deleteTimelineEvent(stranger, id)).rejects.toMatchObject(missing);
    await expect(restoreTimelineEvent(lea, id)).rejects.toMatchObject(missing); // not deleted
    await expect(updateTimelineEvent(lea, id, "2024-02-30", "X")).rejects.toMatchObject({
      code: "invalid_input",
    });
    const readers = await world.as("lea", "statistics:read");
    expect(await listTimelineEvents(readers)).toEqual([
      { id, day: "2024-07-01", label: "Signing" },
    ]);
    expect(await listTimelineEvents(await other.as("lea", "statistics:read"))).toEqual([]);
  });
});
