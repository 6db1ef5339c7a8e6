import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { auditActions } from "@/lib/domain/audit-actions";
import { startAssignment } from "./assignments";
import { recordAudit } from "./audit";
import { HISTORY_PAGE, readHistory, readWholeHistory, WHOLE_HISTORY } from "./history";
import { submitAssignment } from "./submissions";
import { createWorld, TEXT } from "./testing/world";

/** Of the installation, not of a project: no project's page shows them. */
const OUTSIDE = /^(session|user|link|installation|backup)\./;

test("every action that the source writes down has its sentence", () => {
  const folder = join(import.meta.dirname);
  const written = readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.includes(".test."))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"))
    .filter((line) => /action|audit/i.test(line))
    .flatMap((line) => [...line.matchAll(/"([a-z]+\.[a-z-]+)"/g)].map(([, action]) => action!));
  expect(written.length).toBeGreaterThan(40);
  const untold = written.filter((action) => !OUTSIDE.test(action) && !auditActions[action]);
  expect([...new Set(untold)]).toEqual([]);
});

test("tells who did what, the newest first, and can be asked for less", async () => {
  const day = () => new Date().toISOString().slice(0, 10);
  const from = day();
  const world = await createWorld();
  const access = await world.as("lea", "audit:read");
  const assignmentId = await world.assignmentId("ana");
  const ana = await world.as("ana", "annotation:create");
  await startAssignment(ana, assignmentId);
  await submitAssignment(ana, assignmentId, { noFrameFound: true });

  const { lines } = await readHistory(access, WHOLE_HISTORY, null);
  const [newest] = lines;
  expect(newest).toMatchObject({ who: "ana", action: "assignment.submit" });
  expect(newest!.did).toBe("submitted “Belgrade signs a drone deal” of ana");
  expect(newest!.hash).toMatch(/^[0-9a-f]{64}$/);
  const told = lines.map(({ who, did }) => `${who} ${did}`);
  expect(told).toContain("lea added the frame “Security concern”");
  expect(told).toContain("lea opened the round “Main”");
  expect(told).toContain("lea added ben to the project");

  const did = async (filter: Partial<typeof WHOLE_HISTORY>) => {
    const page = await readHistory(access, { ...WHOLE_HISTORY, ...filter }, null);
    return new Set(page.lines.map(({ action }) => action));
  };
  expect(await did({ actorId: world.userId("ana") })).toEqual(new Set(["assignment.submit"]));
  expect(await did({ frameId: world.frames.SEC })).toEqual(new Set(["frame.create"]));
  const around = await did({ articleId: world.articleIds[0]! });
  expect(around).toContain("article.freeze");
  expect(around).toContain("assignment.submit");
  expect(around).not.toContain("frame.create");
  expect(await did({ group: "codebook" })).toEqual(new Set(["codebook.publish", "frame.create"]));
  expect((await did({ from, to: day() })).size).toBeGreaterThan(5);
  expect(await did({ to: "2020-01-01" })).toEqual(new Set());
  expect(await did({ articleId: "unknown" })).toEqual(new Set());
});

test("pages follow each other without a gap, and a file has them all", async () => {
  const world = await createWorld();
  const access = await world.as("lea", "audit:read");
  for (let n = 0; n < HISTORY_PAGE + 10; n++) {
    await recordAudit(prisma, {
      ...{ actorId: access.userId, projectId: access.projectId },
      ...{ action: "article.import", detail: { n } },
    });
  }
  const sequences: number[] = [];
  for await (const { sequence } of readWholeHistory(access, WHOLE_HISTORY))
    sequences.push(sequence);
  const all = await prisma.auditEvent.findMany({
    where: { projectId: access.projectId },
    orderBy: { sequence: "desc" },
  });
  expect(sequences).toEqual(all.map(({ sequence }) => sequence));
  const first = await readHistory(access, WHOLE_HISTORY, null);
  expect(first.lines).toHaveLength(HISTORY_PAGE);
  const other = await createWorld();
  const elsewhere = await readHistory(await other.as("lea", "audit:read"), WHOLE_HISTORY, null);
  expect(elsewhere.lines.every(({ sequence }) => !sequences.includes(sequence))).toBe(true);
});

test("a lead who codes learns nothing of settling on articles that are still open to her", async () => {
  const texts = [TEXT, `${TEXT} Again.`];
  const world = await createWorld({ texts, coders: ["lea", "ana", "ben"] });
  const lea = await world.as("lea", "audit:read");
  const [first, second] = world.articleIds as [string, string];
  const settle = async (articleId: string) => {
    const { projectId, userId } = await world.as("jon", "decision:create");
    const { id } = await prisma.adjudication.upsert({
      where: { roundId_articleId: { roundId: world.roundId, articleId } },
      create: { id: crypto.randomUUID(), roundId: world.roundId, articleId },
      update: {},
    });
    await recordAudit(prisma, {
      ...{ actorId: userId, projectId, action: "adjudication.close", subjectId: id },
    });
  };
  for (const articleId of [first, second]) {
    for (const name of ["ana", "ben"]) {
      const access = await world.as(name, "annotation:create");
      const id = await world.assignmentId(name, articleId);
      await startAssignment(access, id);
      await submitAssignment(access, id, { noFrameFound: true });
    }
  }
  const before = (await readHistory(lea, WHOLE_HISTORY, null)).lines;
  await settle(first);
  await settle(second);
  await recordAudit(prisma, {
    ...{ actorId: world.userId("jon"), projectId: lea.projectId, action: "decision.delete" },
    subjectId: "gone",
  });
  expect((await readHistory(lea, WHOLE_HISTORY, null)).lines).toEqual(before);

  const id = await world.assignmentId("lea", first);
  const own = await world.as("lea", "annotation:create");
  await startAssignment(own, id);
  await submitAssignment(own, id, { noFrameFound: true });
  const after = (await readHistory(lea, WHOLE_HISTORY, null)).lines;
  expect(after.filter(({ action }) => action === "adjudication.close")).toMatchObject([
    { who: "jon", articleId: first },
  ]);
});
