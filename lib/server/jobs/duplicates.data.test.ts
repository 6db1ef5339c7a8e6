import { beforeEach, expect, test } from "vitest";
import { listClusters } from "@/lib/data/duplicates";
import { createWorld, TEXT } from "@/lib/data/testing/world";
import type { ProjectAccess } from "@/lib/domain/access";
import type { DuplicatesResult } from "./duplicates";
import { duplicates } from "./duplicates";
import { runJobHere } from "./run";

/** The body of `TEXT` under another headline, one word of its 33 changed. */
const REPRINT = TEXT.replace("Belgrade signs a drone deal", "Six drones, says Belgrade").replace(
  "fair price",
  "good price",
);
const OTHER =
  "Rivers rise after the rain\nThe river left its bed on Friday night, and the lower town was cleared before morning came.";

let lead: ProjectAccess<"article:import">;
let reader: ProjectAccess<"article:read">;
let articleIds: readonly string[];

beforeEach(async () => {
  const world = await createWorld({ texts: [TEXT, REPRINT, OTHER], coders: [] });
  lead = await world.as("lea", "article:import");
  reader = await world.as("jon", "article:read");
  ({ articleIds } = world);
});

async function look(threshold: number | null) {
  const result = await runJobHere(lead, duplicates, { threshold }, () => {});
  return result as unknown as DuplicatesResult;
}

// 33 words of body make 30 runs of four. A changed word stands in four of them, so that
// 26 are common of 26 + 4 + 4 = 34: 0.7647….
test("compares the bodies in a process of its own, and joins what is alike enough", async () => {
  const { articles, counts } = await look(0.7);
  expect(articles).toBe(3);
  expect(counts).toEqual([
    { threshold: 0.5, clusters: 1, printings: 2 },
    { threshold: 0.6, clusters: 1, printings: 2 },
    { threshold: 0.7, clusters: 1, printings: 2 },
    { threshold: 0.8, clusters: 0, printings: 0 },
    { threshold: 0.9, clusters: 0, printings: 0 },
  ]);
  const [cluster, ...others] = await listClusters(reader);
  expect(others).toEqual([]);
  expect(cluster!.similarity).toBeCloseTo(26 / 34, 12);
  expect(cluster!.printings.map(({ id }) => id).sort()).toEqual(articleIds.slice(0, 2).sort());
});

test("only counts when no similarity is chosen, and leaves what was joined", async () => {
  await look(0.7);
  expect((await look(null)).counts[2]).toEqual({ threshold: 0.7, clusters: 1, printings: 2 });
  expect(await listClusters(reader)).toHaveLength(1);
  await look(0.8);
  expect(await listClusters(reader)).toEqual([]);
});
