import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { AnnotationMutation } from "@/lib/domain/annotation";
import { correctText } from "./corrections";
import { listUnsettledArticles, settleDecision } from "./decision-anchors";
import { findAdjudication } from "./adjudications";
import { closeAdjudication, createDecision, deleteDecision } from "./decisions";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import { at, createWorld, TEXT, type World } from "./testing/world";

const CORRECTED = TEXT.replace("on Monday", "late on Sunday").replace(
  "a fair price for a good product",
  "something else",
);
const [SOUND, CHANGED, GONE] = [
  "warn of dependence",
  "signed a contract for six drones on Monday",
  "a fair price for a good product",
] as const;

let world: World;
let articleId: string;
let judge: ProjectAccess<"decision:create">;
/** By the words that they adopt. */
let ids: Record<string, string>;

/** Ana has tagged three passages, jon has adopted each, and nothing is closed yet. */
beforeEach(async () => {
  world = await createWorld({ coders: ["ana"] });
  [articleId] = world.articleIds as [string];
  judge = await world.as("jon", "decision:create");
  const ana = await world.as("ana", "annotation:create");
  const assignmentId = await world.assignmentId("ana");
  const frameId = world.frames.SEC;
  const passages = [SOUND, CHANGED, GONE];
  const tags = passages.map((words): AnnotationMutation => ({
    ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
    ...{ frameId, memo: "", ...at(words) },
  }));
  await applyMutations(ana, assignmentId, tags);
  await submitAssignment(ana, assignmentId, { noFrameFound: false });
  ids = {};
  for (const [i, words] of passages.entries()) {
    ids[words] = await adopt(words, tags[i]!.annotationId);
  }
});

function adopt(words: string, annotationId: string, textVersion = 1) {
  const passage = { frameId: world.frames.SEC, ...at(words), textVersion };
  return createDecision(judge, world.roundId, articleId, {
    ...{ kind: "adopted", ...passage, reason: "", annotationIds: [annotationId] },
  });
}

const close = () => closeAdjudication(judge, world.roundId, articleId);

async function correct() {
  const lead = await world.as("lea", "article:import");
  const correction = { articleId, text: CORRECTED, note: "As printed", baseTextVersion: 1 };
  await correctText(lead, correction);
}

async function anchors() {
  const { decisions } = await findAdjudication(judge, world.roundId, articleId);
  return decisions.map(({ id, anchor, kind }) => [
    Object.keys(ids).find((words) => ids[words] === id),
    kind,
    anchor,
  ]);
}

/** Passages and code points of the final layer. */
async function counted() {
  const [use] = await prisma.frameUse.findMany({ where: { articleId, layer: "final" } });
  return use && [use.count, use.covered];
}

test("a correction lists the decisions it touched, and closing leaves out those without a passage", async () => {
  expect(await listUnsettledArticles(judge)).toEqual([]);
  await correct();
  expect(await listUnsettledArticles(judge)).toEqual([
    { roundId: world.roundId, articleId, title: "Belgrade signs a drone deal", decisions: 2 },
  ]);
  expect(await anchors()).toEqual([
    [CHANGED, "adopted", "changed"],
    [SOUND, "adopted", "sound"],
    [GONE, "adopted", "orphaned"],
  ]);
  await close();
  const words = "signed a contract for six drones late on Sunday";
  expect(await counted()).toEqual([2, words.length + SOUND.length]);
});

test("in a closed article they are counted anew at once, and settled all the same", async () => {
  await close();
  expect((await counted())![0]).toBe(3);
  await correct();
  const [, covered] = (await counted())!;
  expect(await counted()).toEqual([2, covered]);

  await settleDecision(judge, ids[CHANGED]!, { kind: "confirm" });
  await settleDecision(judge, ids[GONE]!, { kind: "place", words: " something else " });
  expect(await counted()).toEqual([3, covered! + "something else".length]);
  expect(await listUnsettledArticles(judge)).toEqual([]);
  const placed = await prisma.decision.findUniqueOrThrow({
    where: { id: ids[GONE]! },
    include: { textVersion: true },
  });
  expect(placed).toMatchObject({ quote: "something else", textVersion: { number: 2 } });
});

test("one that is taken back is gone while the article is open, and a rejection once it is closed", async () => {
  await correct();
  await settleDecision(judge, ids[CHANGED]!, { kind: "delete" });
  expect(await anchors()).toEqual([
    [SOUND, "adopted", "sound"],
    [GONE, "adopted", "orphaned"],
  ]);
  const [annotation] = await prisma.annotation.findMany({
    where: { assignment: { articleId }, anchor: "changed" },
    select: { id: true, start: true, end: true },
  });
  await expect(adopt(CHANGED, annotation!.id)).rejects.toMatchObject({ code: "conflict" });
  await createDecision(judge, world.roundId, articleId, {
    ...{ kind: "adopted", frameId: world.frames.SEC, reason: "", textVersion: 2 },
    ...{ start: annotation!.start, end: annotation!.end, annotationIds: [annotation!.id] },
  });
  await close();
  await settleDecision(judge, ids[GONE]!, { kind: "delete" });
  const gone = await prisma.decision.findUniqueOrThrow({
    where: { id: ids[GONE]! },
    include: { sources: true },
  });
  expect(gone).toMatchObject({
    kind: "rejected",
    reason: expect.stringMatching(/corrected/) as string,
  });
  expect(gone.sources).toHaveLength(1);
  expect((await counted())![0]).toBe(2);
});

test("what cannot be is refused, and nothing changes", async () => {
  await correct();
  const before = await anchors();
  await expect(settleDecision(judge, ids[GONE]!, { kind: "confirm" })).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(
    settleDecision(judge, ids[GONE]!, { kind: "place", words: "the" }),
  ).rejects.toMatchObject({ code: "invalid_input" });
  await expect(settleDecision(judge, ids[SOUND]!, { kind: "confirm" })).rejects.toMatchObject({
    code: "not_found",
  });
  const elsewhere = await (await createWorld()).as("jon", "decision:create");
  await expect(settleDecision(elsewhere, ids[CHANGED]!, { kind: "confirm" })).rejects.toMatchObject(
    {
      code: "not_found",
    },
  );
  expect(await listUnsettledArticles(elsewhere)).toEqual([]);
  expect(await anchors()).toEqual(before);
  await deleteDecision(judge, ids[GONE]!);
});
