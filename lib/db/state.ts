import Database from "better-sqlite3";
import pg from "pg";
import { migrationNames } from "./migrations";
import { databaseExists } from "./reserve";
import type { DatabaseUrl } from "./url";

/** What is found where the database should be, before anything works on it. */
export type DatabaseState =
  | { readonly kind: "missing" | "empty" | "foreign" | "damaged" }
  | { readonly kind: "framewise"; readonly pending: boolean };

/** Look at a database without changing it. @throws where a PostgreSQL server does not answer */
export async function databaseState(database: DatabaseUrl): Promise<DatabaseState> {
  if (!databaseExists(database)) return { kind: "missing" };
  const found =
    database.provider === "sqlite" ? lookAtFile(database.file) : await lookAtServer(database.url);
  if (found === "damaged") return { kind: "damaged" };
  if (found.tables === 0) return { kind: "empty" };
  if (found.done === null) return { kind: "foreign" };
  const done = new Set(found.done);
  return {
    kind: "framewise",
    pending: migrationNames(database.provider).some((name) => !done.has(name)),
  };
}

interface Found {
  readonly tables: number;
  /** The migrations that were applied; null where there is no list of them. */
  readonly done: readonly string[] | null;
}

const DONE = `SELECT migration_name AS name FROM _prisma_migrations
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

function lookAtFile(file: string): Found | "damaged" {
  let client;
  try {
    client = new Database(file, { readonly: true, timeout: 5_000 });
    const names = client
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all();
    const done = names.includes("_prisma_migrations")
      ? client.prepare<[], string>(DONE).pluck().all()
      : null;
    return { tables: names.length, done };
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : "";
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return "damaged";
    throw error;
  } finally {
    client?.close();
  }
}

async function lookAtServer(url: string): Promise<Found> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
    );
    const listed = rows.some(({ name }) => name === "_prisma_migrations");
    const done = listed ? (await client.query<{ name: string }>(DONE)).rows : null;
    return { tables: rows.length, done: done && done.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}
