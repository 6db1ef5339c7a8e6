import { randomBytes } from "node:crypto";
import { cpus, loadavg, tmpdir } from "node:os";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { buildIfOutdated } from "@/cli/build";
import { freePort } from "../free-port";
import type { Figure } from "./figure";
import { row, table } from "./figure";

/**
 * `npm run bench`: the production build on a fresh SQLite database; each figure
 * beside its raw reference, measured in the same run on the same machine.
 */
const loadBefore = loadavg()[0]!;
const folder = mkdtempSync(join(tmpdir(), "framewise-bench-"));
const file = join(folder, "bench.db");
const port = await freePort(4800);
const origin = `http://127.0.0.1:${port}`;
Object.assign(process.env, {
  DATABASE_URL: `file:${file}`,
  NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
  PUBLIC_URL: origin,
  LOG_LEVEL: "error",
});
// Imported now, because they connect to the database named above.
const { migrateDatabase } = await import("@/lib/data/migration");
const { createStudy } = await import("./study");
const { rawDatabase } = await import("./raw");
const { startServer } = await import("./server");
const { openArticle, saveTag, throughput } = await import("./api");
const { createCorpus, searchCorpus } = await import("./corpus");
const { findCopies } = await import("./copies");
const { paintSurface, scriptsOf } = await import("./surface/measure");
const { loadFiles } = await import("./import");
const { readProject } = await import("./projects");
const { createLarge } = await import("./large");
const { teamPages } = await import("./team");
const { agreementOnFrames, statisticsPages } = await import("./statistics");
const { exportAnnotations } = await import("./export");
const { withFigures } = await import("./document");

buildIfOutdated();
await migrateDatabase();
console.log("Making a project to measure …");
const study = await createStudy(origin);
const corpus = await createCorpus(origin);
console.log("Measuring: findCopies …");
const copies = await findCopies();
console.log("Making 20,000 articles with 1,000,000 annotations, which takes minutes …");
const large = await createLarge(file);
const raw = rawDatabase(file);
const server = await startServer(port);
const figures: Figure[] = [
  { work: "Cold start to first answer", value: server.coldStart, unit: "ms", atMost: 3_000 },
  ...copies,
];
try {
  const noop = { url: `${origin}/healthz` };
  for (const measure of [openArticle, saveTag, throughput]) {
    console.log(`Measuring: ${measure.name} …`);
    figures.push(...(await measure(study, raw, noop)));
  }
  console.log("Measuring: searchCorpus …");
  figures.push(...(await searchCorpus(corpus)));
  console.log("Measuring: teamPages …");
  figures.push(...(await teamPages(large, file, origin, { url: `${origin}/healthz` })));
  console.log("Measuring: statisticsPages …");
  figures.push(...(await statisticsPages(large, file, origin, { url: `${origin}/healthz` })));
  console.log("Measuring: agreementOnFrames …");
  figures.push(...agreementOnFrames());
  console.log("Measuring: exportAnnotations …");
  figures.push(...(await exportAnnotations(large, study, file, origin, server.pid)));
  console.log("Measuring: paintSurface …");
  figures.push(...(await scriptsOf(study.light.page, study.light.open.cookie)));
  figures.push(...(await paintSurface()));
  console.log("Measuring: loadFiles …");
  figures.push(...(await loadFiles(study, server.pid)));
  console.log("Measuring: readProject …");
  figures.push(...(await readProject()));
} finally {
  await server.stop();
  raw.close();
  rmSync(folder, { recursive: true });
}

const header = ["Work", "Here", "Reference", "Ratio", "Budget", ""];
console.log(`\n${table([header, ...figures.map(row)])}`);
console.log(`\nNode ${process.versions.node}, ${cpus().length} processors, SQLite`);
const page = "docs/performance.md";
const text = withFigures(readFileSync(page, "utf8"), figures, loadBefore);
writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
console.log(`Written to ${page}`);
