import { defineConfig } from "vitest/config";

const alias = { "@": import.meta.dirname };

/**
 * `domain` is pure and runs in two seconds; `unit` may use the file system and
 * processes; `data` runs against a real, migrated database (see tests/database.ts).
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { resolve: { alias }, test: { name: "domain", include: ["lib/domain/**/*.test.ts"] } },
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{lib/server,components,cli,scripts}/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
