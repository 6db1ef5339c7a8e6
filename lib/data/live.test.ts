import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { prisma } from "@/lib/db/client";
import { recordAudit } from "./audit";
import { announce, watchEverything, watchProject } from "./live";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Watch, and wait until the connection listens: it says once that something may have been missed. */
async function watching(projectId: string | null) {
  const heard = vi.fn();
  stops.push(projectId === null ? watchEverything(heard) : watchProject(projectId, heard));
  await sleep(300);
  heard.mockClear();
  return heard;
}

test("is told once a transaction commits, not before, and not when it fails", async () => {
  const heard = await watching("p1");
  await prisma.$transaction(async (tx) => {
    await announce(tx, "p1");
    await sleep(150);
    expect(heard).not.toHaveBeenCalled();
  });
  await expect.poll(() => heard.mock.calls.length).toBe(1);
  const failed = prisma.$transaction(async (tx) => {
    await announce(tx, "p1");
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  await sleep(200);
  expect(heard).toHaveBeenCalledTimes(1);
});

test("who watches one project hears of no other; who watches everything hears all", async () => {
  const one = await watching("p1");
  const all = await watching(null);
  await announce(prisma, "p2");
  await recordAudit(prisma, { actorId: null, action: "session.refuse" });
  await expect.poll(() => all.mock.calls.length).toBe(2);
  expect(one).not.toHaveBeenCalled();
  stops.splice(0).forEach((stop) => stop());
  await announce(prisma, "p1");
  await sleep(200);
  expect(one).not.toHaveBeenCalled();
});
