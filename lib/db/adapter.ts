import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type {
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { PostgresqlAdapter } from "./postgresql";
import { SqliteAdapter } from "./sqlite";
import { StatementNames } from "./statement-names";
import type { DatabaseUrl } from "./url";

/** The app's way to its database; connects when first used. */
export function openAdapter(database: DatabaseUrl): SqlDriverAdapterFactory {
  return database.provider === "sqlite"
    ? new SqliteAdapter(database.file)
    : // A command that is done may end, though its connection idles in the pool.
      new PostgresqlAdapter(
        {
          connectionString: database.url,
          max: Number(process.env.DATABASE_CONNECTIONS || CONNECTIONS),
          allowExitOnIdle: true,
        },
        // An empty name is none.
        { statementNameGenerator: ({ sql, args }) => (args.length > 0 && names.of(sql)) || "" },
      );
}

const names = new StatementNames();

/** Connections that one process opens to PostgreSQL, where DATABASE_CONNECTIONS does not say. */
const CONNECTIONS = 10;

/** The schema engine's way: one connection to itself. Makes the folder of a new SQLite file. */
export function openMigrationAdapter(database: DatabaseUrl): SqlMigrationAwareDriverAdapterFactory {
  if (database.provider === "postgresql") return new WholeScripts(database.url);
  if (database.file !== ":memory:") mkdirSync(dirname(database.file), { recursive: true });
  return new WholeSqliteScripts({ url: database.file });
}

/** A lock of PostgreSQL that is held while a script runs; any number, the same in every process. */
export const SCRIPT_RUNS = 4_817_205;

/** SHA-256 of a migration, by which Prisma knows it. */
const checksumOf = (script: string) => createHash("sha256").update(script).digest("hex");

/**
 * Applies a migration and notes that it is done in one transaction: whatever ends the
 * process, the migration has been applied as a whole or not at all, and which of these
 * stands in `_prisma_migrations`.
 *
 * Sent to PostgreSQL in one piece: Prisma's adapter cuts it at every semicolon, also
 * inside function bodies. PostgreSQL runs one piece as one transaction.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      const done = `DO $$ BEGIN IF to_regclass('_prisma_migrations') IS NOT NULL THEN
        UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1
        WHERE checksum = '${checksumOf(script)}' AND finished_at IS NULL AND rolled_back_at IS NULL;
        END IF; END $$;`;
      const held = `SELECT pg_advisory_xact_lock(${SCRIPT_RUNS});`;
      await connection.underlyingDriver().query(`${held}\n${script}\n;${done}`);
    };
    return connection;
  }
}

/** The same for SQLite, where nothing but a transaction of our own makes one of a script. */
class WholeSqliteScripts extends PrismaBetterSqlite3 {
  override async connect() {
    const connection = await super.connect();
    const execute = connection.executeScript.bind(connection);
    connection.executeScript = async (script) => {
      const { rows } = await connection.queryRaw({
        sql: "SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'",
        ...{ args: [], argTypes: [] },
      });
      const done = `UPDATE _prisma_migrations SET finished_at = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'), applied_steps_count = 1
        WHERE checksum = '${checksumOf(script)}' AND finished_at IS NULL AND rolled_back_at IS NULL;`;
      try {
        await execute(`BEGIN IMMEDIATE;\n${script}\n;${rows.length > 0 ? done : ""}\nCOMMIT;`);
      } catch (error) {
        await execute("ROLLBACK").catch(() => {}); // SQLite may have done so itself
        throw error;
      }
    };
    return connection;
  }
}
