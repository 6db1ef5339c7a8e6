import { expect, test } from "vitest";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import { requireCodingDesk } from "./assignments";
import { requireComparison } from "./comparisons";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import { submitAs, tagWords } from "./testing/coding";
import { at, createWorld } from "./testing/world";

/** What e2e/blindness.spec.ts cannot try from outside (docs/blindness-cases.md). */

const { provider } = parseDatabaseUrl(databaseUrl());

test("nothing of a teammate is seen unless one's own submission is committed, however they race (BL-12)", async () => {
  const world = await createWorld();
  const [articleId] = world.articleIds as [string];
  await tagWords(world, "ben", "warn of dependence");
  await submitAs(world, "ben");
  const ana = await world.as("ana", "annotation:create");
  const reviewer = await world.as("ana", "review:create");
  const id = await world.assignmentId("ana");
  // The database refuses the submission after everything else of it is written.
  await (provider === "sqlite"
    ? prisma.$executeRaw`CREATE TRIGGER "refuse" BEFORE INSERT ON "Submission" BEGIN SELECT RAISE(ABORT, 'refused'); END`
    : prisma.$executeRaw`ALTER TABLE "Submission" ADD CONSTRAINT "refuse" CHECK ("number" < 0) NOT VALID`);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) =>
      index % 2 === 0
        ? submitAssignment(ana, id, { noFrameFound: true })
        : requireComparison(reviewer, world.roundId, articleId),
    ),
  );
  expect(outcomes.map(({ status }) => status)).not.toContain("fulfilled");
  const row = await prisma.assignment.findUniqueOrThrow({ where: { id } });
  expect(row.submittedAt).toBeNull();
  await (provider === "sqlite"
    ? prisma.$executeRaw`DROP TRIGGER "refuse"`
    : prisma.$executeRaw`ALTER TABLE "Submission" DROP CONSTRAINT "refuse"`);
  await submitAssignment(ana, id, { noFrameFound: true });
  expect((await requireComparison(reviewer, world.roundId, articleId)).annotations).toHaveLength(1);
});

test("a teammate's broken rows do not touch whoever still codes: they are not even read (BL-15)", async () => {
  const world = await createWorld();
  const annotationId = await tagWords(world, "ben", "warn of dependence");
  await submitAs(world, "ben");
  await prisma.annotation.update({
    where: { id: annotationId },
    data: { pieces: "broken", attributes: "broken" },
  });
  const ana = await world.as("ana", "annotation:create");
  const id = await world.assignmentId("ana");
  expect((await requireCodingDesk(ana, id)).annotations).toEqual([]);
  const [result] = await applyMutations(ana, id, [
    {
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
      ...{ frameId: world.frames.SEC, memo: "", ...at("warn of dependence") },
    },
  ]);
  expect(result?.status).toBe("saved");
  expect((await requireCodingDesk(ana, id)).annotations).toHaveLength(1);
});

test("handing in an empty article to look at others takes saying that it has no frame, and is written down (BL-11)", async () => {
  const world = await createWorld();
  await tagWords(world, "ben", "warn of dependence");
  await submitAs(world, "ben");
  await expect(submitAs(world, "ana", false)).rejects.toMatchObject({ code: "invalid_input" });
  await submitAs(world, "ana", true);
  const subjectId = await world.assignmentId("ana");
  const written = await prisma.auditEvent.findFirst({
    where: { subjectId, action: "assignment.submit" },
  });
  expect(written?.actorId).toBe(world.userId("ana"));
});
