import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { AssignmentPlan } from "@/lib/domain/planning/plan";
import { requireCodingDesk } from "./assignments";
import { freezeArticles } from "./articles";
import { joinPrintings } from "./duplicate-changes";
import { createImportBatch, importText } from "./imports";
import { carryOutPlan, findPlan, previewPlan } from "./plans";
import { listQueue, readQueue } from "./queue";
import { listRoundArticles, readRoundTotals } from "./round-work";
import { closeRound } from "./rounds";
import { createSample } from "./samples";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { createWorld, TEXT } from "./testing/world";

const texts = Array.from({ length: 12 }, (_, index) => `${TEXT}\nDispatch ${index}.`);

let world: World;
let lead: ProjectAccess<"assignment:edit">;
let plan: AssignmentPlan;

beforeEach(async () => {
  world = await createWorld({ texts, coders: [] });
  lead = await world.as("lea", "assignment:edit");
  plan = {
    ...{ seed: "17", sampleId: null, size: null, quota: null, dueOn: "2026-05-01" },
    ...{ overlap: 50, reviewersPerArticle: 2, strata: "none" as const },
    reviewerIds: ["ana", "ben", "chen"].map((name) => world.userId(name)),
  };
});

const carryOut = (change: Partial<AssignmentPlan> = {}) =>
  carryOutPlan(lead, world.roundId, { ...plan, ...change });
const totals = async () => readRoundTotals(await world.as("jon", "assignment:read"), world.roundId);
const queueOf = async (name: string) => listQueue(await world.as(name, "project:read"));

async function load(count: number) {
  const importer = await world.as("lea", "article:import");
  const batch = await createImportBatch(importer, "paste");
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const file = { fileName: `late-${i}.txt`, encoding: "UTF-8", raw: `${TEXT}\nLater ${i}.` };
    const outcome = await importText(importer, batch, file);
    if (!outcome.stored) throw new Error(outcome.message);
    ids.push(outcome.articleId);
  }
  await freezeArticles(importer, ids);
  return ids;
}

describe("a plan", () => {
  test("is shown before anything is stored, and gives out what was shown", async () => {
    const preview = await previewPlan(lead, world.roundId, plan);
    expect(preview).toMatchObject({ articles: 12, shared: 6, assignments: 18, warnings: [] });
    expect(await prisma.assignment.count({ where: { roundId: world.roundId } })).toBe(0);

    expect(await carryOut()).toBe(18);
    expect(await totals()).toMatchObject({
      ...{ frozen: 12, articles: 12, shared: 6, settled: 0 },
      reviewers: ["ana", "ben", "chen"].map((name) => ({ name, articles: 6, submitted: 0 })),
    });
    expect(await findPlan(await world.as("jon", "assignment:read"), world.roundId)).toEqual(plan);
    const queue = await queueOf("ana");
    expect(queue).toHaveLength(6);
    expect(queue.every(({ dueOn }) => dueOn === "2026-05-01")).toBe(true);
  });

  test("is extended: what was loaded since goes out, and what reviewers have stays", async () => {
    await carryOut();
    const before = await queueOf("ana");
    const later = await load(3);
    expect(await carryOut({ overlap: 100 })).toBe(6);
    const after = await queueOf("ana");
    expect(after.slice(0, before.length)).toEqual(before);
    expect(later).toEqual(expect.arrayContaining(after.slice(6).map(({ articleId }) => articleId)));
    await expect(carryOut()).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining("no article") as string,
    });
  });

  test("is carried out once when it is asked for twice at the same moment", async () => {
    const outcomes = await Promise.allSettled([carryOut(), carryOut()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await prisma.assignment.count({ where: { roundId: world.roundId } })).toBe(18);
  });

  test("gives out as many as it says, a sample's articles, and no copies", async () => {
    expect(await carryOut({ size: 2, overlap: 0 })).toBe(2);
    const sampleId = await createSample(lead, "Pilot", {
      ...{ seed: "3", strata: "none", allocation: "proportional", size: 5, from: null, to: null },
      ...{ outletIds: [], languages: [], query: "", withDuplicates: false },
    });
    const ids = await prisma.sampledArticle.findMany({ where: { sampleId } });
    await carryOut({ sampleId, overlap: 0 });
    const given = await prisma.assignment.findMany({ where: { roundId: world.roundId } });
    expect(given.map(({ articleId }) => articleId)).toEqual(
      expect.arrayContaining(ids.map(({ articleId }) => articleId)),
    );

    const free = world.articleIds.filter((id) => given.every((one) => one.articleId !== id));
    await joinPrintings(await world.as("lea", "article:import"), free.slice(0, 3));
    const preview = await previewPlan(lead, world.roundId, plan);
    expect(preview.articles).toBe(free.length - 2);
  });

  test("is refused, and stores nothing, for what is not of the project or closed", async () => {
    const other = await createWorld({ coders: [] });
    const refused = { code: "not_found" };
    await expect(carryOut({ reviewerIds: [other.userId("ana")] })).rejects.toMatchObject(refused);
    await expect(carryOut({ sampleId: "elsewhere" })).rejects.toMatchObject(refused);
    await expect(carryOutPlan(lead, other.roundId, plan)).rejects.toMatchObject(refused);
    await expect(carryOut({ reviewerIds: [world.userId("noor")] })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await closeRound(lead, world.roundId);
    await expect(carryOut()).rejects.toMatchObject({ code: "conflict" });
    expect(await prisma.assignment.count({ where: { roundId: world.roundId } })).toBe(0);
  });
});

