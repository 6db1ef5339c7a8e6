import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { migrationsFolder } from "./migrations";
import type { Copied } from "./sqlite-copy";
import { syncFile } from "./sqlite-copy";

/** A table's rows in a copy's folder, as COPY writes and reads them. */
const fileOf = (table: string) => `${table}.copy`;

interface TableShape {
  readonly name: string;
  /** Those that are stored; what PostgreSQL computes is left out. */
  readonly columns: readonly string[];
}

/**
 * Write one consistent copy of a PostgreSQL database into a folder: a file for each table,
 * all as of one moment, while servers go on writing. Needs no program beside this one.
 */
export async function copyPostgresql(url: string, folder: string): Promise<Copied> {
  return connected(url, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = await shapesOf(client);
    const rows: Record<string, number> = {};
    for (const table of tables) {
      const source = client.query(to(`COPY ${target(table)} TO STDOUT`));
      const path = join(folder, fileOf(table.name));
      await pipeline(source, createWriteStream(path, { mode: 0o600 }));
      syncFile(path);
      rows[table.name] = source.rowCount;
    }
    const applied = await client.query<{ migration_name: string }>(
      "SELECT migration_name FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1",
    );
    await client.query("COMMIT");
    return {
      files: tables.map(({ name }) => fileOf(name)),
      rows,
      migrations: applied.rows.map(({ migration_name }) => migration_name),
    };
  });
}

/**
 * Build a copy anew in a schema of its own, hold every reference in it against the rows
 * there are, and then give it the present schema's name: all in one transaction, so that
 * nothing has changed where anything fails.
 *
 * @param keptAs the name that the present schema gets
 * @returns rows by table, as they arrived
 */
export async function putPostgresql(
  url: string,
  folder: string,
  { migrations }: Copied,
  keptAs: string,
): Promise<Record<string, number>> {
  return connected(url, async (client) => {
    const present = await schemaOf(client);
    const rows = await rebuild(client, folder, migrations, "framewise_restoring");
    await client.query(
      `UPDATE "Session" SET "revokedAt" = now() AT TIME ZONE 'UTC' WHERE "revokedAt" IS NULL`,
    );
    await client.query(
      `UPDATE "OneTimeLink" SET "usedAt" = now() AT TIME ZONE 'UTC' WHERE "usedAt" IS NULL`,
    );
    await client.query(`ALTER SCHEMA ${quoted(present)} RENAME TO ${quoted(keptAs)}`);
    await client.query(`ALTER SCHEMA "framewise_restoring" RENAME TO ${quoted(present)}`);
    await client.query("COMMIT");
    return rows;
  });
}

/** Build a copy anew, hold it against itself, and leave nothing of it. @returns rows by table */
export async function tryPostgresql(
  url: string,
  folder: string,
  { migrations }: Copied,
): Promise<Record<string, number>> {
  return connected(url, async (client) => {
    const rows = await rebuild(client, folder, migrations, "framewise_drill");
    await client.query("ROLLBACK");
    return rows;
  });
}

/** Others who are connected to the database, servers among them. */
export async function countOthers(url: string): Promise<number> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ others: number }>(
      `SELECT count(*)::int AS others FROM pg_stat_activity
       WHERE datname = current_database() AND backend_type = 'client backend'
         AND pid <> pg_backend_pid()`,
    );
    return rows[0]!.others;
  });
}

/** Begins a transaction, in which the schema is then the present one. */
async function rebuild(
  client: pg.Client,
  folder: string,
  migrations: readonly string[],
  schema: string,
): Promise<Record<string, number>> {
  await client.query("BEGIN");
  await client.query(`CREATE SCHEMA ${quoted(schema)}`);
  await client.query(`SET LOCAL search_path TO ${quoted(schema)}`);
  await client.query(MIGRATIONS_TABLE);
  for (const name of migrations) {
    const file = join(migrationsFolder("postgresql"), name, "migration.sql");
    await client.query(readFileSync(file, "utf8"));
  }
  const references = await client.query<{ table: string; name: string; rule: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS rule
     FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of references.rows) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  }
  const rows: Record<string, number> = {};
  for (const table of await shapesOf(client)) {
    await client.query(`ALTER TABLE ${quoted(table.name)} DISABLE TRIGGER USER`);
    const into = client.query(from(`COPY ${target(table)} FROM STDIN`));
    await pipeline(createReadStream(join(folder, fileOf(table.name))), into);
    await client.query(`ALTER TABLE ${quoted(table.name)} ENABLE TRIGGER USER`);
    rows[table.name] = into.rowCount;
  }
  await goOnCounting(client);
  for (const { table, name, rule } of references.rows) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${rule}`);
  }
  return rows;
}

/** Numbers that PostgreSQL gives go on after the highest there is. */
async function goOnCounting(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT table_name AS table, column_name AS column,
            pg_get_serial_sequence(quote_ident(table_name), column_name) AS sequence
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_default LIKE 'nextval(%'`,
  );
  for (const { table, column, sequence } of rows) {
    await client.query(
      `SELECT setval($1, coalesce(max(${quoted(column)}), 0) + 1, false) FROM ${quoted(table)}`,
      [sequence],
    );
  }
}

async function shapesOf(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.table_name AS name, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
     FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
     GROUP BY c.table_name ORDER BY c.table_name`,
  );
  return rows;
}

async function schemaOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>("SELECT current_schema() AS name");
  return rows[0]!.name;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // the query that waits says it
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const target = ({ name, columns }: TableShape) =>
  `${quoted(name)} (${columns.map(quoted).join(", ")})`;

/** As Prisma makes it before the first migration. */
const MIGRATIONS_TABLE = `CREATE TABLE _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
