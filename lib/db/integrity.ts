import { databaseUrl, prisma } from "./client";
import { parseDatabaseUrl } from "./url";

const { provider } = parseDatabaseUrl(databaseUrl());

/** Rows that refer to rows which are not there, each as a sentence; at most a hundred. */
export function danglingReferences(): Promise<string[]> {
  return provider === "sqlite" ? sqliteReferences() : postgresqlReferences();
}

async function sqliteReferences(): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ table: string; parent: string; rows: bigint }[]>`
    SELECT "table", "parent", count(*) AS "rows" FROM pragma_foreign_key_check
    GROUP BY "table", "parent" LIMIT 100`;
  return rows.map(
    ({ table, parent, rows }) => `${rows} rows of ${table} refer to a ${parent} that is not there.`,
  );
}

/** PostgreSQL keeps what refers to what, unless somebody has switched that off. */
async function postgresqlReferences(): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT conname AS "name" FROM pg_constraint
    WHERE contype = 'f' AND NOT convalidated AND connamespace = current_schema()::regnamespace
    UNION ALL
    SELECT t.tgname FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgenabled = 'D' AND c.relnamespace = current_schema()::regnamespace
    LIMIT 100`;
  return rows.map(({ name }) => `The database's own rule ${name} is switched off.`);
}

/** What the database says of its own files, each as a sentence; nothing when they are sound. */
export function storageProblems(): Promise<string[]> {
  return provider === "sqlite" ? sqliteStorage() : postgresqlStorage();
}

async function sqliteStorage(): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ found: string }[]>`
    SELECT integrity_check AS found FROM pragma_integrity_check LIMIT 100`;
  return rows.flatMap(({ found }) =>
    found === "ok" ? [] : [`SQLite's integrity check says: ${found}.`],
  );
}

/** The indexes by amcheck, where whoever runs the database has installed it; pages by their checksums. */
async function postgresqlStorage(): Promise<string[]> {
  const [damage] = await prisma.$queryRaw<{ failures: bigint | null }[]>`
    SELECT checksum_failures AS failures FROM pg_stat_database WHERE datname = current_database()`;
  const problems =
    Number(damage?.failures ?? 0) > 0
      ? [`PostgreSQL has met ${damage!.failures} pages whose checksum is wrong.`]
      : [];
  const [installed] = await prisma.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_extension WHERE extname = 'amcheck'`;
  if (!installed) return problems;
  const indexes = await prisma.$queryRaw<{ oid: number; name: string }[]>`
    SELECT i.indexrelid::int AS oid, i.indexrelid::regclass::text AS name FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree'
    WHERE c.relnamespace = current_schema()::regnamespace AND i.indisvalid`;
  for (const { oid, name } of indexes) {
    try {
      await prisma.$queryRaw`SELECT bt_index_check(${oid}::regclass) IS NULL`;
    } catch {
      problems.push(`The index ${name} is damaged.`);
    }
  }
  return problems;
}
