import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { prisma } from "@/lib/db/client";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { ImportedStudy } from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import type { StudyMapping } from "@/lib/domain/interchange/mapping";
import { NEW, suggestedMapping } from "@/lib/domain/interchange/mapping";
import { parseSearchQuery } from "@/lib/domain/search-query";
import type { PlacedArticle } from "@/lib/domain/interchange/placed-study";
import { placedStudy } from "@/lib/domain/interchange/placed-study";
import { studyDigest } from "@/lib/domain/interchange/study-digest";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { countAssignment, listFrameUses } from "./frame-uses";
import { publishCodebook } from "./codebooks";
import { createImportBatch, importText } from "./imports";
import { journalFolds } from "./invariants/journal-folds";
import { noOrphans } from "./invariants/no-orphans";
import { spans } from "./invariants/spans";
import { submissions } from "./invariants/submissions";
import { texts } from "./invariants/texts";
import { countDifferences } from "./settling-desk";
import { storeStudy } from "./study-store";
import { readFigures } from "./studies";
import { articleIdsMatching } from "./text-search";
import { matchTexts } from "./study-texts";
import { tagWords } from "./testing/coding";
import { createWorld, TEXT, type World } from "./testing/world";

const METADATA = {
  ...{ title: null, outlet: "Danas", author: null },
  ...{ publishedOn: "2025-03-01", url: null, language: null },
};
const OTHER = "\uFEFFVlada ćuti\r\n\r\n  Ministar 📰 nije odgovorio na pitanja.\r\n";

/** Two people on two texts, one of which every world has; a group of codes and two questions. */
const STUDY: ImportedStudy = {
  name: "Pilot",
  articles: [
    { key: "1", text: TEXT, metadata: METADATA },
    { key: "2", text: OTHER, metadata: METADATA },
  ],
  codes: [
    { ...code("g", "Elements"), isGroup: true },
    { ...code("sec", "security concern"), parentKey: "g" },
    { ...code("new", "Silence"), parentKey: "g", color: "#123456", description: "Nobody answers." },
  ],
  users: [
    { key: "u1", name: "Ana", email: "ana@example.org" },
    { key: "u2", name: "", email: null },
  ],
  questions: [
    {
      ...{ key: "primary", scope: "article", name: "Primary frame", kind: "single" },
      ...{ role: "primary-frame", options: [] },
    },
    {
      ...{ key: "stance", scope: "annotation", name: "Stance", kind: "single", role: null },
      options: ["for", "against"].map((value) => ({ value, label: value })),
    },
  ],
  codings: [{ articleKey: "1", userKey: "u2", submittedAt: "2024-05-02T10:00:00Z" }],
  annotations: [
    {
      ...{ ...PLAIN_ANNOTATION, articleKey: "1", userKey: "u1", codeKey: "sec" },
      ...{ start: 0, end: 8, quote: "Belgrade", memo: "the city", answers: { stance: "for" } },
      createdAt: "2024-05-01T10:00:00Z",
    },
    {
      ...{ ...PLAIN_ANNOTATION, articleKey: "2", userKey: "u1", codeKey: "new" },
      ...{ start: 7, end: 11, quote: "ćuti" },
    },
    {
      ...{ ...PLAIN_ANNOTATION, articleKey: "2", userKey: "u2", codeKey: "new" },
      ...{ start: 17, end: 27, quote: "Ministar 📰" },
    },
  ],
  answers: [
    { articleKey: "1", userKey: "u1", questionKey: "primary", value: "sec" },
    { articleKey: "2", userKey: "u2", questionKey: "primary", value: "nothing known" },
  ],
  units: ["code points"],
  lost: [],
};

function code(key: string, name: string) {
  return { key, name, parentKey: null, isGroup: false, color: null, description: "" };
}

/** A study as the process that reads files answers it. */
function foundIn(study: ImportedStudy): { found: FoundStudy; articles: readonly PlacedArticle[] } {
  const placed = placedStudy(study);
  const found = { format: "test", label: "Test", digest: studyDigest(placed), sha256: [] };
  return { found, articles: placed.articles };
}

