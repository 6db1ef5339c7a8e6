import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { createAssignments, startAssignment } from "./assignments";
import { correctText } from "./corrections";
import { applyMutations } from "./mutations";
import { choosePassage, requireNorming, revealNorming, reviseOwnNorming } from "./norming";
import { createRound } from "./rounds";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

let world: World;
let roundId: string;
let articleId: string;

/** A norming session of ana, ben and the lead herself. */
beforeEach(async () => {
  world = await createWorld({ coders: [] });
  articleId = world.articleIds[0]!;
  const lead = await world.as("lea", "assignment:edit");
  roundId = await createRound(lead, { name: "Norming", kind: "norming", revealRule: "article" });
  const reviewerIds = ["ana", "ben", "lea"].map((name) => world.userId(name));
  await createAssignments(lead, roundId, { articleIds: [articleId], reviewerIds });
});

async function tag(name: string, words: string): Promise<string> {
  const annotationId = crypto.randomUUID();
  const access = await world.as(name, "annotation:create");
  const [result] = await applyMutations(access, await world.assignmentId(name), [
    {
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId, memo: "" },
      ...{ frameId: world.frames.SEC, ...at(words) },
    },
  ]);
  expect(result?.status).toBe("saved");
  return annotationId;
}

async function submit(name: string, noFrameFound = false) {
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, await world.assignmentId(name), { noFrameFound });
}

const reveal = async () => revealNorming(await world.as("lea", "assignment:edit"), roundId);
const session = async (name: string) =>
  requireNorming(await world.as(name, "review:create"), roundId);

describe("before the reveal", () => {
  test("everybody is blind, the lead who codes included", async () => {
    await tag("ana", "warn of dependence");
    await submit("ana");
    await submit("lea", true);
    for (const name of ["ben", "lea"]) {
      const { articles, agreement } = await session(name);
      const seen = articles.flatMap(({ annotations }) => annotations);
      expect([seen, agreement], name).toEqual([[], null]);
    }
  });

  test("only who plans it is told how many have submitted", async () => {
    await submit("ana", true);
    expect((await session("ben")).progress).toBeNull();
    expect((await session("lea")).progress).toMatchObject({ submitted: 1, all: 3 });
  });

  test("there is nothing to reveal while fewer than two have submitted", async () => {
    await submit("ana", true);
    await expect(reveal()).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("after the reveal", () => {
  beforeEach(async () => {
    await tag("ana", "warn of dependence");
    await submit("ana");
    await submit("ben", true);
    await reveal();
  });

  test("those who have submitted see each other and can revise; who has not goes on blind", async () => {
    const { articles, own } = await session("ben");
    expect(articles[0]?.annotations.map(({ quote }) => quote)).toEqual(["warn of dependence"]);
    expect(own).toMatchObject([{ submitted: false, revision: "being revised" }]);
    expect((await session("lea")).articles).toEqual([]);
    await submit("lea", true);
    expect((await session("lea")).articles[0]?.coders).toHaveLength(3);
  });

  test("agreement before and after is kept, with what it was computed from", async () => {
    const before = (await session("jon")).agreement!;
    expect(before.before[0]).toMatchObject({
      ...{ frameId: world.frames.SEC, found: 1, codings: 2, f1: 0 },
      presence: { value: 0, pairableUnits: 1, reviewers: 2 },
    });
    expect(before.after).toEqual(before.before);
    await tag("ben", "warn of dependence");
    await submit("ben");
    const { agreement, articles } = await session("jon");
    expect(agreement!.before).toEqual(before.before);
    expect(agreement!.after[0]).toMatchObject({ found: 2, f1: 1, presence: { value: 1 } });
    expect(agreement!.after[0]?.alpha.value).toBe(1);
    expect([agreement!.codings, agreement!.revised]).toEqual([2, 1]);
    expect(articles[0]?.coders.map(({ name, revision }) => [name, revision])).toEqual([
      ["ana", "being revised"],
      ["ben", "revised"],
    ]);
  });

  test("one's own work can be revised once more, and nobody else's", async () => {
    await submit("ana");
    const ana = await world.as("ana", "annotation:create");
    const bens = await world.assignmentId("ben");
    await expect(reviseOwnNorming(ana, bens)).rejects.toMatchObject({ code: "not_found" });
    await reviseOwnNorming(ana, await world.assignmentId("ana"));
    expect((await session("ana")).own).toMatchObject([{ submitted: false }]);
    await expect(reviseOwnNorming(ana, await world.assignmentId("ana"))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("it is not done twice", async () => {
    await expect(reveal()).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("one passage", () => {
  const choose = async (words: string) =>
    choosePassage(await world.as("lea", "assignment:edit"), roundId, articleId, words);

  test("is all the text there is for agreement", async () => {
    await choose("Critics 📰 warn of dependence.");
    expect((await session("ben")).passage?.quote).toBe("Critics 📰 warn of dependence.");
    expect((await session("chen")).passage).toBeNull();
    await tag("ana", "warn of dependence");
    await tag("ben", "warn of dependence");
    await tag("ben", "an old friendship");
    await submit("ana");
    await submit("ben");
    await reveal();
    const { agreement, passage } = await session("jon");
    expect(passage?.quote).toBe("Critics 📰 warn of dependence.");
    expect(agreement!.before[0]).toMatchObject({ f1: 1, alpha: { value: 1 } });
  });

  test("is refused where its words do not stand, and once somebody has begun", async () => {
    await expect(choose("nowhere in the text")).rejects.toMatchObject({ code: "invalid_input" });
    const id = await world.assignmentId("ana");
    await startAssignment(await world.as("ana", "annotation:create"), id);
    await expect(choose("an old friendship")).rejects.toMatchObject({ code: "conflict" });
  });

  test("moves with a correction of the text, and is dropped where it is gone", async () => {
    await choose("an old friendship");
    const importer = await world.as("lea", "article:import");
    const text = TEXT.replace("on Monday", "late on Sunday");
    await correctText(importer, { articleId, text, note: "", baseTextVersion: 1 });
    const passageOf = async () =>
      (await prisma.round.findUniqueOrThrow({ where: { id: roundId } })).passage;
    const start = [...text.slice(0, text.indexOf("an old friendship"))].length;
    expect(await passageOf()).toEqual({ articleId, start, end: start + 17 });
    const without = text.replace(", and spoke of an old friendship", "");
    await correctText(importer, { articleId, text: without, note: "", baseTextVersion: 2 });
    expect(await passageOf()).toBeNull();
  });
});

test("a round of another kind is no norming session", async () => {
  const access = await world.as("lea", "review:create");
  await expect(requireNorming(access, world.roundId)).rejects.toMatchObject({ code: "not_found" });
});
