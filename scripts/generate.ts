import { execFileSync } from "node:child_process";
import { POSTGRESQL_SCHEMA, SCHEMA, writePostgresqlSchema } from "./schema";

/**
 * Generate both Prisma clients. `prisma generate` looks for its native schema
 * engine but does not run it; naming any executable spares the download.
 */
writePostgresqlSchema();
for (const schema of [SCHEMA, POSTGRESQL_SCHEMA]) {
  execFileSync("npx", ["prisma", "generate", "--schema", schema, "--no-hints"], {
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    stdio: ["ignore", "ignore", "inherit"],
  });
}
