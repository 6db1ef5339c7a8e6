import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import pg from "pg";
import { SCRIPT_RUNS } from "./adapter";
import { migrationNames, migrationsFolder } from "./migrations";
import { withSchemaEngine } from "./schema-engine";
import type { DatabaseUrl } from "./url";
import { parseDatabaseUrl } from "./url";

/**
 * Bring a database to the newest migration; a new SQLite file is created.
 *
 * Fills `_prisma_migrations` as `prisma migrate deploy` does, so either can follow the other.
 *
 * One that was interrupted the last time is applied anew.
 *
 * @returns the names of the migrations applied now; none when it was up to date.
 */
export async function migrate(url: string): Promise<string[]> {
  const database = parseDatabaseUrl(url);
  return database.provider === "sqlite"
    ? migrateFile(database)
    : inTurn(database.url, (client) => migrateServer(database, client));
}

/** Nobody else works on the file (lib/db/reserve.ts). */
function migrateFile(database: Extract<DatabaseUrl, { provider: "sqlite" }>): Promise<string[]> {
  if (existsSync(database.file)) {
    const file = new Database(database.file);
    const listed = file.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(TABLE);
    if (listed) file.exec(FORGET_UNFINISHED);
    file.close();
  }
  return apply(database);
}

async function migrateServer(database: DatabaseUrl, client: pg.Client): Promise<string[]> {
  const { rows } = await client.query("SELECT 1 WHERE to_regclass($1) IS NOT NULL", [TABLE]);
  if (rows.length > 0) {
    // PostgreSQL goes on with a script whose process has died: wait for its end.
    await client.query("SELECT pg_advisory_lock($1)", [SCRIPT_RUNS]);
    await client.query(FORGET_UNFINISHED);
    await client.query("SELECT pg_advisory_unlock($1)", [SCRIPT_RUNS]);
  }
  return apply(database);
}

const TABLE = "_prisma_migrations";

/**
 * A migration that was begun and not finished left nothing behind: it is applied together
 * with the note that it is done (lib/db/adapter.ts). So it is simply applied anew.
 */
const FORGET_UNFINISHED = `UPDATE ${TABLE} SET rolled_back_at = CURRENT_TIMESTAMP
  WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

/** Any number; the same in every process. */
const MIGRATING = 4_817_204;

/** Do something that one process at a time does, of those on a PostgreSQL server. */
async function inTurn<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATING]);
    return await work(client);
  } finally {
    await client.end();
  }
}

function apply(database: DatabaseUrl): Promise<string[]> {
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
