import { beforeAll, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { startAssignment } from "./assignments";
import { BOARD_PAGE, readBoardArticles, readReviewerProgress } from "./board";
import { readLiveView } from "./live-view";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { createWorld, TEXT } from "./testing/world";

const TODAY = "2026-11-21";
let world: World;
const texts = ["A", "B", "C", "D"].map((letter) => TEXT.replace("Belgrade", letter));

/** lea codes too, so that she may not know of every difference. */
beforeAll(async () => {
  world = await createWorld({ texts, coders: ["ana", "ben"] });
});

const board = async (
  name: string,
  state: Parameters<typeof readBoardArticles>[2]["state"] = null,
) => readBoardArticles(await world.as(name, "assignment:read"), world.roundId, { state, page: 0 });
const submit = async (name: string, articleId: string) => {
  const access = await world.as(name, "annotation:create");
  const id = await world.assignmentId(name, articleId);
  await startAssignment(access, id);
  await submitAssignment(access, id, { noFrameFound: true });
};

test("counts each article once, whoever codes it, and each reviewer's work", async () => {
  const [a, b, c] = world.articleIds as [string, string, string];
  await submit("ana", a);
  await submit("ben", a);
  await submit("ana", b);
  await startAssignment(
    await world.as("ben", "annotation:create"),
    await world.assignmentId("ben", c),
  );
  await prisma.assignment.updateMany({
    where: { id: await world.assignmentId("ben", c) },
    data: { dueOn: "2026-11-20", returnedAt: new Date(), activeSeconds: 90 },
  });
  const { counts, articles } = await board("jon");
  expect(counts).toEqual({ open: 3, submitted: 1, dispute: 0, closed: 0 });
  expect(articles.map(({ id, state }) => [id, state])).toEqual([
    [a, "submitted"],
    ...world.articleIds.slice(1).map((id) => [id, "open"]),
  ]);
  expect(articles[1]!.work).toMatchObject([
    { reviewer: "ana", submitted: true, returned: false },
    { reviewer: "ben", submitted: false, returned: false },
  ]);
  expect((await board("jon", "submitted")).articles.map(({ id }) => id)).toEqual([a]);

  const access = await world.as("jon", "assignment:read");
  expect(await readReviewerProgress(access, world.roundId, TODAY)).toMatchObject([
    {
      name: "ana",
      given: 4,
      notBegun: 2,
      inWork: 0,
      submitted: 2,
      late: 0,
      returned: 0,
      recent: 2,
    },
    {
      ...{ name: "ben", given: 4, notBegun: 2, inWork: 1, submitted: 1, late: 1, returned: 1 },
      ...{ recent: 1, activeSeconds: 90 },
    },
  ]);
  const inAMonth = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
  const later = await readReviewerProgress(access, world.roundId, TODAY, inAMonth);
  expect(later.map(({ recent }) => recent)).toEqual([0, 0]);
});

test("differences are told to who may see all work on the article, and to no lead who codes it", async () => {
  const [a] = world.articleIds as [string];
  const { roundId } = world;
  const disputed = await prisma.adjudication.upsert({
    where: { roundId_articleId: { roundId, articleId: a } },
    create: { id: crypto.randomUUID(), roundId, articleId: a, differences: 2 },
    update: { differences: 2 },
  });
  expect((await board("jon")).counts).toEqual({ open: 3, submitted: 0, dispute: 1, closed: 0 });
  expect((await board("jon", "dispute")).articles.map(({ id }) => id)).toEqual([a]);
  expect((await board("jon", "submitted")).articles).toEqual([]);
  expect((await board("jon")).articles.map(({ state }) => state)).toContain("dispute");
  expect((await board("lea")).counts.dispute).toBe(1);

  // A second round, in which lea has the article open.
  const codebook = await prisma.codebookVersion.findFirstOrThrow();
  const { textVersionId } = await prisma.assignment.findFirstOrThrow({ where: { articleId: a } });
  const { projectId, userId } = await world.as("lea", "project:read");
  const round = { id: crypto.randomUUID(), projectId, name: "Second", kind: "main" };
  await prisma.round.create({
    data: { ...round, revealRule: "article", codebookVersionId: codebook.id },
  });
  const work = { id: crypto.randomUUID(), roundId: round.id, articleId: a, textVersionId };
  const before = await readLiveView(await world.as("lea", "project:read"));
  await prisma.assignment.create({ data: { ...work, reviewerId: userId, position: 0 } });
  expect((await board("lea")).counts).toEqual({ open: 3, submitted: 1, dispute: 0, closed: 0 });
  expect((await board("lea", "dispute")).articles).toEqual([]);
  expect((await board("lea", "submitted")).articles.map(({ state }) => state)).toEqual([
    "submitted",
  ]);
  expect((await board("jon")).counts.dispute).toBe(1);

  // Nor does her page hear of it when another difference is found there.
  const blind = await readLiveView(await world.as("lea", "project:read"));
  expect(blind).not.toBe(before);
  const jons = await readLiveView(await world.as("jon", "project:read"));
  await prisma.adjudication.update({ where: { id: disputed.id }, data: { differences: 0 } });
  expect(await readLiveView(await world.as("lea", "project:read"))).toBe(blind);
  expect(await readLiveView(await world.as("jon", "project:read"))).not.toBe(jons);
  await prisma.assignment.delete({ where: { id: work.id } });
});

test("a reviewer's digest follows from his or her own work only", async () => {
  const [, , , d] = world.articleIds as [string, string, string, string];
  const view = async (name: string) => readLiveView(await world.as(name, "project:read"));
  const [ana, ben, jon] = [await view("ana"), await view("ben"), await view("jon")];
  await submit("ben", d);
  expect(await view("ana")).toBe(ana);
  expect(await view("ben")).not.toBe(ben);
  expect(await view("jon")).not.toBe(jon);
});

test("what is taken back from one reviewer and given to another changes the digest of planners", async () => {
  const work = { id: await world.assignmentId("ana", world.articleIds[3]) };
  const { userId } = await world.as("jon", "project:read");
  const view = async () => readLiveView(await world.as("lea", "project:read"));
  const before = await view();
  await prisma.assignment.update({ where: work, data: { withdrawnAt: new Date() } });
  const taken = await view();
  expect(taken).not.toBe(before);
  const { reviewerId } = await prisma.assignment.update({
    where: work,
    data: { withdrawnAt: null },
  });
  expect(await view()).toBe(before);
  await prisma.assignment.update({ where: work, data: { reviewerId: userId } });
  expect(await view()).not.toBe(before);
  await prisma.assignment.update({ where: work, data: { reviewerId } });
});

test("a page ends where it ends, and articles in the trash are on none", async () => {
  const access = await world.as("jon", "assignment:read");
  const second = await readBoardArticles(access, world.roundId, { state: null, page: 1 });
  expect(BOARD_PAGE).toBeGreaterThan(texts.length);
  expect(second.articles).toEqual([]);
  await prisma.article.update({
    where: { id: world.articleIds[1]! },
    data: { deletedAt: new Date() },
  });
  const { counts, articles } = await board("jon");
  expect(counts.open).toBe(2);
  expect(articles.map(({ id }) => id)).not.toContain(world.articleIds[1]);
  const [ana] = await readReviewerProgress(access, world.roundId, TODAY);
  expect(ana!.given).toBe(3);
});

test("a round of another project shows nothing", async () => {
  const other = await createWorld();
  const access = await other.as("jon", "assignment:read");
  expect(await readReviewerProgress(access, world.roundId, TODAY)).toEqual([]);
  const { counts, articles } = await readBoardArticles(access, world.roundId, {
    state: null,
    page: 0,
  });
  expect(counts).toEqual({ open: 0, submitted: 0, dispute: 0, closed: 0 });
  expect(articles).toEqual([]);
});
