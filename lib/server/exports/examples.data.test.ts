import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { submitAs, tagWords } from "@/lib/data/testing/coding";
import { createWorld, TEXT } from "@/lib/data/testing/world";
import { openExport, requireFormat } from "./open";

const folder = mkdtempSync(join(tmpdir(), "framewise-examples-"));
const EXAMPLES = join("docs", "examples");
const file = (name: string) => join(folder, `${name}.csv`);

/** Ana finds security in both articles, ben partnership in one. */
beforeAll(async () => {
  const world = await createWorld({ texts: [`${TEXT} One.`, `${TEXT} Two.`] });
  const [first, second] = world.articleIds as [string, string];
  await tagWords(world, "ana", "six drones", world.frames.SEC, first);
  await tagWords(world, "ana", "an old friendship", world.frames.SEC, first);
  await tagWords(world, "ana", "six drones", world.frames.SEC, second);
  await tagWords(world, "ben", "a fair price", world.frames.PRA, second);
  await submitAs(world, "ana", false, first);
  await submitAs(world, "ana", false, second);
  await submitAs(world, "ben", true, first);
  await submitAs(world, "ben", false, second);
  const access = await world.as("lea", "export:create");
  for (const name of ["annotations", "statistics"]) {
    const format = requireFormat(`${name}-csv`);
    const { pieces } = await openExport(access, world.slug, format, new URLSearchParams());
    let text = "";
    for await (const piece of pieces) text += Buffer.from(piece).toString("utf8");
    writeFileSync(file(name), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.for<[string, string, string[], string]>([
  ["pandas", "python3", ["-c", "import pandas"], "prevalence.py"],
  ["R", "Rscript", ["--version"], "prevalence.R"],
])("the example in %s gives the report's figures", ([, program, probe, script], context) => {
  context.skip(spawnSync(program, probe).status !== 0, `${program} is not here`);
  const path = join(EXAMPLES, script);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(lines.filter((line) => !/^(#|$)/.test(line)).length).toBeLessThanOrEqual(10);
  const run = spawnSync(program, [path, file("annotations"), file("statistics")], {
    encoding: "utf8",
    timeout: 60_000,
  });
  expect(run.stderr).toBe("");
  const printed = run.stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  const reported = parse<Record<string, string>>(readFileSync(file("statistics")), {
    columns: true,
  })
    .filter(({ report, layer }) => report === "prevalence" && /at least one/.test(layer!))
    .map(({ frame, x, n }) => [frame, x, x, n]);
  expect(printed).toEqual(reported);
  expect(printed).toContainEqual(["Security concern", "2", "2", "2"]);
});
