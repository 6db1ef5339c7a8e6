import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { findCopies } from "@/lib/domain/duplicates/find-copies";
import { changeArticles } from "./article-changes";
import { deleteArticle } from "./articles";
import {
  chooseCoded,
  dissolveCluster,
  joinPrintings,
  storeClusters,
  takeOut,
} from "./duplicate-changes";
import { codedInsteadOf, listClusters, printingsOf, readTexts, requireCluster } from "./duplicates";
import { createWorld, TEXT, type World } from "./testing/world";

const OTHER =
  "Rivers rise after the rain\nThe river left its bed on Friday night, and the lower town was cleared before morning came.";
let world: World;
let lead: ProjectAccess<"article:import">;
let reader: ProjectAccess<"article:read">;

beforeEach(async () => {
  const copy = (words: string) => TEXT.replace("fair price", words);
  world = await createWorld({
    texts: [TEXT, copy("good price"), copy("low price"), OTHER],
    coders: [],
  });
  lead = await world.as("lea", "article:import");
  reader = await world.as("jon", "article:read");
});

async function look(least = 0.5) {
  const texts = [];
  for await (const text of readTexts(reader)) texts.push(text);
  return storeClusters(lead, { ...findCopies({ least }, texts), least });
}

/** A text whose body is the first article's, under another headline. */
const REPRINT = ["Six drones for Belgrade", ...TEXT.split("\n").slice(1)].join("\n");

const cluster = async () => (await listClusters(reader))[0]!;
const idsIn = async () => (await cluster()).printings.map(({ id }) => id).sort();
const copies = () => world.articleIds.slice(0, 3);

describe("looking for copies", () => {
  test("puts printings of one story together, and codes one of them", async () => {
    expect(await look()).toEqual({ clusters: 1, printings: 3 });
    expect(await idsIn()).toEqual([...copies()].sort());
    const { codedArticleId } = await cluster();
    const figures = await world.as("lea", "statistics:read");
    expect([...(await printingsOf(figures))]).toEqual([[codedArticleId, 3]]);
    const others = await codedInsteadOf(await world.as("lea", "assignment:read"));
    expect([...others.keys()].sort()).toEqual(
      copies()
        .filter((id) => id !== codedArticleId)
        .sort(),
    );
  });

  test("again keeps which one a person chose", async () => {
    await look();
    const { id, printings } = await cluster();
    const chosen = printings[2]!.id;
    await chooseCoded(lead, id, chosen);
    await look();
    expect(await cluster()).toMatchObject({ codedArticleId: chosen });
  });

  test("again leaves out what a person took out, until it is joined again", async () => {
    await look();
    const { id, printings } = await cluster();
    await takeOut(lead, id, printings[0]!.id);
    expect((await cluster()).printings).toHaveLength(2);
    await look();
    expect((await cluster()).printings).toHaveLength(2);
    await joinPrintings(lead, [printings[0]!.id, printings[1]!.id]);
    await look(0.9);
    expect(await idsIn()).toEqual([...copies()].sort());
  });

  test("a cluster of two ends when one is taken out, and the other may find a new one", async () => {
    const [first, second, third] = copies() as [string, string, string];
    const id = await joinPrintings(lead, [first, second]);
    expect(await takeOut(lead, id, first)).toBe(false);
    await look();
    expect(await idsIn()).toEqual([second, third].sort());
  });

  test("again keeps together what a person joined", async () => {
    const [first, , , other] = world.articleIds as [string, string, string, string];
    await joinPrintings(lead, [first, other]);
    expect(await cluster()).toMatchObject({ joinedByHand: true });
    await look();
    expect(await idsIn()).toEqual([...world.articleIds].sort());
  });

  test("again does not bring back what a person dissolved", async () => {
    await look();
    await dissolveCluster(lead, (await cluster()).id);
    expect(await look()).toEqual({ clusters: 0, printings: 0 });
    expect(
      await prisma.article.count({ where: { id: { in: copies() }, clusterId: { not: null } } }),
    ).toBe(0);
  });

  test("codes the one that reviewers have", async () => {
    const withCoder = await createWorld({
      texts: [TEXT, `${TEXT} And more of it, much more than before.`],
    });
    const access = await withCoder.as("lea", "article:import");
    const [short] = withCoder.articleIds as [string];
    await prisma.assignment.deleteMany({
      where: { articleId: { not: short }, article: { projectId: access.projectId } },
    });
    await joinPrintings(access, withCoder.articleIds);
    expect((await listClusters(await withCoder.as("jon", "article:read")))[0]).toMatchObject({
      codedArticleId: short,
    });
  });
});

test("bodies are compared: each paper has its own headline and captions", async () => {
  const project = await createWorld({ texts: [TEXT, REPRINT], coders: [] });
  const bodies = [];
  for await (const { text } of readTexts(await project.as("lea", "article:read")))
    bodies.push(text);
  const body = TEXT.slice(TEXT.indexOf("\n") + 1);
  expect(bodies).toEqual([body, body]);
  const id = await joinPrintings(await project.as("lea", "article:import"), project.articleIds);
  const { printings } = await requireCluster(await project.as("lea", "article:read"), id);
  expect(printings).toMatchObject([{ similarity: 1 }, { similarity: 1 }]);
  expect(printings.map(({ text }) => text).sort()).toEqual([TEXT, REPRINT].sort());
});

test("a cluster goes on without what goes to the trash, and ends with its last but one", async () => {
  await look();
  const { codedArticleId } = await cluster();
  await deleteArticle(lead, codedArticleId);
  const left = await cluster();
  expect(left.printings).toHaveLength(2);
  expect(left.printings.map(({ id }) => id)).toContain(left.codedArticleId);
  await deleteArticle(lead, left.codedArticleId);
  expect(await listClusters(reader)).toEqual([]);
  await changeArticles(lead, [codedArticleId, left.codedArticleId], { kind: "restore" });
  expect(await look()).toEqual({ clusters: 1, printings: 3 });
});

test("another project's printings do not exist", async () => {
  await look();
  const { id, printings } = await cluster();
  const elsewhere = await createWorld();
  const stranger = await elsewhere.as("lea", "article:import");
  const strangeReader = await elsewhere.as("lea", "article:read");
  const not = { code: "not_found" };
  await expect(requireCluster(strangeReader, id)).rejects.toMatchObject(not);
  await expect(chooseCoded(stranger, id, printings[0]!.id)).rejects.toMatchObject(not);
  await expect(takeOut(stranger, id, printings[0]!.id)).rejects.toMatchObject(not);
  await expect(dissolveCluster(stranger, id)).rejects.toMatchObject(not);
  await expect(joinPrintings(stranger, copies())).rejects.toMatchObject(not);
  await expect(chooseCoded(lead, id, world.articleIds[3]!)).rejects.toMatchObject(not);
  expect(await listClusters(strangeReader)).toEqual([]);
});
