import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };
/** Milliseconds after which a test hangs: a busy machine is slow, and a test that is none waits for nothing. */
const PATIENCE = 300_000;

/**
 * `domain` is pure and runs in two seconds; `unit` may use the file system and
 * processes; `data` runs against a real, migrated database (see
 * lib/db/testing), once on SQLite and once on PostgreSQL.
 */
export default defineConfig({
  test: {
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        resolve: { alias },
        test: {
          name: "domain",
          include: ["lib/domain/**/*.test.ts"],
          testTimeout: PATIENCE,
          // What is pure leaves nothing behind, so its files need no process each.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib/importers,lib/server,components,cli,scripts}/**/*.test.{ts,tsx}"],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
          exclude: ["**/*.data.test.ts"],
        },
      },
      ...(["sqlite", "postgresql"] as const).map((provider) => ({
        resolve: { alias },
        test: {
          name: `data-${provider}`,
          include: ["lib/{data,db}/**/*.test.ts", "{lib/server,cli}/**/*.data.test.ts"],
          globalSetup: [`lib/db/testing/${provider}.ts`],
          // Broken files end in the reading process, before any database: trying them on one is enough.
          exclude: provider === "postgresql" ? ["lib/server/jobs/hostile.data.test.ts"] : [],
          setupFiles: ["lib/db/testing/setup.ts"],
          testTimeout: PATIENCE,
          hookTimeout: PATIENCE,
        },
      })),
    ],
  },
});
