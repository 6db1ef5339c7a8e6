import { beforeAll, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import { parseSearchQuery } from "@/lib/domain/search-query";
import { textMatches, within, zonedWords } from "@/lib/domain/search-text";
import type { Zone, ZoneKind } from "@/lib/domain/zones";
import { requireArticle } from "./articles";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";
import { articleIdsMatching, indexText, reindexTexts } from "./text-search";

/** What a rule for scraped text would not touch: sentences under a headline. */
const article = (headline: string, ...sentences: string[]) =>
  [headline, ...sentences.map((s) => `${s} This is a full sentence so that the line stays.`)].join(
    "\n\n",
  );
const TEXTS = [
  article(
    "Belgrade signs a drone deal",
    "The government signed a contract for six drones on Monday.",
    "“It is a fair price for a good product,” the minister said of the drones.",
  ),
  article(
    "Bridge over the Danube opens",
    "Don't wait: the bridge's engineers, 中国路桥, opened the crossing today.",
    "The deal was signed in Belgrade; the price was not fair, critics said.",
  ),
  article(
    "Вучић о сарадњи",
    "Председник је рекао да је цена фер и да је сарадња добра за све нас.",
    "Straße, STRASSE, ﬁne words and cafe\u0301 stand in this line for the folding.",
  ),
  // More places of one word than PostgreSQL keeps in one row
  article(
    "A long text",
    ...Array.from({ length: 320 }, (_, n) => `Number ${n} of the many says of the matter.`),
    "At the very end of the matter stands a needle.",
  ),
];

const QUERIES = [
  "drones",
  "DRONE",
  "drone*",
  "belgrade AND price",
  "belgrade NOT drones",
  "fair (bridge OR drones) NOT critics",
  "“a fair price”",
  "“price fair”",
  "“of the”",
  "“of the ma*”",
  "“matter stands a needle”",
  "“number 319 of the many”",
  "don't",
  "“don t wait”",
  "中国",
  "国中",
  "вучић",
  "цена фер",
  "strasse",
  "straße",
  "fine café",
  "cafe",
  "needle OR сарадњ*",
  "the",
  "nothing",
  "“deal the government”",
  "says NOT (drones OR bridge)",
];
const ZONES: ZoneKind[][] = [[], ["headline"], ["quotation", "headline"], ["lead", "body"]];

let world: World;
let texts: { id: string; text: string; zones: readonly Zone[] }[];
const find = async (query: string, zones: readonly ZoneKind[] = []) => {
  const ids = await articleIdsMatching(
    await world.as("lea", "article:read"),
    parseSearchQuery(query),
    zones,
  );
  return world.articleIds.filter((id) => ids.has(id)).map((id) => world.articleIds.indexOf(id));
};

beforeAll(async () => {
  world = await createWorld({ texts: TEXTS });
  await createWorld({ texts: TEXTS });
  const access = await world.as("lea", "article:read");
  texts = await Promise.all(
    world.articleIds.map(async (id) => ({ id, ...(await requireArticle(access, id)).text! })),
  );
});

describe("the database answers as the domain does", () => {
  test.each(QUERIES)("%s", async (text) => {
    const query = parseSearchQuery(text);
    for (const zones of ZONES) {
      const expected = texts.flatMap(({ text, zones: of }, index) =>
        textMatches(within(zonedWords(text, of), zones), query) ? [index] : [],
      );
      expect({ zones, found: await find(text, zones) }).toEqual({ zones, found: expected });
    }
  });
});

test("the queries find what a person would", async () => {
  expect(await find("“a fair price”")).toEqual([0]);
  expect(await find("belgrade NOT drones")).toEqual([1]);
  expect(await find("belgrade", ["headline"])).toEqual([0]);
  expect(await find("“matter stands a needle”")).toEqual([3]);
  expect(await find("中国")).toEqual([1]);
  expect(await find("the")).toEqual([0, 1, 2, 3]);
});

test("only articles of the project itself are found", async () => {
  const access = await world.as("lea", "article:read");
  const ids = await articleIdsMatching(access, parseSearchQuery("drones"), []);
  expect([...ids]).toEqual([world.articleIds[0]]);
});

test("a corrected text takes the place of the old one, and a failed one leaves it", async () => {
  const [id] = world.articleIds;
  const { projectId } = await world.as("lea", "article:read");
  const corrected = { text: "Balloons over Belgrade", zones: [] };
  const failing = prisma.$transaction(async (tx) => {
    await indexText(tx, projectId, id!, corrected);
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow();
  expect([await find("balloons"), await find("drones")]).toEqual([[], [0]]);

  await prisma.$transaction((tx) => indexText(tx, projectId, id!, corrected));
  expect([await find("balloons"), await find("drones")]).toEqual([[0], []]);

  expect(await reindexTexts(await world.as("lea", "article:import"))).toBe(TEXTS.length);
  expect([await find("balloons"), await find("drones")]).toEqual([[], [0]]);
});
