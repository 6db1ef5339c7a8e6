import { migrateDatabase } from "@/lib/data/migration";
import { databaseUrl, prisma } from "@/lib/db/client";
import { createCrowd } from "./crowd";
import { createLargeCrowd } from "./large-crowd";
import type { Plan } from "./site";

/**
 * Makes the study of a plan in the database that DATABASE_URL names, and prints it. A
 * program of its own, because whoever wants an installation may have a database already.
 */
const { large, reviewers, articles, tags } = JSON.parse(process.argv[2]!) as Plan;
await migrateDatabase();
const crowd = large
  ? await createLargeCrowd(databaseUrl().replace(/^file:/, ""), { articles, tags })
  : await createCrowd(reviewers, articles, tags);
await prisma.$disconnect();
console.log(JSON.stringify(crowd));
