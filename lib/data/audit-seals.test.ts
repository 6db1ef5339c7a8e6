import { expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { databaseUrl } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import { recordAudit } from "./audit";
import { sealEvents, verifyChain } from "./audit-seals";
import { inRequest } from "./request";
import { createWorld } from "./testing/world";

const { provider } = parseDatabaseUrl(databaseUrl());

/** Do what only somebody with the database itself can do: switch the triggers off, and change a row. */
async function tamper(change: () => Promise<unknown>): Promise<void> {
  if (provider === "sqlite") {
    await prisma.$executeRaw`DROP TRIGGER "AuditEvent_no_update"`;
  } else {
    await prisma.$executeRaw`ALTER TABLE "AuditEvent" DISABLE TRIGGER USER`;
  }
  await change();
}

test("events are sealed in order, by several at once, each exactly once", async () => {
  await createWorld();
  const events = await prisma.auditEvent.count();
  expect(events).toBeGreaterThan(10);
  const sealed = await Promise.all([sealEvents(), sealEvents(), sealEvents()]);
  expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(events);
  expect(await sealEvents()).toBe(0);
  const seals = await prisma.auditSeal.findMany({ orderBy: { position: "asc" } });
  expect(seals.map(({ position }) => position)).toEqual(seals.map((_, index) => index + 1));
  expect(await verifyChain(seals[3]!.hash)).toMatchObject({
    links: events,
    broken: null,
    contains: true,
  });
  expect(await verifyChain("0".repeat(64))).toMatchObject({ broken: null, contains: false });
});

test("what a rolled-back transaction wrote leaves a gap, and the chain goes on", async () => {
  const refused = prisma.$transaction(async (tx) => {
    await recordAudit(tx, { actorId: null, action: "session.refuse" });
    throw new Error("changed its mind");
  });
  await expect(refused).rejects.toThrow("changed its mind");
  await recordAudit(prisma, { actorId: null, action: "session.refuse", detail: { b: 1.5, a: [] } });
  await sealEvents();
  expect((await verifyChain()).broken).toBeNull();
});

test("an event carries the number of the request that wrote it", async () => {
  await inRequest("request-7", () =>
    prisma.$transaction((tx) => recordAudit(tx, { actorId: null, action: "session.refuse" })),
  );
  const last = await prisma.auditEvent.findFirst({ orderBy: { sequence: "desc" } });
  expect(last?.requestId).toBe("request-7");
});

test("a row changed behind the application's back is found, and its link named", async () => {
  await sealEvents();
  const seal = await prisma.auditSeal.findFirstOrThrow({ where: { position: 5 } });
  await expect(
    prisma.$executeRaw`UPDATE "AuditEvent" SET "actorId" = 'nobody' WHERE "sequence" = ${seal.sequence}`,
  ).rejects.toThrow();
  await tamper(
    () =>
      prisma.$executeRaw`UPDATE "AuditEvent" SET "actorId" = 'nobody' WHERE "sequence" = ${seal.sequence}`,
  );
  expect(await verifyChain()).toMatchObject({
    links: 4,
    broken: { position: 5, sequence: seal.sequence, because: "changed" },
  });
});
