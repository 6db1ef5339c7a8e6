import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { migrationNames, migrationsFolder } from "./migrations";
import { withSchemaEngine } from "./schema-engine";
import { parseDatabaseUrl } from "./url";

/**
 * Bring a database to the newest migration; a new SQLite file is created.
 *
 * Fills `_prisma_migrations` as `prisma migrate deploy` does, so either can follow the other.
 *
 * @returns the names of the migrations applied now; none when it was up to date.
 */
export async function migrate(url: string): Promise<string[]> {
  const database = parseDatabaseUrl(url);
  const baseDir = migrationsFolder(database.provider);
  return withSchemaEngine(database, undefined, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir,
        lockfile: {
          path: "migration_lock.toml",
          content: readFileSync(join(baseDir, "migration_lock.toml"), "utf8"),
        },
        shadowDbInitScript: "",
        migrationDirectories: migrationNames(database.provider).map((name) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: read(join(baseDir, name)) },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    });
    return appliedMigrationNames;
  });
}

function read(folder: string) {
  const file = join(folder, "migration.sql");
  return existsSync(file)
    ? { tag: "ok" as const, value: readFileSync(file, "utf8") }
    : { tag: "error" as const, value: `${file} is missing` };
}
