import { randomBytes } from "node:crypto";
import { cpus, loadavg, tmpdir } from "node:os";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { buildIfOutdated } from "@/cli/build";
import { freePort } from "../free-port";
import type { Figure } from "./figure";
import { row, table } from "./figure";
import type { Part } from "./parts";
import { making } from "./parts";

/**
 * `npm run bench`: the production build on a fresh SQLite database; each figure
 * beside its raw reference, measured in the same run on the same machine.
 * `npm run bench -- saveTag openArticle` measures these alone, and writes nothing down.
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

const study = making({ says: "Making a project to measure", make: () => createStudy(origin) });
const corpus = making({ says: "Making 20,000 texts", make: () => createCorpus(origin) });
const large = making({
  says: "Making 20,000 articles with 1,000,000 annotations, which takes minutes",
  make: () => createLarge(file),
});
const noop = { url: `${origin}/healthz` };
const inApi = (measure: typeof openArticle): Part => ({
  needs: [study],
  measure: async () => measure(await study.ready(), raw, noop),
});
/** Every part, by name. To add one: a line here. */
const parts: Readonly<Record<string, Part>> = {
  findCopies: { needs: [], beforeServer: true, measure: findCopies },
  openArticle: inApi(openArticle),
  saveTag: inApi(saveTag),
  throughput: inApi(throughput),
  searchCorpus: { needs: [corpus], measure: async () => searchCorpus(await corpus.ready()) },
  teamPages: {
    needs: [large],
    measure: async () => teamPages(await large.ready(), file, origin, noop),
  },
  statisticsPages: {
    needs: [large],
    measure: async () => statisticsPages(await large.ready(), file, origin, noop),
  },
  agreementOnFrames: { needs: [], measure: agreementOnFrames },
  exportAnnotations: {
    needs: [large, study],
    measure: async () =>
      exportAnnotations(await large.ready(), await study.ready(), file, origin, server.pid),
  },
  scriptsOf: {
    needs: [study],
    measure: async () => {
      const { light } = await study.ready();
      return scriptsOf(light.page, light.open.cookie);
    },
  },
  paintSurface: { needs: [], measure: paintSurface },
  loadFiles: { needs: [study], measure: async () => loadFiles(await study.ready(), server.pid) },
  readProject: { needs: [], measure: readProject },
};
const names = process.argv.slice(2);
if (!names.every((name) => name in parts)) {
  console.error(`npm run bench -- [PART …]\n\nParts: ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
const chosen = Object.entries(parts).filter(([name]) => names.length === 0 || names.includes(name));

buildIfOutdated();
await migrateDatabase();
const figures: Figure[] = [];
const measure = async ([name, part]: [string, Part]) => {
  console.log(`Measuring: ${name} …`);
  figures.push(...(await part.measure()));
};
for (const { needs } of chosen.map(([, part]) => part))
  for (const need of needs) await need.ready();
for (const part of chosen) if (part[1].beforeServer) await measure(part);
const raw = rawDatabase(file);
const server = await startServer(port);
const { coldStart: value } = server;
figures.unshift({ work: "Cold start to first answer", value, unit: "ms", atMost: 3_000 });
try {
  for (const part of chosen) if (!part[1].beforeServer) await measure(part);
} finally {
  await server.stop();
  raw.close();
  rmSync(folder, { recursive: true });
}

const header = ["Work", "Here", "Reference", "Ratio", "Budget", ""];
console.log(`\n${table([header, ...figures.map(row)])}`);
console.log(`\nNode ${process.versions.node}, ${cpus().length} processors, SQLite`);
if (names.length === 0) {
  const page = "docs/performance.md";
  const text = withFigures(readFileSync(page, "utf8"), figures, loadBefore);
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
  console.log(`Written to ${page}`);
}
