import { openAdapter } from "./adapter";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client";
import { PrismaClient } from "./generated/sqlite/client";
import { DEFAULT_DATABASE_URL, parseDatabaseUrl } from "./url";

export { Prisma } from "./generated/sqlite/client";
/** The app's database, or a copy of it. */
export type Database = PrismaClient;

/**
 * A client for SQLite or PostgreSQL. Both are generated from one schema, so the
 * app sees one type and cannot tell them apart; this is the only place that can.
 */
export function createClient(url: string): PrismaClient {
  const database = parseDatabaseUrl(url);
  const options = {
    adapter: openAdapter(database),
    // On SQLite transactions take turns: in a crowd one may wait longer than Prisma's two seconds.
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  };
  return database.provider === "sqlite"
    ? new PrismaClient(options)
    : (new PostgresqlClient(options) as unknown as PrismaClient);
}

/** The address of this installation's database. */
export const databaseUrl = (): string => process.env.DATABASE_URL || DEFAULT_DATABASE_URL;

const shared = globalThis as { framewisePrisma?: PrismaClient; framewiseReplica?: PrismaClient };

/** This process's client; one, however often the development server loads this module. */
export const prisma = (shared.framewisePrisma ??= createClient(databaseUrl()));

/** The copy of the database that DATABASE_REPLICA_URL names, which may be behind; null without one. */
export function replica(): PrismaClient | null {
  const url = process.env.DATABASE_REPLICA_URL;
  return url ? (shared.framewiseReplica ??= createClient(url)) : null;
}

/** The client inside a transaction. */
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];
