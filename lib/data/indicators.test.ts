import { beforeEach, expect, test } from "vitest";
import { createAttribute, createBuiltIn, findDraftForm } from "./attributes";
import { publishCodebook } from "./codebooks";
import { readIndicators } from "./indicators";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";

let world: World;
let relevance: string;
let questions: string[];

beforeEach(async () => {
  world = await createWorld();
  const lead = await world.as("lea", "codebook:edit");
  relevance = await createBuiltIn(lead, "relevance");
  const { attributes } = await findDraftForm(lead);
  expect(attributes).toHaveLength(1);
  questions = [];
  for (const name of ["Security concern: threat", "Security concern: arms"]) {
    questions.push(
      await createAttribute(lead, {
        scope: "article",
        frameId: null,
        name,
        question: `${name}?`,
        kind: "single",
        options: [
          { value: "1", label: "Yes" },
          { value: "0", label: "No" },
        ],
        required: false,
        condition: { attributeId: relevance, oneOf: ["yes"] },
      }),
    );
  }
  await publishCodebook(lead, "With indicators");
});

async function code(name: string, relevant: "yes" | "no", values: string[], submit = true) {
  const access = await world.as(name, "annotation:create");
  const assignmentId = await world.assignmentId(name);
  const answers = [[relevance, "yes"], ...values.map((value, index) => [questions[index]!, value])];
  if (relevant === "no") answers.push([relevance, "no"]);
  const revisions = new Map<string, number>();
  for (const [attributeId, value] of answers) {
    const baseRevision = revisions.get(attributeId!) ?? 0;
    const [result] = await applyMutations(access, assignmentId, [
      {
        kind: "answer",
        mutationId: crypto.randomUUID(),
        attributeId: attributeId!,
        value: value!,
        baseRevision,
      },
    ]);
    expect(result?.status).toBe("saved");
    revisions.set(attributeId!, baseRevision + 1);
  }
  if (submit) await submitAssignment(access, assignmentId, { noFrameFound: true });
}

const read = async (name = "noor") =>
  readIndicators(await world.as(name, "statistics:read"), world.roundId);

test("scores come from submitted work only, an article weighing once", async () => {
  await code("ana", "yes", ["1", "0"]);
  await code("ben", "yes", ["1", "1"], false);
  expect((await read()).results).toMatchObject([
    { frame: "Security concern", score: 0.5, articles: 1, codings: 1, alpha: null },
  ]);
  const ben = await world.as("ben", "annotation:create");
  await submitAssignment(ben, await world.assignmentId("ben"), { noFrameFound: true });
  const { results, submitted } = await read();
  expect(submitted).toBe(2);
  expect(results).toMatchObject([{ score: 0.75, articles: 1, codings: 2 }]);
});

test("answers given before the article was called irrelevant do not count", async () => {
  await code("ana", "no", ["1", "1"]);
  const { results, submitted } = await read();
  expect(submitted).toBe(1);
  expect(results).toMatchObject([{ score: null, codings: 0 }]);
});

test("an unknown round is not found, another project's neither", async () => {
  const other = await createWorld();
  const access = await world.as("noor", "statistics:read");
  await expect(readIndicators(access, other.roundId)).rejects.toMatchObject({ code: "not_found" });
});
