import { openProject } from "@/cli/project";
import { startImport } from "@/lib/data/imports";
import { file, prepare, textOf, zipOf } from "@/lib/server/jobs/testing/import";

/**
 * Begin an import of so many articles as a browser does, in the database that DATABASE_URL
 * names, and leave it to the server: `begin-import.ts SLUG COUNT`.
 */
const [slug, count] = process.argv.slice(2);
const access = await openProject(slug, "article:import");
const members = Array.from({ length: Number(count) }, (_, n) => file(`${n}.txt`, textOf(n)));
const batchId = await prepare(access, [file("articles.zip", await zipOf(members))]);
await startImport(access, batchId, {});
