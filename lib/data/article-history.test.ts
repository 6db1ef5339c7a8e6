import { expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { readArticleAt } from "./article-history";
import { annotationColumns, toAnnotation } from "./annotations";
import { startAssignment } from "./assignments";
import { correctText } from "./corrections";
import { applyMutations } from "./mutations";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

const tagged = (world: World, words: string) => ({
  kind: "create" as const,
  mutationId: crypto.randomUUID(),
  annotationId: crypto.randomUUID(),
  frameId: world.frames.SEC,
  memo: "",
  ...at(words),
});

test("an article as it stood: tags made, changed, moved by a correction and deleted", async () => {
  const world = await createWorld({ coders: ["ana"] });
  const [articleId] = world.articleIds as [string];
  const judge = await world.as("jon", "article:read");
  const ana = await world.as("ana", "annotation:create");
  const id = await world.assignmentId("ana");
  const moments: Date[] = [];
  const then = async (work: () => Promise<unknown>) => {
    await work();
    moments.push(new Date());
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const [first, second] = [tagged(world, "six drones"), tagged(world, "a fair price")];
  await then(() => startAssignment(ana, id));
  await then(() => applyMutations(ana, id, [first, second]));
  await then(() =>
    applyMutations(ana, id, [
      {
        ...{ kind: "update", mutationId: crypto.randomUUID(), baseRevision: 1, memo: "Cheap?" },
        annotationId: second.annotationId,
      },
    ]),
  );
  await then(() => submitAssignment(ana, id, { noFrameFound: false }));
  await then(async () =>
    correctText(await world.as("lea", "article:import"), {
      ...{
        articleId,
        text: TEXT.replace("Belgrade signs", "Belgrade now signs"),
        note: "As printed",
      },
      baseTextVersion: 1,
    }),
  );

  const past = async (moment: Date | null) => readArticleAt(judge, articleId, moment);
  const seen = await Promise.all(moments.map(past));
  expect(
    seen.map(({ text, codings }) => [
      text?.number,
      codings[0]?.submitted,
      codings[0]?.annotations.map(({ start, quote, memo }) => [start, quote, memo]),
    ]),
  ).toEqual([
    [1, false, []],
    [
      1,
      false,
      [
        [at("six drones").start, "six drones", ""],
        [at("a fair price").start, "a fair price", ""],
      ],
    ],
    ...[false, true].map((submitted) => [
      ...[1, submitted],
      [
        [at("six drones").start, "six drones", ""],
        [at("a fair price").start, "a fair price", "Cheap?"],
      ],
    ]),
    [
      2,
      true,
      [
        [at("six drones").start + 4, "six drones", ""],
        [at("a fair price").start + 4, "a fair price", "Cheap?"],
      ],
    ],
  ]);
  expect((await past(new Date("2020-01-01"))).text).toBeNull();
  const told = (await past(null)).moments.map(({ what }) => what);
  // What is done within a second is one moment.
  expect(told.filter((what) => !what.startsWith("ana: "))).toEqual([
    "The article was loaded",
    "The text was frozen",
    "ana opened it",
    "ana submitted it",
    "The text was corrected: version 2",
  ]);
  expect(told.join()).toMatch(/ana: made 2 tags|ana: made 1 tag.*ana: made 1 tag/);
  // The fold at "now" is what the rows say.
  const rows = await prisma.annotation.findMany({
    where: { assignmentId: id, deletedAt: null },
    orderBy: { start: "asc" },
    select: annotationColumns,
  });
  const now = (await past(null)).codings[0]!.annotations;
  expect(now).toHaveLength(2);
  expect(now).toMatchObject(
    rows.map(toAnnotation).map(({ id, frameId, start, end, quote, memo, revision, anchor }) => ({
      ...{ id, frameId, start, end, quote, memo, revision, anchor },
    })),
  );
});

test("shows nothing of work that is hidden from the viewer, and nothing of other projects", async () => {
  const world = await createWorld({ coders: ["lea", "ana"] });
  const [articleId] = world.articleIds as [string];
  const ana = await world.as("ana", "annotation:create");
  const id = await world.assignmentId("ana");
  await startAssignment(ana, id);
  const empty = await readArticleAt(await world.as("lea", "article:read"), articleId, null);
  await applyMutations(ana, id, [tagged(world, "six drones")]);
  await submitAssignment(ana, id, { noFrameFound: false });
  expect(await readArticleAt(await world.as("lea", "article:read"), articleId, null)).toEqual(
    empty,
  );
  const jons = await readArticleAt(await world.as("jon", "article:read"), articleId, null);
  expect(jons.codings.map(({ reviewer }) => reviewer)).toEqual(["ana"]);
  const other = await createWorld();
  const foreign = readArticleAt(await other.as("jon", "article:read"), articleId, null);
  await expect(foreign).rejects.toThrow("This article does not exist.");
});
