import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { requireCodingDesk, startAssignment } from "./assignments";
import { recordProgress } from "./progress";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { createWorld, TEXT } from "./testing/world";

let world: World;
let assignmentId: string;

beforeEach(async () => {
  world = await createWorld();
  assignmentId = await world.assignmentId("ana");
  await startAssignment(await world.as("ana", "annotation:create"), assignmentId);
  await opened(3600);
});

/** As if the article had been opened so many seconds ago. */
async function opened(seconds: number) {
  await prisma.assignment.update({
    where: { id: assignmentId },
    data: { startedAt: new Date(Date.now() - seconds * 1000) },
  });
}

async function report(from: number, seconds: number, place = 0, name = "ana") {
  const access = await world.as(name, "annotation:create");
  return recordProgress(access, assignmentId, { from, seconds, place });
}

async function desk() {
  const access = await world.as("ana", "annotation:create");
  const { activeSeconds, place } = await requireCodingDesk(access, assignmentId);
  return { activeSeconds, place };
}

describe("time on task and place", () => {
  test("add up, and are there when the article is opened again", async () => {
    expect(await desk()).toEqual({ activeSeconds: 0, place: 0 });
    expect(await report(0, 30, 12)).toEqual({ counted: true, activeSeconds: 30 });
    expect(await report(30, 12, 28)).toEqual({ counted: true, activeSeconds: 42 });
    expect(await desk()).toEqual({ activeSeconds: 42, place: 28 });
  });

  test("count a report that is sent again once", async () => {
    await report(0, 30);
    expect(await report(0, 30)).toEqual({ counted: true, activeSeconds: 30 });
    expect(await desk()).toEqual({ activeSeconds: 30, place: 0 });
  });

  test("count reports sent at the same time once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => report(0, 20)));
    expect(await desk()).toEqual({ activeSeconds: 20, place: 0 });
  });

  test("leave out what starts from another time, and say from which to go on", async () => {
    await report(0, 30, 5);
    expect(await report(0, 20, 9)).toEqual({ counted: false, activeSeconds: 30 });
    expect(await desk()).toEqual({ activeSeconds: 30, place: 5 });
  });

  test("are never longer than the article has been open", async () => {
    await opened(100);
    const { activeSeconds } = await report(0, 100_000);
    expect(activeSeconds).toBeGreaterThanOrEqual(100);
    expect(activeSeconds).toBeLessThan(200);
  });

  test("end with the submission, and with the round", async () => {
    await report(0, 30);
    await prisma.round.update({ where: { id: world.roundId }, data: { closedAt: new Date() } });
    await expect(report(30, 5)).rejects.toMatchObject({ code: "assignment_closed" });
    await prisma.round.update({ where: { id: world.roundId }, data: { closedAt: null } });
    const ana = await world.as("ana", "annotation:create");
    await submitAssignment(ana, assignmentId, { noFrameFound: true });
    await expect(report(30, 5)).rejects.toMatchObject({ code: "assignment_closed" });
    expect(await desk()).toEqual({ activeSeconds: 30, place: 0 });
  });

  test("are one's own", async () => {
    for (const name of ["ben", "lea"]) {
      await expect(report(0, 5, 0, name)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await desk()).toEqual({ activeSeconds: 0, place: 0 });
  });

  test("have a place in the text", async () => {
    const length = [...TEXT].length;
    await expect(report(0, 5, length + 1)).rejects.toMatchObject({ code: "invalid_input" });
    expect(await report(0, 5, length)).toEqual({ counted: true, activeSeconds: 5 });
  });
});
