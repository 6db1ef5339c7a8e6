import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { learnFrames } from "@/lib/domain/suggestions/learn";
import { createAssignments } from "./assignments";
import { applyMutations } from "./mutations";
import { createRound, updateSuggestions } from "./rounds";
import { submitAssignment } from "./submissions";
import {
  createPhrase,
  deletePhrase,
  listFrameSuggestions,
  readTraining,
  storeLearned,
  suggestPassages,
} from "./suggestions";
import { createWorld } from "./testing/world";
import type { World } from "./testing/world";

const text = (i: number) =>
  [
    `Story number ${i}`,
    `Troops crossed the border ${i}. The market grew by ${i} percent. Nothing else happened.`,
  ].join("\n");

let world: World;

/** Tag the sentence on troops as SEC in an article of the round, and submit. */
async function code(name: string, articleId: string): Promise<void> {
  const access = await world.as(name, "annotation:create");
  const assignmentId = await world.assignmentId(name, articleId);
  const version = await prisma.textVersion.findFirstOrThrow({ where: { articleId } });
  const start = version.text.indexOf("Troops");
  const end = version.text.indexOf(".", start);
  const [result] = await applyMutations(access, assignmentId, [
    {
      kind: "create",
      mutationId: crypto.randomUUID(),
      annotationId: crypto.randomUUID(),
      ...{ frameId: world.frames.SEC, start, end, memo: "" },
    },
  ]);
  expect(result!.status).toBe("saved");
  await submitAssignment(access, assignmentId, { noFrameFound: false });
}

async function training() {
  const sentences = [];
  for await (const sentence of readTraining(await world.as("lea", "codebook:edit"))) {
    sentences.push(sentence);
  }
  return sentences;
}

beforeEach(async () => {
  world = await createWorld({ texts: Array.from({ length: 3 }, (_, i) => text(i)) });
});

describe("what is learned from", () => {
  test("is nothing while anything of a round is still blind", async () => {
    for (const articleId of world.articleIds) await code("ana", articleId);
    expect(await training()).toEqual([]);
    await code("ben", world.articleIds[0]!);
    expect(await training()).toEqual([]);
  });

  test("is what half of the codings tagged, once everything is submitted", async () => {
    for (const articleId of world.articleIds) {
      await code("ana", articleId);
      const ben = await world.as("ben", "annotation:create");
      const assignmentId = await world.assignmentId("ben", articleId);
      await submitAssignment(ben, assignmentId, { noFrameFound: true });
    }
    const sentences = await training();
    expect(new Set(sentences.map(({ articleId }) => articleId))).toEqual(new Set(world.articleIds));
    const tagged = sentences.filter(({ frameIds }) => frameIds.length > 0);
    expect(tagged.map(({ text, frameIds }) => [text.slice(0, 6), frameIds])).toEqual(
      world.articleIds.map(() => ["Troops", [world.frames.SEC]]),
    );
  });

  test("leaves out an article that somebody is about to code again", async () => {
    for (const name of ["ana", "ben"]) {
      for (const articleId of world.articleIds) await code(name, articleId);
    }
    await again(world.articleIds[0]!);
    const articles = new Set((await training()).map(({ articleId }) => articleId));
    expect(articles).toEqual(new Set(world.articleIds.slice(1)));
  });
});

/** A later round in which chen codes an article, with suggestions. */
async function again(articleId: string): Promise<string> {
  const planner = await world.as("lea", "assignment:edit");
  const roundId = await createRound(planner, {
    name: "Later",
    kind: "main",
    revealRule: "article",
  });
  await createAssignments(planner, roundId, {
    articleIds: [articleId],
    reviewerIds: [world.userId("chen")],
  });
  await updateSuggestions(planner, roundId, "on request");
  return world.assignmentId("chen", articleId);
}

