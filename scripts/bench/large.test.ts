import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createLarge } from "./large";

const folder = mkdtempSync(join(tmpdir(), "framewise-large-"));
const file = join(folder, "large.db");
process.env.DATABASE_URL = `file:${file}`;
const { migrateDatabase } = await import("@/lib/data/migration");
const { prisma } = await import("@/lib/db/client");
const { countFinalLayer, listFrameUses } = await import("@/lib/data/frame-uses");
const { sealSubmission } = await import("@/lib/data/seals");

afterAll(async () => {
  await prisma.$disconnect();
  rmSync(folder, { recursive: true });
});

test("what is made in bulk is what the product would have stored", async () => {
  await migrateDatabase();
  const { projectId, roundId } = await createLarge(file, { articles: 60, annotations: 2_400 });
  expect(await prisma.annotation.count()).toBe(2_400);
  expect(await prisma.annotationEvent.count()).toBe(2_400);

  // An archive of it is taken in only if each upload has its own sum.
  for (const { raw, rawSha256 } of await prisma.article.findMany()) {
    expect(createHash("sha256").update(raw).digest("hex")).toBe(rawSha256);
  }

  const before = await listFrameUses(prisma, { projectId, roundId });
  const submitted = await prisma.assignment.findMany({ where: { submittedAt: { not: null } } });
  expect(submitted.length).toBeGreaterThan(50);
  const settled = await prisma.adjudication.findMany({ where: { closedAt: { not: null } } });
  expect(settled.length).toBeGreaterThan(2);
  await prisma.$transaction(async (tx) => {
    for (const { id, submittedHash } of submitted) {
      expect((await sealSubmission(tx, projectId, id)).sha256).toBe(submittedHash);
    }
    for (const { id } of settled) await countFinalLayer(tx, projectId, id);
  });
  expect(await listFrameUses(prisma, { projectId, roundId })).toEqual(before);
});
