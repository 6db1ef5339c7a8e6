import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type {
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { SqliteAdapter } from "./sqlite";
import type { DatabaseUrl } from "./url";

/** The app's way to its database; connects when first used. */
export function openAdapter(database: DatabaseUrl): SqlDriverAdapterFactory {
  return database.provider === "sqlite"
    ? new SqliteAdapter(database.file)
    : // A command that is done may end, though its connection idles in the pool.
      new PrismaPg({ connectionString: database.url, allowExitOnIdle: true });
}

/** The schema engine's way: one connection to itself. Makes the folder of a new SQLite file. */
export function openMigrationAdapter(database: DatabaseUrl): SqlMigrationAwareDriverAdapterFactory {
  if (database.provider === "postgresql") return new WholeScripts(database.url);
  if (database.file !== ":memory:") mkdirSync(dirname(database.file), { recursive: true });
  return new PrismaBetterSqlite3({ url: database.file });
}

/**
 * Sends a migration to PostgreSQL in one piece: Prisma's adapter cuts it at every
 * semicolon, also inside function bodies. PostgreSQL runs one piece as one transaction.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      await connection.underlyingDriver().query(script);
    };
    return connection;
  }
}