describe("suggestions", () => {
  const ask = async (name: string, assignmentId: string) =>
    suggestPassages(await world.as(name, "annotation:create"), assignmentId);

  test("are off until the lead allows them, and nobody else's", async () => {
    const assignmentId = await world.assignmentId("ana");
    await expect(ask("ana", assignmentId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(ask("ben", assignmentId)).rejects.toMatchObject({ code: "not_found" });
    const planner = await world.as("lea", "assignment:edit");
    await updateSuggestions(planner, world.roundId, "on request");
    expect(await ask("ana", assignmentId)).toEqual([]);
    await submitAssignment(await world.as("ana", "annotation:create"), assignmentId, {
      noFrameFound: true,
    });
    await expect(ask("ana", assignmentId)).rejects.toMatchObject({ code: "assignment_closed" });
  });

  test("are written down once, and mark the tags made after them", async () => {
    const lead = await world.as("lea", "codebook:edit");
    await createPhrase(lead, world.frames.SEC, "Troops crossed");
    const assignmentId = await again(world.articleIds[1]!);
    const [suggestion, ...others] = await ask("chen", assignmentId);
    expect(others).toEqual([]);
    expect(suggestion).toMatchObject({ frameId: world.frames.SEC, basis: "phrase", score: null });
    await ask("chen", assignmentId);
    expect(await prisma.exposure.count({ where: { assignmentId } })).toBe(1);

    const tag = async (frameId: string, start: number, end: number) => {
      const [result] = await applyMutations(
        await world.as("chen", "annotation:create"),
        assignmentId,
        [
          {
            kind: "create",
            mutationId: crypto.randomUUID(),
            annotationId: crypto.randomUUID(),
            ...{ frameId, start, end, memo: "" },
          },
        ],
      );
      return result!.status === "saved" && "annotation" in result! && result.annotation.suggested;
    };
    const { start, end } = suggestion!;
    expect(await tag(world.frames.SEC, start, start + 6)).toBe(true);
    expect(await tag(world.frames.PRA, start, end)).toBe(false);
    expect(await tag(world.frames.SEC, 0, 5)).toBe(false);
    // What is tagged is not suggested again.
    expect(await ask("chen", assignmentId)).toEqual([]);
  });

  test("of a model say nothing about an article it has learned from", async () => {
    const lead = await world.as("lea", "codebook:edit");
    const sentences = Array.from({ length: 60 }, (_, i) => ({
      articleId: `a${i % 10}`,
      text: i % 2 ? "Troops crossed the border." : "The market grew.",
      frameIds: i % 2 ? [world.frames.SEC] : [],
    }));
    const options = { frameIds: [world.frames.SEC, world.frames.PRA], seed: 1 };
    const learned = learnFrames(options, sentences, () => {});
    await storeLearned(lead, learned, [world.articleIds[0]!]);

    const known = await again(world.articleIds[0]!);
    const fresh = await again(world.articleIds[1]!);
    expect(await ask("chen", known)).toEqual([]);
    expect(await ask("chen", fresh)).toMatchObject([{ frameId: world.frames.SEC, basis: "model" }]);
    const [sec, pra] = await listFrameSuggestions(lead);
    expect(sec).toMatchObject({ learned: { tagged: 30, precision: { tagged: 30 } } });
    expect(pra).toMatchObject({ learned: { tagged: 0, precision: null } });
    await storeLearned(lead, [], []);
    expect(await ask("chen", fresh)).toEqual([]);
  });
});

describe("phrases", () => {
  test("are the project's own, and stand once", async () => {
    const lead = await world.as("lea", "codebook:edit");
    await createPhrase(lead, world.frames.SEC, "Old friend");
    await expect(createPhrase(lead, world.frames.SEC, "OLD friend")).rejects.toMatchObject({
      code: "conflict",
    });
    const other = await createWorld();
    const stranger = await other.as("lea", "codebook:edit");
    await expect(createPhrase(stranger, world.frames.SEC, "x")).rejects.toMatchObject({
      code: "not_found",
    });
    const { phrases } = (await listFrameSuggestions(lead))[0]!;
    await expect(deletePhrase(stranger, phrases[0]!.id)).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await listFrameSuggestions(stranger))[0]!.phrases).toEqual([]);
    await deletePhrase(lead, phrases[0]!.id);
    expect((await listFrameSuggestions(lead))[0]!.phrases).toEqual([]);
  });
});
