import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { adoptAgreements, closeAdjudication } from "./decisions";
import { applyMutations } from "./mutations";
import { listFiledPassages } from "./passages";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;

/** An article that ana and ben coded, one settled passage of it, and chen who has it open. */
beforeEach(async () => {
  world = await createWorld({ coders: ["ana", "ben"], revealRule: "adjudication" });
  for (const name of ["ana", "ben"]) {
    const access = await world.as(name, "annotation:create");
    const assignmentId = await world.assignmentId(name);
    const ids = { mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() };
    await applyMutations(access, assignmentId, [
      { kind: "create", ...ids, frameId: world.frames.SEC, memo: "", ...at("six drones") },
    ]);
    await submitAssignment(access, assignmentId, { noFrameFound: false });
  }
  const judge = await world.as("jon", "decision:create");
  await adoptAgreements(judge, world.roundId, world.articleIds[0]!);
  const decision = await prisma.decision.findFirstOrThrow({
    where: { adjudication: { roundId: world.roundId } },
  });
  await file("settled", decision.id);
  await file("typed in", null);
});

async function file(quote: string, decisionId: string | null, change = {}) {
  await prisma.framePassage.create({
    data: {
      id: crypto.randomUUID(),
      frameId: world.frames.SEC,
      kind: "example",
      quote,
      decisionId,
      filedById: world.userId("jon"),
      ...change,
    },
  });
}

const quotes = async (name: string) =>
  (await listFiledPassages(await world.as(name, "project:read"))).map(({ quote }) => quote);

test("who does not code the article sees a settled passage, and where it was settled", async () => {
  const [settled, typed] = await listFiledPassages(await world.as("chen", "project:read"));
  expect(settled).toMatchObject({
    quote: "settled",
    kind: "example",
    frameId: world.frames.SEC,
    settledIn: { roundId: world.roundId, articleId: world.articleIds[0] },
  });
  expect(typed).toMatchObject({ quote: "typed in", settledIn: null });
});

test("who coded the article sees it only when the tags it settles are shown", async () => {
  expect(await quotes("ana")).toEqual(["typed in"]);
  const judge = await world.as("jon", "decision:create");
  await closeAdjudication(judge, world.roundId, world.articleIds[0]!);
  expect(await quotes("ana")).toEqual(["settled", "typed in"]);
});

test("passages taken out and those of other projects are not listed", async () => {
  await file("taken out", null, { deletedAt: new Date() });
  const other = await createWorld();
  await file("elsewhere", null, { frameId: other.frames.SEC });
  expect(await quotes("chen")).toEqual(["settled", "typed in"]);
});
