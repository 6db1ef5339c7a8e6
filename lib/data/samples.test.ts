import { beforeEach, describe, expect, test } from "vitest";
import { prisma } from "@/lib/db/client";
import type { SamplingPlan } from "@/lib/domain/sampling/plan";
import { joinPrintings } from "./duplicate-changes";
import {
  createSample,
  listSampleNames,
  listSamples,
  previewSample,
  requireSample,
} from "./samples";
import { createWorld, TEXT, type World } from "./testing/world";

const PLAN: SamplingPlan = {
  ...{ seed: "7", strata: "none", allocation: "proportional", size: 2, from: null, to: null },
  ...{ outletIds: [], languages: [], query: "", withDuplicates: false },
};
let world: World;
let lead: Parameters<typeof createSample>[0];

beforeEach(async () => {
  const texts = ["one", "two", "three", "four"].map((word) => `${TEXT}\nThe harbour ${word}.`);
  world = await createWorld({ texts, coders: [] });
  lead = await world.as("lea", "assignment:edit");
});

describe("a sample", () => {
  test("leaves printings out, says why, and weights what it draws", async () => {
    await joinPrintings(await world.as("lea", "article:import"), world.articleIds.slice(0, 2));
    const id = await createSample(lead, "Pilot", PLAN);
    const sample = await requireSample(await world.as("jon", "assignment:read"), id);
    expect(sample.flow).toEqual({
      ...{ found: 4, inFrame: 3, sampled: 2, excluded: [{ reason: "duplicate", articles: 1 }] },
      strata: [{ name: "", inFrame: 3, drawn: 2 }],
    });
    expect(
      sample.articles.map(({ position, inStratum, drawn, weight }) => ({
        position,
        inStratum,
        drawn,
        weight,
      })),
    ).toEqual([
      { position: 1, inStratum: 3, drawn: 2, weight: 1.5 },
      { position: 2, inStratum: 3, drawn: 2, weight: 1.5 },
    ]);
  });

  test("is drawn from what the search finds", async () => {
    const flow = await previewSample(lead, {
      ...PLAN,
      query: '"harbour two" OR "harbour four"',
      size: 9,
    });
    expect(flow).toMatchObject({
      found: 4,
      inFrame: 2,
      sampled: 2,
      excluded: [{ reason: "query", articles: 2 }],
    });
  });

  test("is offered when articles are assigned, the newest first", async () => {
    const pilot = await createSample(lead, "Pilot", PLAN);
    const all = await createSample(lead, "All", { ...PLAN, size: 9 });
    const reader = await world.as("lea", "assignment:read");
    const [newest, oldest] = await listSampleNames(reader);
    expect(newest).toEqual({ id: all, name: "All" });
    expect(oldest).toEqual({ id: pilot, name: "Pilot" });
    const drawn = (await requireSample(reader, all)).articles.map(({ articleId }) => articleId);
    expect(drawn.sort()).toEqual([...world.articleIds].sort());
  });

  test("is the same for the same seed, and never changes", async () => {
    const [first, second] = [
      await createSample(lead, "First", PLAN),
      await createSample(lead, "Second", PLAN),
    ];
    const articlesOf = async (id: string) =>
      (await requireSample(await world.as("lea", "assignment:read"), id)).articles;
    expect(await articlesOf(first)).toEqual(await articlesOf(second));
    const changed = prisma.sample.update({ where: { id: first }, data: { seed: "8" } });
    await expect(changed).rejects.toThrow();
    await expect(
      prisma.sampledArticle.deleteMany({ where: { sampleId: first } }),
    ).rejects.toThrow();
  });

  test.each([
    ["whose name is taken", "Pilot", PLAN, "conflict"],
    ["of nothing", "Empty", { ...PLAN, languages: ["xx"] }, "invalid_input"],
    ["with a search that cannot be read", "Odd", { ...PLAN, query: "(" }, "invalid_input"],
  ] as const)("%s is refused", async (_which, name, plan, code) => {
    await createSample(lead, "Pilot", PLAN);
    await expect(createSample(lead, name, plan)).rejects.toMatchObject({ code });
  });

  test("does not exist in another project", async () => {
    const id = await createSample(lead, "Pilot", PLAN);
    const stranger = await (await createWorld()).as("lea", "assignment:read");
    await expect(requireSample(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await listSamples(stranger)).toEqual([]);
    expect(await listSampleNames(stranger)).toEqual([]);
  });
});
