import type { createClient } from "./client";
import { databaseExists } from "./reserve";
import { migrationNames } from "./migrations";
import type { DatabaseUrl } from "./url";

type Client = Pick<ReturnType<typeof createClient>, "$queryRaw" | "$transaction">;
type Asking = Pick<Client, "$queryRaw">;

const MIGRATE = "Run `npm run framewise -- migrate`.";

/**
 * Why a server must not work on this database: it is missing, not at the newest
 * migration, or could lose what it acknowledged. Never creates or changes anything.
 *
 * @param open makes the client whose connections are judged; called only once a SQLite file is known to exist.
 * @returns a sentence for the person who starts the server; null when all is well.
 */
export async function databaseProblem(
  database: DatabaseUrl,
  open: () => Client,
): Promise<string | null> {
  if (!databaseExists(database)) return `There is no database at ${nameOf(database)}. ${MIGRATE}`;
  const client = open();
  return (
    (await migrationProblem(database, client)) ??
    (database.provider === "sqlite"
      ? // The first is the reading connection, the second, inside a transaction, the writing one.
        ((await sqliteProblem(client)) ?? (await client.$transaction(sqliteProblem)))
      : await postgresqlProblem(client))
  );
}

async function migrationProblem(database: DatabaseUrl, client: Asking): Promise<string | null> {
  const rows = await migrationRows(database, client);
  const broken = rows.find(({ done }) => !done);
  if (broken) {
    return `The migration ${broken.name} stopped half way. ${MIGRATE}`;
  }
  const applied = new Set(rows.map(({ name }) => name));
  const known = new Set(migrationNames(database.provider));
  if ([...known].some((name) => !applied.has(name))) {
    return `The database is older than this version of Framewise. ${MIGRATE}`;
  }
  if ([...applied].some((name) => !known.has(name))) {
    return "The database was migrated by a newer version of Framewise. Start that version.";
  }
  return null;
}

async function migrationRows(database: DatabaseUrl, client: Asking) {
  const tables =
    database.provider === "sqlite"
      ? await client.$queryRaw<
          unknown[]
        >`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`
      : await client.$queryRaw<
          unknown[]
        >`SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'`;
  if (tables.length === 0) return [];
  return client.$queryRaw<{ name: string; done: boolean }[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS done
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
}

async function sqliteProblem(client: Asking): Promise<string | null> {
  const rows = await client.$queryRaw<Record<string, unknown>[]>`
    SELECT j.journal_mode, s.synchronous, b.timeout AS busy_timeout, f.foreign_keys
    FROM pragma_journal_mode AS j, pragma_synchronous AS s,
         pragma_busy_timeout AS b, pragma_foreign_keys AS f`;
  return differenceFrom(
    { journal_mode: ["wal"], synchronous: ["2"], busy_timeout: ["5000"], foreign_keys: ["1"] },
    rows[0] ?? {},
  );
}

async function postgresqlProblem(client: Asking): Promise<string | null> {
  const rows = await client.$queryRaw<{ name: string; setting: string }[]>`
    SELECT name, setting FROM pg_settings
    WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')`;
  return differenceFrom(
    {
      fsync: ["on"],
      // All of these wait for this machine's disk; "off" does not.
      synchronous_commit: ["on", "local", "remote_write", "remote_apply"],
      full_page_writes: ["on"],
    },
    Object.fromEntries(rows.map(({ name, setting }) => [name, setting])),
  );
}

function differenceFrom(
  wanted: Record<string, readonly string[]>,
  found: Record<string, unknown>,
): string | null {
  const wrong = Object.keys(wanted).find((name) => !wanted[name]!.includes(String(found[name])));
  return wrong === undefined
    ? null
    : `The database's setting ${wrong} is ${String(found[wrong])}, but saved work is only safe with ${wanted[wrong]![0]}.`;
}

/** What people call the database; a PostgreSQL address may hold a password. */
export function nameOf(database: DatabaseUrl): string {
  return database.provider === "sqlite" ? database.file : "the PostgreSQL server";
}
