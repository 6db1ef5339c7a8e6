import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReport } from "@/lib/data/report-freezing";
import { submitAs, tagWords } from "@/lib/data/testing/coding";
import { createWorld, TEXT } from "@/lib/data/testing/world";
import { atOneMoment } from "@/lib/data/snapshot";
import type { ProjectAccess } from "@/lib/domain/access";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { readReplication } from "./read";
import { replicationFiles } from "./write";

const folder = mkdtempSync(join(tmpdir(), "framewise-replication-"));
const files = new Map<string, string>();
const has = (program: string) => spawnSync(program, ["--version"]).status === 0;

/** Three articles; ana and ben agree on one, differ on one, and ana alone reads the third. */
beforeAll(async () => {
  const world = await createWorld({
    texts: ["One.", "Two.", "Three."].map((end) => `${TEXT} ${end}`),
  });
  const [first, second, third] = world.articleIds as [string, string, string];
  for (const name of ["ana", "ben"])
    await tagWords(world, name, "six drones", world.frames.SEC, first);
  await tagWords(world, "ana", "a fair price", world.frames.PRA, second);
  await tagWords(world, "ben", "a fair price", world.frames.SEC, second);
  await tagWords(world, "ana", "an old friendship", world.frames.SEC, third);
  await submitAs(world, "ana", false, first);
  await submitAs(world, "ben", false, first);
  await submitAs(world, "ana", false, second);
  await submitAs(world, "ben", false, second);
  await submitAs(world, "ana", false, third);
  await createReport(await world.as("lea", "report:edit"), {
    ...{ name: "Žuti izveštaj", filter: WHOLE_STUDY, softwareVersion: "test" },
  });
  const access = await world.as("lea", "export:create");
  for await (const [path, bytes] of packageOf(access)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    files.set(path, bytes.toString("utf8"));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of a package, each with its path. */
function packageOf(access: ProjectAccess<"export:create">) {
  return atOneMoment(access, async (moment) => {
    const asked = new Date("2026-03-01T12:00:00Z");
    const replication = await readReplication(access, WHOLE_STUDY, moment, asked);
    return (async function* () {
      for await (const { path, pieces } of replicationFiles(replication)) {
        const chunks: Uint8Array[] = [];
        for await (const piece of pieces) chunks.push(Buffer.from(piece));
        yield [path, Buffer.concat(chunks)] as const;
      }
    })();
  });
}

const rowsOf = (name: string) =>
  parse<Record<string, string>>(files.get(`data/${name}.csv`)!, { columns: true });

test("holds data, codebook, appendix, reports and scripts, and the sums are theirs", () => {
  expect([...files.keys()]).toEqual([
    ...["judgements", "statistics", "annotations"].map((name) => `data/${name}.csv`),
    ...["codebook.md", "appendix.md"],
    ...["reports/1-zuti-izvestaj/report.json", "reports/1-zuti-izvestaj/appendix.md"],
    ...["scripts/recompute.py", "scripts/recompute.R", "README.md", "datapackage.json"],
    "SHA256SUMS",
  ]);
  const sums = files.get("SHA256SUMS")!.trimEnd().split("\n");
  expect(sums).toHaveLength(files.size - 1);
  for (const line of sums) {
    const [sum, path] = line.split("  ") as [string, string];
    expect(
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex"),
    ).toBe(sum);
  }
  expect(files.get("appendix.md")).toContain("# Methods appendix");
  expect(files.get("codebook.md")).toContain("Security concern");
  for (const path of files.keys()) {
    if (path !== "SHA256SUMS" && path !== "README.md" && !path.includes("script"))
      expect(files.get("README.md"), path).toMatch(new RegExp(path.replaceAll(".", "\\.")));
  }
});

test("the data package describes each table as it is", () => {
  const { resources } = JSON.parse(files.get("datapackage.json")!) as {
    resources: {
      path: string;
      bytes: number;
      hash: string;
      schema: { fields: { name: string; type: string; description: string }[] };
    }[];
  };
  expect(resources.map(({ path }) => path)).toEqual([...files.keys()].slice(0, 3));
  for (const { path, bytes, hash, schema } of resources) {
    const text = files.get(path)!;
    expect(bytes).toBe(Buffer.byteLength(text));
    expect(hash).toBe(`sha256:${createHash("sha256").update(text).digest("hex")}`);
    const [header, ...rows] = parse(text, { columns: false });
    expect(schema.fields.map(({ name }) => name)).toEqual(header);
    for (const [at, { type }] of schema.fields.entries()) {
      if (type === "string") continue;
      for (const row of rows) expect(Number.isFinite(Number(row[at])), path).toBe(true);
    }
  }
});

describe.each([
  ["python3", "recompute.py"],
  ["Rscript", "recompute.R"],
])("%s", (program, script) => {
  const run = () =>
    spawnSync(program, [join("scripts", script)], {
      cwd: folder,
      encoding: "utf8",
      timeout: 60_000,
    });

  test.skipIf(!has(program))("prints the report's own prevalence and α", () => {
    const { stdout, stderr, status } = run();
    expect(stderr).toBe("");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    const reported = rowsOf("statistics").filter(
      ({ report, measure, layer }) =>
        (report === "prevalence" &&
          measure === "articles with the frame" &&
          /final|average/.test(layer!)) ||
        (report === "agreement" && measure === "alpha"),
    );
    expect(lines).toEqual(
      reported.map(({ layer, frame, measure, x, n, value }) => [
        ...[layer, frame],
        measure !== "alpha"
          ? `${Number(x).toFixed(6)} of ${n} articles`
          : value === ""
            ? "alpha undefined"
            : `alpha ${Number(value).toFixed(6)}`,
        "as reported",
      ]),
    );
    expect(lines.map(([, frame, what]) => `${frame}: ${what}`)).toContain(
      "Security concern: 2.500000 of 3 articles",
    );
    expect(status).toBe(0);
  });

  test.skipIf(!has(program))("says when a figure is another", () => {
    const path = join(folder, "data/judgements.csv");
    const before = readFileSync(path, "utf8");
    writeFileSync(path, before.replace(/,1\r\n/, ",0\r\n"));
    try {
      const { stdout, status } = run();
      expect(stdout).toContain("NOT AS REPORTED");
      expect(status).toBe(1);
    } finally {
      writeFileSync(path, before);
    }
  });
});

test("CO-14: figures and tags are of one state, though people go on handing in", async () => {
  const world = await createWorld();
  await tagWords(world, "ana", "six drones");
  await submitAs(world, "ana");
  const access = await world.as("lea", "export:create");
  const held = new Map<string, string>();
  for await (const [path, bytes] of packageOf(access)) {
    held.set(path, bytes.toString("utf8"));
    if (path !== "data/judgements.csv") continue;
    await tagWords(world, "ben", "fair price");
    await submitAs(world, "ben");
  }
  const coders = (name: string) =>
    new Set(
      parse<Record<string, string>>(held.get(`data/${name}.csv`)!, { columns: true }).map(
        ({ reviewer }) => reviewer,
      ),
    );
  expect(coders("annotations")).toEqual(new Set(["ana"]));
});

test("is refused where the data do not stand still", async () => {
  const world = await createWorld();
  await tagWords(world, "ana", "six drones");
  await submitAs(world, "ana");
  const access = await world.as("lea", "export:create");
  const steps = atOneMoment(access, async (moment) => {
    await moment.project.count(); // the moment begins …
    await tagWords(world, "ben", "fair price");
    await submitAs(world, "ben"); // … before what the figures are of
    await readReplication(access, WHOLE_STUDY, moment);
    return (async function* () {})();
  });
  await expect(steps.next()).rejects.toMatchObject({ code: "conflict" });
});