async function* streamed<T>(items: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* items;
}

async function importInto(world: World, study: ImportedStudy, change: Partial<StudyMapping> = {}) {
  const access = await world.as("lea", "project:edit");
  const { found, articles } = foundIn(study);
  const frames = await prisma.frame.findMany({ where: { projectId: access.projectId } });
  const batchId = await createImportBatch(await world.as("lea", "article:import"), "browser");
  const mapping = { ...suggestedMapping(found, { frames }), roundName: "Pilot", ...change };
  const source = { batchId, fileName: "pilot.json", format: "test" };
  const store = () => storeStudy(access, source, found, mapping, streamed(articles));
  return { access, batchId, store, stored: await store() };
}

/** What an invariant finds wrong in the whole database. */
async function breachesOf(invariant: typeof spans): Promise<string[]> {
  const breaches: string[] = [];
  await invariant.check({
    ...{ at: () => {}, breach: (sentence) => breaches.push(sentence) },
    ...{ acknowledged: null, earlier: null, remember: () => {} },
  });
  return breaches;
}

describe("storeStudy", () => {
  test("makes a closed round of finished work, in articles old and new", async () => {
    const world = await createWorld();
    const { access, stored } = await importInto(world, STUDY);
    expect(stored).toMatchObject({
      ...{ created: 1, matched: 1, left: 0, people: 2, tags: 3, answersLeft: 1 },
      ...{ newFrames: 2, codebookVersion: 2 },
    });
    const round = await prisma.round.findUniqueOrThrow({
      where: { id: stored!.roundId },
      include: {
        assignments: {
          include: { annotations: true, answers: true, article: true, reviewer: true },
          orderBy: [{ reviewer: { name: "asc" } }, { article: { title: "asc" } }],
        },
      },
    });
    expect(round).toMatchObject({ name: "Pilot", kind: "main", projectId: access.projectId });
    expect(round.closedAt).not.toBeNull();
    expect(
      round.assignments.map(({ reviewer, article, annotations, noFrameFound, submittedAt }) => [
        ...[reviewer.name, article.title, noFrameFound, submittedAt !== null],
        ...annotations.map(({ quote, memo }) => `${quote} (${memo})`),
      ]),
    ).toEqual([
      ["Ana", "Belgrade signs a drone deal", false, true, "Belgrade (the city)"],
      ["Ana", "Vlada ćuti", false, true, "ćuti ()"],
      ["Whoever coded it", "Belgrade signs a drone deal", true, true],
      ["Whoever coded it", "Vlada ćuti", false, true, "Ministar 📰 ()"],
    ]);
    const [first] = round.assignments;
    expect(first!.answers.map(({ value }) => value)).toEqual([world.frames.SEC]);
    expect(Object.values(first!.annotations[0]!.attributes as object)).toEqual(["for"]);
    expect(first!.annotations[0]!.frameId).toBe(world.frames.SEC);
    expect(first!.annotations[0]!.createdAt.toISOString()).toBe("2024-05-01T10:00:00.000Z");
  });

  test("writes what tagging and submitting write: journal, seal, frame uses, differences", async () => {
    const world = await createWorld();
    const { access, stored } = await importInto(world, STUDY);
    for (const invariant of [spans, texts, journalFolds, submissions, noOrphans]) {
      expect(await breachesOf(invariant), invariant.id).toEqual([]);
    }
    const place = { projectId: access.projectId, roundId: stored!.roundId };
    const uses = await listFrameUses(prisma, place);
    const counted = await prisma.adjudication.findMany({
      where: { roundId: stored!.roundId },
      orderBy: { id: "asc" },
    });
    expect(uses).toHaveLength(3);
    expect(counted.map(({ differences }) => differences).sort()).toEqual([2, 2]);
    const assignments = await prisma.assignment.findMany({ where: { roundId: stored!.roundId } });
    await prisma.$transaction(async (tx) => {
      for (const { id } of assignments) await countAssignment(tx, access.projectId, id);
      for (const { articleId } of counted) {
        await countDifferences(tx, access, stored!.roundId, articleId);
      }
    });
    expect(await listFrameUses(prisma, place)).toEqual(uses);
    expect(
      await prisma.adjudication.findMany({
        where: { roundId: stored!.roundId },
        orderBy: { id: "asc" },
      }),
    ).toEqual(counted);
  });

  test("can be counted and searched at once", async () => {
    const world = await createWorld();
    const { stored } = await importInto(world, STUDY);
    const figures = await readFigures(await world.as("jon", "statistics:read"), {
      ...WHOLE_STUDY,
      round: stored!.roundId,
    });
    expect(figures.coded).toHaveLength(2);
    expect(figures.study.articles).toHaveLength(2);
    const query = parseSearchQuery("ministar");
    const matching = await articleIdsMatching(await world.as("lea", "article:read"), query, []);
    expect(matching.size).toBe(1);
  });

  test("keeps the text as the file has it, with zones for its paragraphs", async () => {
    const world = await createWorld();
    await importInto(world, STUDY);
    const text = await prisma.textVersion.findFirstOrThrow({
      where: { text: { startsWith: "Vlada ćuti" } },
      orderBy: { createdAt: "desc" },
    });
    expect(text.text).toBe("Vlada ćuti\n\n  Ministar 📰 nije odgovorio na pitanja.\n");
    expect(text.zones).toMatchObject([
      { start: 0, end: 10 },
      { start: 14, end: 51 },
    ]);
  });

  test("makes people who cannot sign in, and are among those who have left", async () => {
    const world = await createWorld();
    const { access } = await importInto(world, STUDY);
    const members = await prisma.member.findMany({
      where: { projectId: access.projectId, user: { email: { endsWith: "@imported.invalid" } } },
      include: { user: true },
    });
    expect(members).toHaveLength(2);
    for (const { disabledAt, user } of members) {
      expect(disabledAt).not.toBeNull();
      expect(user).toMatchObject({ passwordHash: null, isAdmin: false });
      expect(user.disabledAt).not.toBeNull();
    }
  });

  test("gives work to members where somebody says so, and only to those who code", async () => {
    const world = await createWorld();
    const people = (to: string) => [{ key: "u1", to }];
    const { stored } = await importInto(world, STUDY, { people: people(world.userId("ben")) });
    expect(stored).toMatchObject({ people: 1, tags: 2 });
    const work = await prisma.assignment.findMany({ where: { roundId: stored!.roundId } });
    expect(new Set(work.map(({ reviewerId }) => reviewerId))).toEqual(
      new Set([world.userId("ben")]),
    );
    await expect(
      importInto(world, STUDY, { people: people(world.userId("noor")) }),
    ).rejects.toThrow("does not code in this project");
    const both = ["u1", "u2"].map((key) => ({ key, to: world.userId("ben") }));
    await expect(importInto(world, STUDY, { people: both })).rejects.toThrow(
      "Two people of the file cannot be one member",
    );
  });

  test("makes two codes that become one frame one tag", async () => {
    const world = await createWorld();
    const twice = [
      { ...STUDY.annotations[1]!, memo: "one" },
      { ...STUDY.annotations[1]!, codeKey: "sec", memo: "two" },
    ];
    const { stored } = await importInto(
      world,
      { ...STUDY, annotations: twice, answers: [] },
      { codes: ["sec", "new"].map((key) => ({ key, to: world.frames.PRA })) },
    );
    expect(stored).toMatchObject({ tags: 1, newFrames: 0 });
    const tag = await prisma.annotation.findFirstOrThrow({
      where: { assignment: { roundId: stored!.roundId } },
    });
    expect(tag).toMatchObject({ frameId: world.frames.PRA, memo: "one\ntwo" });
  });

  test("uses the newest codebook as it is where nothing is new", async () => {
    const world = await createWorld();
    const codes = ["sec", "new"].map((key) => ({ key, to: world.frames.SEC }));
    const { stored } = await importInto(world, STUDY, { codes, questions: [] });
    expect(stored).toMatchObject({ newFrames: 0, codebookVersion: 1 });
  });

  test("is stored once, however often it is begun", async () => {
    const world = await createWorld();
    const { store, stored } = await importInto(world, STUDY);
    expect(await store()).toBeNull();
    expect(await prisma.assignment.count({ where: { roundId: stored!.roundId } })).toBe(4);
  });

  test("stores nothing where something goes wrong in the middle", async () => {
    const world = await createWorld();
    const access = await world.as("lea", "project:edit");
    const { found, articles } = foundIn(STUDY);
    const count = async () => {
      const where = { projectId: access.projectId };
      return Promise.all([
        prisma.article.count({ where }),
        prisma.member.count({ where }),
        prisma.frame.count({ where }),
        prisma.round.count({ where }),
        prisma.codebookVersion.count({ where }),
      ]);
    };
    const before = await count();
    async function* broken() {
      yield* articles;
      await Promise.resolve();
      throw new Error("the process that reads died");
    }
    const batchId = await createImportBatch(await world.as("lea", "article:import"), "browser");
    const source = { batchId, fileName: "pilot.json", format: "test" };
    const mapping = { ...suggestedMapping(found, { frames: [] }), roundName: "Pilot" };
    await expect(storeStudy(access, source, found, mapping, broken())).rejects.toThrow("died");
    expect(await count()).toEqual(before);
  });

  /** Import the study with as many articles as are prepared at once; then something else is done. */
  async function importBeside(world: World, beside: () => Promise<unknown>, signal?: AbortSignal) {
    const access = await world.as("lea", "project:edit");
    const { found, articles } = foundIn(STUDY);
    async function* arriving() {
      yield* articles;
      for (let n = articles.length; n < 100; n++) {
        yield { ...articles[0]!, text: `Filler ${n}`, zones: [], codings: [] };
      }
      await beside();
    }
    const batchId = await createImportBatch(await world.as("lea", "article:import"), "browser");
    const source = { batchId, fileName: "pilot.json", format: "test" };
    const frames = await prisma.frame.findMany({ where: { projectId: access.projectId } });
    const mapping = { ...suggestedMapping(found, { frames }), roundName: "Pilot" };
    return storeStudy(access, source, found, mapping, arriving(), () => {}, signal);
  }

  /** A folder of this test's own for what waits to be stored. */
  const folder = mkdtempSync(join(tmpdir(), "framewise-study-"));
  beforeAll(() => void vi.stubEnv("TMPDIR", folder));
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  test("lets others tag while it is prepared, and shows nothing until all is stored", async () => {
    const world = await createWorld();
    const { projectId } = await world.as("lea", "project:edit");
    const count = () =>
      Promise.all([
        prisma.article.count({ where: { projectId } }),
        prisma.member.count({ where: { projectId } }),
        prisma.frame.count({ where: { projectId } }),
        prisma.codebookVersion.count({ where: { projectId } }),
        prisma.outlet.count({ where: { projectId } }),
        prisma.round.count({ where: { projectId } }),
      ]);
    const before = await count();
    const stored = await importBeside(world, async () => {
      await tagWords(world, "ana", "six drones");
      expect(await count()).toEqual(before);
      expect(readdirSync(folder)).toHaveLength(1);
    });
    expect(stored).toMatchObject({ created: 99, matched: 1, tags: 3 });
    expect(await prisma.annotation.count({ where: { assignment: { round: { projectId } } } })).toBe(
      4,
    );
    expect(await count()).not.toEqual(before);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("stores nothing when it is stopped, also while it is being stored", async () => {
    const world = await createWorld();
    const { projectId } = await world.as("lea", "project:edit");
    const stop = new AbortController();
    const beside = () => Promise.resolve(stop.abort());
    await expect(importBeside(world, beside, stop.signal)).rejects.toThrow("aborted");
    expect(await prisma.round.count({ where: { projectId } })).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each<[string, (world: World) => Promise<unknown>]>([
    [
      "the codebook",
      async (world) => {
        const editing = await world.as("lea", "codebook:edit");
        await prisma.frame.update({ where: { id: world.frames.SEC }, data: { key: "7" } });
        await publishCodebook(editing, "Another key");
      },
    ],
    [
      "an outlet",
      async (world) => {
        const { projectId } = await world.as("lea", "project:edit");
        await prisma.outlet.create({ data: { id: crypto.randomUUID(), projectId, name: "Danas" } });
      },
    ],
    [
      "an article that is of the study too",
      async (world) => {
        const importing = await world.as("lea", "article:import");
        const batch = await createImportBatch(importing, "paste");
        const raw = foundIn(STUDY).articles[1]!.text;
        await importText(importing, batch, { fileName: "2.txt", encoding: "UTF-8", raw });
      },
    ],
  ])("stores nothing where %s changed meanwhile", async (_what, change) => {
    const world = await createWorld();
    const { projectId } = await world.as("lea", "project:edit");
    const rounds = await prisma.round.count({ where: { projectId } });
    const members = await prisma.member.count({ where: { projectId } });
    await expect(importBeside(world, () => change(world))).rejects.toMatchObject({
      ...{ code: "conflict", message: expect.stringMatching(/Import it once more/) as string },
    });
    expect(await prisma.round.count({ where: { projectId } })).toBe(rounds);
    expect(await prisma.member.count({ where: { projectId } })).toBe(members);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("refuses while the codebook has changes that nobody published", async () => {
    const world = await createWorld();
    await prisma.frame.update({
      where: { id: world.frames.SEC },
      data: { definition: "Something else" },
    });
    await expect(importInto(world, STUDY)).rejects.toThrow("changes that are not published");
  });

  test("UP-26: no id of another project has any effect", async () => {
    const [world, other] = [await createWorld(), await createWorld()];
    const foreign = {
      ...STUDY,
      codes: [code(other.frames.SEC, "Theirs")],
      users: [{ key: other.userId("ben"), name: "Ben", email: null }],
      ...{ questions: [], answers: [], codings: [] },
      annotations: [
        {
          ...STUDY.annotations[0]!,
          ...{ codeKey: other.frames.SEC, userKey: other.userId("ben"), answers: {} },
        },
      ],
    };
    const { stored } = await importInto(world, foreign);
    const tag = await prisma.annotation.findFirstOrThrow({
      where: { assignment: { roundId: stored!.roundId } },
    });
    expect(tag.frameId).not.toBe(other.frames.SEC);
    expect(tag.reviewerId).not.toBe(other.userId("ben"));
    await expect(
      importInto(world, foreign, { codes: [{ key: other.frames.SEC, to: other.frames.SEC }] }),
    ).rejects.toThrow("not in the published codebook");
    await expect(
      importInto(world, foreign, {
        codes: [{ key: other.frames.SEC, to: NEW }],
        people: [{ key: other.userId("ben"), to: other.userId("ben") }],
      }),
    ).rejects.toThrow("does not code in this project");
  });
});

describe("matchTexts", () => {
  test("tells what the project has of a text", async () => {
    const world = await createWorld();
    const text = await prisma.textVersion.findFirstOrThrow({
      where: { articleId: world.articleIds[0]! },
    });
    const access = await world.as("lea", "article:read");
    expect(await matchTexts(access, [text.sha256, "0".repeat(64)])).toEqual(["frozen", "new"]);
    await prisma.article.updateMany({
      where: { id: world.articleIds[0]! },
      data: { deletedAt: new Date() },
    });
    expect(await matchTexts(access, [text.sha256])).toEqual(["other"]);
  });
});
