import { pathToFileURL } from "node:url";
import { existsSync } from "node:fs";
import { groupBy } from "@/lib/domain/group-by";
import { randomFrom } from "@/lib/domain/random";
import type { LargeStudy } from "./large/study";

const LARGE = { articles: 20_000, annotations: 1_000_000 };
/** Articles stored in one transaction. */
const AT_ONCE = 500;

const OUTLETS = [
  "Morning Ledger",
  "The Harbour Post",
  "Evening Courier",
  "Radio North",
  "Valley Herald",
  "Daily Compass",
  "Union Gazette",
  "Newswire Orla",
];

/**
 * A project of 20,000 articles, 30 reviewers and 1,000,000 annotations, on the database
 * of this process, which is a migrated SQLite file: a quarter of the articles coded by
 * two, nine tenths of the work submitted, two fifths of what can be settled closed. The
 * project, its codebook and its people are made by the product's own functions, the rest
 * by plain inserts under the database's own checks.
 */
export async function createLarge(file: string, size = LARGE): Promise<LargeStudy> {
  const { createLargeStudy, REVIEWERS } = await import("./large/study");
  const { rawInserts, idsFrom } = await import("./large/insert");
  const { planWork } = await import("./large/plan");
  const { insertArticle } = await import("./large/rows");
  const study = await createLargeStudy();
  const random = randomFrom(20_000);
  const work = groupBy(planWork(random, { ...size, reviewers: REVIEWERS }), (one) => one.article);
  const rows = rawInserts(file);
  const now = new Date();
  const id = idsFrom(now);
  const { projectId } = study;
  const [batchId, outletIds] = [id(), OUTLETS.map(id)];
  rows.insert("ImportBatch", { id: batchId, projectId, via: "command line" });
  for (const [index, name] of OUTLETS.entries()) {
    rows.insert("Outlet", { id: outletIds[index]!, projectId, name });
  }
  const making = { rows, study, random, id, now, batchId, outletIds };
  for (let from = 0; from < size.articles; from += AT_ONCE) {
    rows.transaction(() => {
      for (let number = from; number < Math.min(from + AT_ONCE, size.articles); number++) {
        insertArticle(making, number, work.get(number)!, number < size.articles * 0.4);
      }
    });
  }
  rows.close();
  return study;
}

/** `npx tsx scripts/bench/large.ts FILE`: the same in a new SQLite file, to copy and to look at. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const file = process.argv[2];
  if (!file || existsSync(file)) {
    console.error("Name a file that does not exist yet: npx tsx scripts/bench/large.ts FILE");
    process.exit(2);
  }
  process.env.DATABASE_URL = `file:${file}`;
  const { migrateDatabase } = await import("@/lib/data/migration");
  await migrateDatabase();
  const { slug } = await createLarge(file);
  console.log(`${file} holds the project ${slug}. Sign in with a link of \`framewise user\`.`);
}
