import { beforeAll, expect, test } from "vitest";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import { applyMutations } from "./mutations";
import { submitAs, tagWords } from "./testing/coding";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";
import { findLastVerification, verifyInstallation } from "./verify";

const { provider } = parseDatabaseUrl(databaseUrl());
let world: World;
let tagId: string;
let submittedId: string;

beforeAll(async () => {
  world = await createWorld();
  const spare = await tagWords(world, "ana", "fair price");
  tagId = await tagWords(world, "ben", "an old friendship");
  submittedId = await tagWords(world, "ana", "drones");
  await applyMutations(
    await world.as("ana", "annotation:create"),
    await world.assignmentId("ana"),
    [{ kind: "delete", mutationId: "m-delete", annotationId: spare, baseRevision: 1 }],
  );
  await submitAs(world, "ana");
});

async function* portions(...all: string[][]) {
  yield* all;
  await Promise.resolve();
}

/** Do what the application never does, look, and put everything back. */
async function broken(
  change: (tx: Parameters<Parameters<typeof prisma.$transaction>[0]>[0]) => Promise<unknown>,
  id: string,
): Promise<readonly string[]> {
  await prisma.$transaction(async (tx) => {
    if (provider === "sqlite") {
      for (const drop of [
        tx.$executeRaw`DROP TRIGGER IF EXISTS "Annotation_quote_update"`,
        tx.$executeRaw`DROP TRIGGER IF EXISTS "TextVersion_no_update"`,
        tx.$executeRaw`DROP TRIGGER IF EXISTS "AnnotationEvent_no_delete"`,
        tx.$executeRaw`DROP TRIGGER IF EXISTS "AuditEvent_no_update"`,
      ])
        await drop;
    } else await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await change(tx);
  });
  const findings = await verifyInstallation();
  return findings.find((finding) => finding.id === id)!.sentences;
}

test("a world made by the product holds in everything, and the outcome is kept", async () => {
  const findings = await verifyInstallation(portions(["m-delete"]));
  expect(findings.flatMap(({ sentences }) => sentences)).toEqual([]);
  expect(findings.map(({ id }) => id)).toEqual([
    ...["IN-01", "IN-02", "IN-03", "IN-04", "IN-05", "IN-06", "IN-07", "IN-08", "OP-05", "IN-12"],
  ]);
  for (const { id, looked } of findings) expect(looked, id).toBeGreaterThan(0);
  expect((await findLastVerification())!.breaches).toMatchObject({ "IN-01": 0, "IN-12": 0 });
});

test("IN-01 an acknowledged mutation that is nowhere is named", async () => {
  const [first] = await verifyInstallation(portions(["m-delete"], ["m-lost"]));
  expect(first).toMatchObject({ id: "IN-01", looked: 2, breaches: 1 });
  expect(first!.sentences[0]).toContain("m-lost");
  const [unasked] = await verifyInstallation();
  expect(unasked!.checked).toBe(false);
});

// From here on the database is broken more and more: each looks for its own sentence.

test("IN-03 a tag changed past its journal is named", async () => {
  const sentences = await broken(
    (tx) => tx.annotation.update({ where: { id: tagId }, data: { memo: "otherwise" } }),
    "IN-03",
  );
  expect(sentences).toEqual([expect.stringContaining(tagId)]);
});

test("IN-04 a quote that does not stand there is named", async () => {
  const sentences = await broken(
    (tx) => tx.annotation.update({ where: { id: tagId }, data: { quote: "an old FRIENDSHIP" } }),
    "IN-04",
  );
  expect(sentences).toEqual([expect.stringContaining(`Tag ${tagId}`)]);
});

test("IN-07 submitted work that changed is named", async () => {
  const { assignmentId } = await prisma.annotation.findUniqueOrThrow({
    where: { id: submittedId },
  });
  const sentences = await broken(
    (tx) => tx.annotation.update({ where: { id: submittedId }, data: { memo: "later" } }),
    "IN-07",
  );
  expect(sentences).toEqual([expect.stringContaining(assignmentId)]);
});

test("IN-05 a text that is not what was frozen is named", async () => {
  const { id, text } = await prisma.textVersion.findFirstOrThrow();
  const sentences = await broken(
    (tx) => tx.textVersion.update({ where: { id }, data: { text: text.toUpperCase() } }),
    "IN-05",
  );
  expect(sentences).toEqual([expect.stringContaining(id)]);
});

test("IN-02 and IN-08 an entry that is gone is missed", async () => {
  const sentences = await broken(
    (tx) => tx.annotationEvent.deleteMany({ where: { mutationId: "m-delete" } }),
    "IN-08",
  );
  expect(sentences).toEqual([expect.stringMatching(/There were \d+ tagEvents/)]);
  const findings = await verifyInstallation();
  expect(findings.find(({ id }) => id === "IN-02")!.sentences).toHaveLength(1);
  const again = findings.find(({ id }) => id === "IN-08")!.sentences;
  expect(again, "the next look has not got used to it").toEqual(sentences);
});

test("IN-07 work that no longer says that it was submitted is named", async () => {
  const { id, submittedAt } = await prisma.assignment.findFirstOrThrow({
    where: { submittedAt: { not: null } },
  });
  const sentences = await broken(
    (tx) => tx.assignment.update({ where: { id }, data: { submittedAt: null } }),
    "IN-07",
  );
  expect(sentences).toContain(`Assignment ${id} was submitted, and no longer says so.`);
  await prisma.assignment.update({ where: { id }, data: { submittedAt } });
});

test("IN-08 a review that is gone is missed", async () => {
  const reviewerId = world.userId("ben");
  const review = await prisma.review.create({
    data: { id: "gone", annotationId: tagId, reviewerId, verdict: "agree" },
  });
  await verifyInstallation();
  const sentences = await broken((tx) => tx.review.delete({ where: { id: review.id } }), "IN-08");
  expect(sentences).toContain("There were 1 reviews, and now there are 0.");
});

test("IN-06 a tag on another article's text is named", async () => {
  const other = await createWorld({ texts: ["Another text, of another article."] });
  const foreign = await prisma.textVersion.findFirstOrThrow({
    where: { articleId: other.articleIds[0]! },
  });
  const sentences = await broken(
    (tx) => tx.annotation.update({ where: { id: tagId }, data: { textVersionId: foreign.id } }),
    "IN-06",
  );
  expect(sentences).toContainEqual(expect.stringContaining(tagId));
});

test("OP-05 a changed line of the history is found", async () => {
  const { sequence } = await prisma.auditEvent.findFirstOrThrow({ orderBy: { sequence: "asc" } });
  const sentences = await broken(
    (tx) => tx.auditEvent.update({ where: { sequence }, data: { action: "user.enable" } }),
    "OP-05",
  );
  expect(sentences).toEqual([expect.stringContaining("link 1")]);
});

test("IN-12 an old installation without a backup is told so", async () => {
  await prisma.user.updateMany({ data: { createdAt: new Date("2026-01-01") } });
  const findings = await verifyInstallation();
  const { sentences } = findings.find(({ id }) => id === "IN-12")!;
  expect(sentences).toEqual(["There is no backup yet."]);
});
