import { beforeEach, expect, test } from "vitest";
import { ALL_ARTICLES } from "@/lib/domain/statistics/cell";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { adoptAgreements, closeAdjudication } from "./decisions";
import { applyMutations } from "./mutations";
import { readBehind } from "./passages-behind";
import { readReportPart, reportOf } from "./report-figures";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { at, createWorld } from "./testing/world";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

async function code(name: string, words: string) {
  const access = await world.as(name, "annotation:create");
  const assignmentId = await world.assignmentId(name);
  await applyMutations(access, assignmentId, [
    {
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
      ...{ frameId: world.frames.SEC, memo: "", ...at(words) },
    },
  ]);
  await submitAssignment(access, assignmentId, { noFrameFound: false });
}

const blind = { ...WHOLE_STUDY, layer: "reviewer" } as const;

test("figures that are kept are computed anew after a submission and after settling (pitfall 21)", async () => {
  const viewer = await world.as("noor", "statistics:read");
  const read = () => readReportPart(viewer, WHOLE_STUDY, "frames");
  const before = await read();
  expect(before.head).toMatchObject({ submitted: 0, flow: { total: 1, counted: 0 } });

  await code("ana", "six drones");
  const first = await read();
  expect(first.head).toMatchObject({
    submitted: 1,
    settled: 0,
    layer: expect.stringContaining("reviewer") as string,
  });
  expect(first.figures.prevalence[0]).toMatchObject({ x: 1, n: 1 });
  expect(await read()).toBe(first); // nothing happened: the very same result

  await code("ben", "six drones");
  const judge = await world.as("jon", "decision:create");
  await adoptAgreements(judge, world.roundId, world.articleIds[0]!);
  await closeAdjudication(judge, world.roundId, world.articleIds[0]!);
  const settled = await read();
  expect(settled.head).toMatchObject({ layer: "final layer", settled: 1 });
  expect(settled.head.dataRevision).toBeGreaterThan(first.head.dataRevision);
});

test("a number opens the passages it counts, in their words, with what stands around them", async () => {
  await code("ana", "six drones");
  await code("ben", "dependence");
  const viewer = await world.as("noor", "statistics:read");
  const cell = { ...ALL_ARTICLES, kind: "frame", frame: world.frames.SEC } as const;
  const { x, articles, page } = await readBehind(viewer, blind, cell, 1);
  expect({ x, articles }).toEqual({ x: 1, articles: 1 });
  expect(page[0]!.passages.map(({ quote, reviewer }) => [quote, reviewer])).toEqual([
    ["six drones", "ana"],
    ["dependence", "ben"],
  ]);
  expect(page[0]!.passages[0]!.before).toMatch(/signed a contract for $/);
  const without = { ...cell, kind: "without" } as const;
  expect(await readBehind(viewer, blind, without, 1)).toMatchObject({ x: 0, page: [] });
});

test("a whole report is plain data, and its rows are those of its parts", async () => {
  await code("ana", "six drones");
  const report = await reportOf(await world.as("noor", "statistics:read"), blind);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  const [SEC] = report.parts.frames.prevalence;
  const row = report.rows.find(
    ({ report: name, frame_id, layer }) =>
      name === "prevalence" && frame_id === world.frames.SEC && layer === report.head.layer,
  );
  expect(row).toMatchObject({ x: SEC!.x, n: SEC!.n, share: SEC!.share });
  expect(report.parts.passages?.shared[0]![0]).toBe("six drones".length);
  expect(report.parts.words?.salience.frames[0]!.covered).toBe(2);
});