test("a reviewer cannot tell shared articles from single ones", async () => {
  await carryOut({ reviewerIds: [world.userId("ana")], overlap: 0 });
  const seen = async () => {
    const ana = await world.as("ana", "annotation:create");
    const queue = await listQueue(ana);
    return JSON.stringify([
      ...[queue, await readQueue(ana)],
      ...(await Promise.all(queue.map(({ id }) => requireCodingDesk(ana, id)))),
    ]);
  };
  const alone = await seen();
  const ids = world.articleIds.slice(0, 6);
  await prisma.assignment.createMany({
    data: await Promise.all(
      ids.map(async (articleId, index) => ({
        ...{ id: crypto.randomUUID(), roundId: world.roundId, articleId, position: index + 1 },
        reviewerId: world.userId("ben"),
        textVersionId: (await prisma.textVersion.findFirstOrThrow({ where: { articleId } })).id,
      })),
    ),
  });
  expect(await seen()).toBe(alone);
});

describe("a round's articles", () => {
  test("are listed a page at a time, by who has them", async () => {
    await carryOut({ size: 5, overlap: 0 });
    const access = await world.as("jon", "assignment:read");
    const list = (of: "all" | "given" | "free", more = {}) =>
      listRoundArticles(access, world.roundId, { list: of, ...more });
    expect(await list("all")).toMatchObject({ total: 12 });
    expect((await list("given")).articles.every(({ work }) => work.length === 1)).toBe(true);
    expect((await list("free")).articles.every(({ work }) => work.length === 0)).toBe(true);
    expect([(await list("given")).total, (await list("free")).total]).toEqual([5, 7]);
    expect(await list("all", { page: 1 })).toEqual({ articles: [], total: 12 });
    expect((await list("all", { words: "Dispatch 7" })).total).toBeGreaterThan(0);
    await expect(list("all", { words: "(" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("and totals of another project are nobody's business", async () => {
    await carryOut();
    const stranger = await (await createWorld()).as("lea", "assignment:read");
    const foreign = await readRoundTotals(stranger, world.roundId);
    expect(foreign).toMatchObject({ articles: 0, shared: 0 });
    expect(foreign.reviewers.every(({ articles }) => articles === 0)).toBe(true);
    const { articles } = await listRoundArticles(stranger, world.roundId, { list: "all" });
    expect(articles.every(({ work }) => work.length === 0)).toBe(true);
  });
});

test("the queue counts, shows what is begun first, and what was submitted last", async () => {
  await carryOut({ reviewerIds: [world.userId("ana")], overlap: 0 });
  const ana = await world.as("ana", "annotation:create");
  const order = await queueOf("ana");
  const [first, , third] = order;
  await prisma.assignment.update({
    where: { id: third!.id },
    data: { startedAt: new Date(), activeSeconds: 90 },
  });
  await submitAssignment(ana, first!.id, { noFrameFound: true });
  const [round] = await readQueue(ana);
  expect(round).toMatchObject({ articles: 12, submitted: 1, activeSeconds: 90, name: "Main" });
  expect(round!.next[0]!.id).toBe(third!.id);
  expect(round!.next).toHaveLength(5);
  expect(round!.last.map(({ id }) => id)).toEqual([first!.id]);
});
