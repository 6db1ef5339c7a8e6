import { expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { applyMutations } from "./mutations";
import { fillSettling } from "./settling-desk";
import { findNextToSettle, listSettling } from "./settling-queue";
import { submitAssignment } from "./submissions";
import { at, createWorld, TEXT } from "./testing/world";

const OPEN = { state: "open", roundId: null, page: 1 } as const;

/** Four articles: on the first ana and ben differ, on the second they agree, the third only ana submitted. */
async function study() {
  const texts = [0, 1, 2, 3].map((number) => `${TEXT} Article ${number}.`);
  const world = await createWorld({ texts });
  const [first, second, third] = world.articleIds as [string, string, string, string];
  for (const [name, articleId] of [
    ["ana", first],
    ["ana", second],
    ["ben", second],
    ["ana", third],
    ["ben", first],
  ] as const) {
    const access = await world.as(name, "annotation:create");
    const assignmentId = await world.assignmentId(name, articleId);
    const tags = name === "ana" && articleId === first;
    if (tags) {
      await applyMutations(access, assignmentId, [
        {
          ...{ kind: "create", frameId: world.frames.SEC, memo: "", ...at("six drones") },
          ...{ mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
        },
      ]);
    }
    await submitAssignment(access, assignmentId, { noFrameFound: !tags });
  }
  return { world, first, second, third };
}

test("the list has each article once, in the state it is in, and goes on from one to the next", async () => {
  const { world, first, second, third } = await study();
  const judge = await world.as("jon", "review:create");
  const { items, counts } = await listSettling(judge, OPEN);
  expect(counts).toEqual({ open: 2, waiting: 1, closed: 0, appealed: 0 });
  const order = items.map(({ articleId }) => articleId);
  expect(new Set(order)).toEqual(new Set([first, second]));
  expect(items.map(({ differences, reviewers }) => [differences, reviewers]).sort()).toEqual([
    [0, 2],
    [1, 2],
  ]);
  const waiting = await listSettling(judge, { ...OPEN, state: "waiting", roundId: world.roundId });
  expect(waiting.items).toMatchObject([{ articleId: third, differences: null, reviewers: 1 }]);
  expect(waiting.counts).toEqual(counts);

  const decider = await world.as("jon", "decision:create");
  const next = (articleId: string) => findNextToSettle(decider, world.roundId, articleId);
  expect((await next(order[0]!))?.articleId).toBe(order[1]);
  expect((await next(order[1]!))?.articleId).toBe(order[0]); // from the beginning again
  expect((await next(third))?.articleId).toBeDefined();
  const elsewhere = await createWorld();
  const stranger = await elsewhere.as("jon", "review:create");
  expect((await listSettling(stranger, OPEN)).items).toEqual([]);
});

test("articles submitted under a version that counted nothing are counted when the server starts", async () => {
  const { world } = await study();
  const judge = await world.as("jon", "review:create");
  const before = await listSettling(judge, OPEN);
  await prisma.adjudication.deleteMany({ where: { roundId: world.roundId } });
  expect((await listSettling(judge, OPEN)).counts.open).toBe(0);
  expect(await fillSettling()).toBe(3);
  const filled = await listSettling(judge, OPEN);
  expect(filled.counts).toEqual(before.counts);
  expect(
    new Set(filled.items.map(({ articleId, differences }) => `${articleId} ${differences}`)),
  ).toEqual(
    new Set(before.items.map(({ articleId, differences }) => `${articleId} ${differences}`)),
  );
  expect(await fillSettling()).toBe(0);
});
