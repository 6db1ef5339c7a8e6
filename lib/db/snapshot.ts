import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { Database, Transaction } from "./client";
import { databaseUrl } from "./client";
import { PrismaClient } from "./generated/sqlite/client";
import { runsOn } from "./rows";
import { parseDatabaseUrl } from "./url";

/** Milliseconds. A reader that takes longer gives way: what it holds open cannot be tidied up. */
const LONGEST = 6 * 60 * 60 * 1000;

/**
 * Yield from `read`, which sees a database as it stood at its first query, whatever is
 * written meanwhile, and holds nobody up. On SQLite it has a connection of its own, on
 * PostgreSQL a transaction that reads repeatably. Leaving early gives both back.
 *
 * @param from the database, or a copy of it
 */
export async function* inSnapshot<T>(
  from: Database,
  read: (tx: Transaction) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const database = parseDatabaseUrl(databaseUrl());
  const own = database.provider === "sqlite";
  const connecting = own ? new OneConnection({ url: database.file }) : null;
  const client = connecting ? new PrismaClient({ adapter: connecting }) : from;
  // The type is that of SQLite, which knows no other level than its own.
  const level = (own ? {} : { isolationLevel: "RepeatableRead" }) as {
    isolationLevel?: never;
  };
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let begin: (tx: Transaction) => void = () => {};
  const begun = new Promise<Transaction>((resolve) => (begin = resolve));
  const transaction = client.$transaction(
    (tx) => {
      begin(tx);
      return finished;
    },
    { maxWait: 15_000, timeout: LONGEST, ...level },
  );
  try {
    // Only a transaction that could not begin ends before `finish`.
    const tx = await Promise.race([begun, transaction as Promise<never>]);
    if (connecting) runsOn(tx, connecting.connection!);
    yield* read(tx);
  } finally {
    finish();
    await transaction.catch(() => {}); // read only: there is nothing to undo
    if (own) await client.$disconnect();
  }
}

/** Remembers the connection that it makes. */
class OneConnection extends PrismaBetterSqlite3 {
  connection: SqlDriverAdapter | undefined;

  override async connect() {
    this.connection = await super.connect();
    return this.connection;
  }
}
