import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { adoptAgreements, closeAdjudication, createDecision } from "./decisions";
import { listFinalAnswers, readFinalAnnotations } from "./final-layer";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;
let articleId: string;

/** One article that ana and ben coded alike, but for a second tag of ana's that is rejected. */
beforeEach(async () => {
  world = await createWorld();
  articleId = world.articleIds[0]!;
  await code("ana", ["six drones", "a fair price"]);
  await code("ben", ["six drones"]);
  const judge = await world.as("jon", "decision:create");
  await adoptAgreements(judge, world.roundId, articleId);
  await createDecision(judge, world.roundId, articleId, {
    kind: "rejected",
    frameId: world.frames.SEC,
    ...at("a fair price"),
    textVersion: 1,
    reason: "A price is no threat.",
    annotationIds: [await tagOf("ana", "a fair price")],
  });
});

async function code(name: string, passages: readonly string[]) {
  const access = await world.as(name, "annotation:create");
  const assignmentId = await world.assignmentId(name);
  const mutations = passages.map((words) => ({
    kind: "create" as const,
    mutationId: crypto.randomUUID(),
    annotationId: crypto.randomUUID(),
    frameId: world.frames.SEC,
    memo: "",
    ...at(words),
  }));
  await applyMutations(access, assignmentId, mutations);
  await submitAssignment(access, assignmentId, { noFrameFound: false });
}

async function tagOf(name: string, quote: string): Promise<string> {
  const reviewerId = world.userId(name);
  return (await prisma.annotation.findFirstOrThrow({ where: { reviewerId, quote } })).id;
}

async function quotes(): Promise<string[]> {
  const found = [];
  const access = await world.as("lea", "statistics:read");
  for await (const { quote } of readFinalAnnotations(access, world.roundId)) found.push(quote);
  return found;
}

const close = async () =>
  closeAdjudication(await world.as("jon", "decision:create"), world.roundId, articleId);

test("has what was kept, once the article is closed", async () => {
  expect(await quotes()).toEqual([]);
  await close();
  expect(await quotes()).toEqual(["six drones"]);
});

test("has no decision that another one stands in for, and none that the text has lost", async () => {
  await close();
  const decision = await prisma.decision.findFirstOrThrow({
    where: { adjudication: { articleId }, quote: "six drones" },
  });
  await prisma.decision.update({ where: { id: decision.id }, data: { replacedAt: new Date() } });
  expect(await quotes()).toEqual([]);
  await prisma.decision.update({
    where: { id: decision.id },
    data: { replacedAt: null, anchor: "orphaned" },
  });
  expect(await quotes()).toEqual([]);
});

test("tells the settled answers in force", async () => {
  const access = await world.as("lea", "statistics:read");
  const { id: adjudicationId } = await prisma.adjudication.findFirstOrThrow({
    where: { articleId },
  });
  const { projectId } = access;
  const attributeId = crypto.randomUUID();
  await prisma.attribute.create({
    data: {
      id: attributeId,
      projectId,
      scope: "article",
      position: 0,
      name: "Tone",
      kind: "scale",
    },
  });
  const settled = {
    adjudicationId,
    attributeId,
    basis: "adjudicator",
    decidedById: world.userId("jon"),
  };
  const createdAt = new Date();
  for (const [value, replacedAt] of [
    [-2, createdAt],
    [1, null],
  ] as const) {
    await prisma.answerDecision.create({
      data: { ...settled, id: crypto.randomUUID(), value, replacedAt },
    });
  }
  expect(await listFinalAnswers(access, world.roundId)).toEqual([]);
  await close();
  expect(await listFinalAnswers(access, world.roundId)).toEqual([
    { articleId, answers: { [attributeId]: 1 } },
  ]);
});

test("is told to nobody who still codes the article", async () => {
  await close();
  await prisma.assignment.create({
    data: {
      ...(await prisma.assignment.findFirstOrThrow({
        where: { articleId },
        select: { roundId: true, articleId: true, textVersionId: true },
      })),
      id: crypto.randomUUID(),
      reviewerId: world.userId("lea"),
      position: 9,
    },
  });
  expect(await quotes()).toEqual([]);
});
