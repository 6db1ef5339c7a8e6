import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { StudyArticle, StudyLayer } from "@/lib/domain/export/study";
import { FINAL_LAYER } from "@/lib/domain/export/study";
import { offsetIndex } from "@/lib/domain/text/offsets";
import { adoptAgreements, createDecision } from "./decisions";
import { readStudy } from "./study-export";
import { submitAs, tagWords } from "./testing/coding";
import { createDispute } from "./testing/dispute";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

let world: World;

beforeEach(async () => {
  world = await createWorld({ texts: [TEXT, `${TEXT} Again.`] });
});

async function read(name: string, layer?: StudyLayer) {
  const { head, articles } = await readStudy(await world.as(name, "export:create"), {
    layer,
    now: new Date("2026-03-01T12:00:00Z"),
  });
  const all: StudyArticle[] = [];
  for await (const article of articles()) all.push(article);
  return { head, articles: all };
}

test("every frozen article is in a study, with the submitted work on it alone", async () => {
  const memoless = await tagWords(world, "ana", "six drones");
  await tagWords(world, "ana", "📰 warn", world.frames.PRA);
  await submitAs(world, "ana");
  await tagWords(world, "ben", "fair price");

  const { head, articles } = await read("lea");
  expect(head).toMatchObject({
    exportedAt: "2026-03-01T12:00:00.000Z",
    layer: "reviewer",
    members: [{ id: world.userId("ana"), name: "ana" }],
    articles: 2,
  });
  expect(head.frames.map(({ id, isRetired, countsAs }) => [id, isRetired, countsAs])).toEqual(
    [world.frames.SEC, world.frames.PRA].map((id) => [id, false, id]),
  );
  expect(articles.map(({ id }) => id)).toEqual([...world.articleIds].sort());

  const coded = articles.find(({ id }) => id === world.articleIds[0])!;
  expect(coded.text).toBe(TEXT);
  expect(coded.codings).toHaveLength(1);
  const [coding] = coded.codings;
  expect(coding).toMatchObject({ roundId: world.roundId, reviewerId: world.userId("ana") });
  const [first, second] = coding!.annotations;
  expect(first).toMatchObject({ id: memoless, frameId: world.frames.SEC, ...at("six drones") });
  expect(offsetIndex(coded.text).slice(second!)).toBe("📰 warn");
  expect(articles.find(({ id }) => id === world.articleIds[1])!.codings).toEqual([]);
});

test("the final layer is what was settled, once the article is closed, as if one had coded it", async () => {
  const { world: settled, articleId, tone, tagsOn } = await createDispute();
  world = settled;
  const judge = await world.as("jon", "decision:create");
  await adoptAgreements(judge, world.roundId, articleId);
  const decide = async (kind: "edited" | "rejected", tagged: string, words: string) =>
    createDecision(judge, world.roundId, articleId, {
      ...{ kind, reason: "Says so.", frameId: world.frames.SEC, ...at(words), textVersion: 1 },
      annotationIds: await tagsOn(tagged),
    });
  await decide("edited", "warn of dependence", "📰 warn");
  await decide("rejected", "six drones", "six drones");
  expect((await read("lea", "final")).articles[0]!.codings).toEqual([]);
  await prisma.adjudication.updateMany({
    where: { articleId },
    data: { closedAt: new Date("2026-02-05T10:00:00Z"), closedById: world.userId("jon") },
  });

  const { head, articles } = await read("lea", "final");
  expect(head).toMatchObject({
    layer: "final",
    members: [{ id: FINAL_LAYER, name: "Final layer" }],
  });
  const [coding, ...more] = articles[0]!.codings;
  expect(more).toEqual([]);
  expect(coding).toMatchObject({
    ...{ roundId: world.roundId, reviewerId: FINAL_LAYER, isFinal: true, noFrameFound: false },
    ...{ submittedAt: "2026-02-05T10:00:00.000Z", orphaned: [] },
  });
  const kept = await prisma.decision.findMany({
    where: { adjudication: { articleId }, kind: { not: "rejected" }, replacedAt: null },
  });
  expect(coding!.annotations.map(({ id }) => id).sort()).toEqual(kept.map(({ id }) => id).sort());
  const edited = coding!.annotations.find(({ memo }) => memo === "Says so.")!;
  expect(offsetIndex(articles[0]!.text).slice(edited)).toBe("📰 warn");
  expect(edited).toMatchObject({ reviewerId: FINAL_LAYER, textVersion: 1, codebookVersion: 2 });
  expect(Object.keys(coding!.answers)).not.toContain(tone); // the coders differ, nobody settled it
});

describe("blindness", () => {
  test("who still codes an article gets its text and nobody's work on it", async () => {
    world = await createWorld({ coders: ["ana", "jon"] });
    await tagWords(world, "ana", "six drones");
    await submitAs(world, "ana");
    expect((await read("jon")).articles[0]!.codings).toEqual([]);
    expect((await read("jon")).head.members).toEqual([]);
    await submitAs(world, "jon", true);
    expect((await read("jon")).articles[0]!.codings).toHaveLength(2);
  });

  test("who codes a settled article again gets nothing of the settling", async () => {
    world = (await createDispute()).world;
    const articleId = world.articleIds[0]!;
    const judge = await world.as("jon", "decision:create");
    await adoptAgreements(judge, world.roundId, articleId);
    const closed = { closedAt: new Date(), closedById: world.userId("jon") };
    await prisma.adjudication.updateMany({ where: { articleId }, data: closed });
    expect((await read("lea", "final")).articles[0]!.codings).toHaveLength(1);
    const work = await prisma.assignment.findFirstOrThrow({
      where: { articleId },
      select: { roundId: true, articleId: true, textVersionId: true },
    });
    await prisma.assignment.create({
      data: { ...work, id: crypto.randomUUID(), reviewerId: world.userId("lea"), position: 9 },
    });
    expect((await read("lea", "final")).articles[0]!.codings).toEqual([]);
  });
});
