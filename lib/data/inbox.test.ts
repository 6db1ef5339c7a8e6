import { describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { InboxKind } from "@/lib/domain/inbox";
import { inboxKinds } from "@/lib/domain/inbox";
import { deleteRound, restoreRound } from "./rounds";
import { countUnread, listInbox, markRead, notify } from "./inbox";
import type { World } from "./testing/world";
import { createQuietWorld } from "./testing/quiet-world";

async function send(
  world: World,
  kind: InboxKind,
  subjectId: string,
  to: readonly string[],
  from: string | null = "lea",
) {
  const { projectId } = await world.as("lea", "project:read");
  await prisma.$transaction((tx) =>
    notify(tx, {
      ...{ projectId, kind, subjectId },
      actorId: from && world.userId(from),
      receiverIds: to.map((name) => world.userId(name)),
    }),
  );
}

const entries = async (world: World, name: string) =>
  listInbox(await world.as(name, "project:read"));

describe("an inbox", () => {
  test("has each thing once until it is read, and nothing that one did oneself", async () => {
    const world = await createQuietWorld();
    for (let times = 0; times < 2; times++) {
      await send(world, "article-given", world.roundId, ["ana", "ana", "ben", "lea"]);
    }
    expect(await entries(world, "lea")).toEqual([]);
    expect(await entries(world, "ana")).toMatchObject([
      { sentence: "You were given articles in “Main”", path: "", unread: true },
    ]);
    const ana = await world.as("ana", "project:read");
    await markRead(ana, "all");
    expect(await countUnread(ana)).toBe(0);
    await send(world, "article-given", world.roundId, ["ana"]);
    expect(await countUnread(ana)).toBe(1);
    expect((await entries(world, "ana")).length).toBe(2);
  });

  test("marks what is one’s own, not what is others’", async () => {
    const world = await createQuietWorld();
    await send(world, "article-given", world.roundId, ["ana", "ben"]);
    const [item] = await entries(world, "ana");
    await markRead(await world.as("ben", "project:read"), [item!.id]);
    expect((await entries(world, "ana"))[0]!.unread).toBe(true);
    await markRead(await world.as("ana", "project:read"), [item!.id]);
    expect((await entries(world, "ana"))[0]!.unread).toBe(false);
  });

  test("goes without what is in the trash, and has it again when it is restored", async () => {
    const world = await createQuietWorld();
    await send(world, "article-given", world.roundId, ["ana"]);
    const planner = await world.as("lea", "assignment:edit");
    await deleteRound(planner, world.roundId);
    expect(await entries(world, "ana")).toEqual([]);
    await restoreRound(planner, world.roundId);
    expect((await entries(world, "ana")).length).toBe(1);
  });

  test("tells who still codes an article nothing of it but what is about the own work", async () => {
    const world = await createQuietWorld({ coders: ["ana", "lea"] });
    const [articleId] = world.articleIds as [string];
    const adjudicationId = crypto.randomUUID();
    await prisma.adjudication.create({
      data: { id: adjudicationId, roundId: world.roundId, articleId },
    });
    const own = await world.assignmentId("ana");
    await send(world, "article-settled", adjudicationId, ["ana"], "jon");
    await send(world, "article-returned", own, ["lea", "jon"], "ana");
    await send(world, "work-reopened", own, ["ana"]);
    const read = async (name: string) => (await entries(world, name)).map(({ path }) => path);
    expect(await read("ana")).toEqual([`/code/${own}`]);
    expect(await read("lea")).toEqual([]);
    expect(await read("jon")).toEqual([`/rounds/${world.roundId}`]);
    await prisma.assignment.updateMany({
      where: { roundId: world.roundId },
      data: { submittedAt: new Date() },
    });
    expect((await read("ana")).sort()).toEqual(
      [`/code/${own}`, `/compare/${world.roundId}/${articleId}/feedback`].sort(),
    );
    expect(await read("lea")).toEqual([`/rounds/${world.roundId}`]);
  });

  test("stays in its project", async () => {
    const [world, other] = [await createQuietWorld(), await createQuietWorld()];
    const { projectId } = await other.as("lea", "project:read");
    await prisma.$transaction((tx) =>
      notify(tx, {
        ...{ projectId, kind: "article-given", subjectId: world.roundId, actorId: null },
        receiverIds: [other.userId("ana")],
      }),
    );
    expect(await entries(other, "ana")).toEqual([]);
  });
});

test("every kind says a sentence of its own", () => {
  const sentences = Object.values(inboxKinds).map(({ sentence }) => sentence("Ana", "“Title”"));
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const sentence of sentences) expect(sentence).toContain("“Title”");
});
