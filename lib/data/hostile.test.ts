import { beforeEach, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { MOST_ANNOTATIONS } from "@/lib/domain/limits";
import { parseSearchQuery } from "@/lib/domain/search-query";
import { updateChoices } from "./articles";
import { readHistory, WHOLE_HISTORY } from "./history";
import { createImportBatch, importText } from "./imports";
import { applyMutations } from "./mutations";
import { isUnholdable } from "./outage";
import type { World } from "./testing/world";
import { at, createWorld, TEXT } from "./testing/world";
import { articleIdsMatching } from "./text-search";

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

const create = (change: {
  readonly start: number;
  readonly end: number;
  readonly memo?: string;
}) => ({
  ...{ kind: "create" as const, mutationId: crypto.randomUUID() },
  ...{ annotationId: crypto.randomUUID(), frameId: world.frames.SEC, memo: "" },
  ...change,
});

async function send(name: string, mutations: ReturnType<typeof create>[]) {
  const access = await world.as(name, "annotation:create");
  return applyMutations(access, await world.assignmentId(name), mutations);
}

test("CO-08: tagging, loading texts and reading beside each other get in nobody's way", async () => {
  const importer = await world.as("lea", "article:import");
  const reader = await world.as("lea", "audit:read");
  const batch = await createImportBatch(importer, "paste");
  const spans = Array.from({ length: 12 }, (_, start) => ({ start, end: start + 6 }));
  const tagging = ["ana", "ben"].flatMap((name) => spans.map((span) => send(name, [create(span)])));
  const loading = Array.from({ length: 20 }, (_, n) =>
    importText(importer, batch, {
      ...{ fileName: `${n}.txt`, encoding: "UTF-8", raw: `${TEXT}\nOf its own: ${n}.` },
    }),
  );
  const reading = Array.from({ length: 5 }, () => readHistory(reader, WHOLE_HISTORY, null));
  const tagged = (await Promise.all(tagging)).flat();
  expect(tagged.filter(({ status }) => status !== "saved")).toEqual([]);
  expect((await Promise.all(loading)).filter(({ stored }) => !stored)).toEqual([]);
  await Promise.all(reading);
  expect(await prisma.annotation.count({ where: { assignment: { roundId: world.roundId } } })).toBe(
    2 * spans.length,
  );
});

test("CO-09: a text that is coded stays as it is", async () => {
  const importer = await world.as("lea", "article:import");
  const [articleId] = world.articleIds;
  const before = await prisma.textVersion.findMany({ where: { articleId: articleId! } });
  await expect(
    updateChoices(importer, articleId!, { keep: [], drop: [1], zones: {} }),
  ).rejects.toMatchObject({ code: "text_frozen" });
  // Nor does the same text come in a second time.
  const batch = await createImportBatch(importer, "paste");
  const again = { fileName: "again.txt", encoding: "UTF-8", raw: before[0]!.text };
  expect(await importText(importer, batch, again)).toMatchObject({ stored: false });
  expect(await prisma.textVersion.findMany({ where: { articleId: articleId! } })).toEqual(before);
});

test("DO-02: one coding holds so many tags, and the next is refused with a sentence", async () => {
  await send("ana", [create(at("six drones"))]);
  const first = await prisma.annotation.findFirstOrThrow({
    where: { assignmentId: await world.assignmentId("ana") },
    omit: { pieces: true, attributes: true },
  });
  await prisma.annotation.createMany({
    data: Array.from({ length: MOST_ANNOTATIONS - 1 }, () => ({
      ...first,
      id: crypto.randomUUID(),
    })),
  });
  const [result] = await send("ana", [create(at("old friendship"))]);
  expect(result).toMatchObject({
    status: "refused",
    message: `An article can hold ${MOST_ANNOTATIONS} of your tags.`,
  });
});

const STRINGS = [
  "' OR 1=1--",
  "%",
  "_",
  "\\",
  '"; DROP TABLE "User"; --',
  "NEAR(a b)",
  "a* AND (",
  "__proto__",
  "constructor",
];

test("SQ-01: what is searched for is words, never a command", async () => {
  const access = await world.as("lea", "article:read");
  for (const words of STRINGS) expect(await found(access, words), words).toEqual(0);
  expect(await found(access, "drones")).toBe(1);
});

test("SQ-01, SQ-04: what is written is kept as it was written", async () => {
  for (const [start, memo] of STRINGS.entries()) {
    const [result] = await send("ana", [create({ start, end: start + 6, memo })]);
    expect(result).toMatchObject({ status: "saved", annotation: { memo } });
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("SQ-01: a database holds no NUL, and says so in a way that is told from a bug", async () => {
  const asks = [
    () => prisma.project.findFirst({ where: { slug: "a\0b" } }),
    () => prisma.project.create({ data: { id: "nul", slug: "nul", name: "a\0b" } }),
    () => prisma.$queryRaw`SELECT 1 FROM "Project" WHERE "slug" = ${"a\0b"}`,
    () =>
      prisma.$transaction(
        (tx) => tx.$executeRaw`UPDATE "Project" SET "name" = ${"a\0b"} WHERE "slug" = 'nul'`,
      ),
  ];
  for (const ask of asks) {
    const refusal = await ask().catch((error: unknown) => error);
    expect(isUnholdable(refusal)).toBe(true);
  }
});

/** How many articles hold the words; none where they are refused with a sentence. */
async function found(access: ProjectAccess<"article:read">, words: string): Promise<number> {
  const query = (() => {
    try {
      return parseSearchQuery(words);
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  })();
  return query ? (await articleIdsMatching(access, query, [])).size : 0;
}
