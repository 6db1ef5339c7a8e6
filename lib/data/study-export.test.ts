import { beforeEach, describe, expect, test } from "vitest";
import type { StudyArticle } from "@/lib/domain/export/study";
import { offsetIndex } from "@/lib/domain/text/offsets";
import { readStudy } from "./study-export";
import { submitAs, tagWords } from "./testing/coding";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";

let world: World;

beforeEach(async () => {
  world = await createWorld({ texts: [TEXT, `${TEXT} Again.`] });
});

async function read(name: string) {
  const { head, articles } = await readStudy(
    await world.as(name, "export:create"),
    new Date("2026-03-01T12:00:00Z"),
  );
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
});
