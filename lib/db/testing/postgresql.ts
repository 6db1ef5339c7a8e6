import type { TestProject } from "vitest/node";
import { startPostgres } from "../../../scripts/postgres";
import { migrate } from "../migrate";

/** Start a real PostgreSQL and migrate one database, once for all test files; each takes a copy of it (setup.ts). */
export default async function setup(project: TestProject) {
  const postgres = await startPostgres();
  const server = await postgres.createDatabase("template_migrated");
  await migrate(server);
  project.provide("database", { provider: "postgresql", template: "template_migrated", server });
  return () => postgres.stop();
}
