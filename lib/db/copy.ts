import { basename, dirname, join } from "node:path";
import { copyPostgresql, countOthers, putPostgresql, tryPostgresql } from "./postgresql-copy";
import type { Copied } from "./sqlite-copy";
import {
  copySqlite,
  draftOf,
  endSqliteSessions,
  finishSqlite,
  lookIntoSqlite,
  putSqlite,
  removeSqlite,
} from "./sqlite-copy";
import type { DatabaseUrl } from "./url";

/** Write one consistent copy of a database into a folder, while servers work on it. */
export function copyDatabase(database: DatabaseUrl, folder: string): Promise<Copied> | Copied {
  return database.provider === "sqlite"
    ? copySqlite(database.file, folder)
    : copyPostgresql(database.url, folder);
}

/**
 * Put a copy in the place of a database that no server works on; what was there stays,
 * under another name. Nobody is signed in by it.
 *
 * @param stamp makes that name
 * @returns where what was there is now; null where there was nothing
 */
export async function putDatabase(
  database: DatabaseUrl,
  folder: string,
  copied: Copied,
  stamp: string,
): Promise<string | null> {
  if (database.provider === "sqlite") {
    return putSqlite(folder, database.file, stamp, endSqliteSessions);
  }
  const keptAs = `before_${stamp.replace(/\W/g, "_")}`;
  await putPostgresql(database.url, folder, copied, keptAs);
  return `the schema ${keptAs}`;
}

/**
 * Restore a copy somewhere else and throw the result away.
 *
 * @returns rows by table, as they are in what was restored
 * @throws {Error} where it cannot be restored
 */
export async function tryCopy(
  database: DatabaseUrl,
  folder: string,
  copied: Copied,
): Promise<Readonly<Record<string, number>>> {
  if (database.provider === "postgresql") return tryPostgresql(database.url, folder, copied);
  const draft = join(dirname(folder), `.${basename(folder)}.drill`);
  try {
    draftOf(folder, draft);
    endSqliteSessions(draft);
    return lookIntoSqlite(draft).rows;
  } finally {
    removeSqlite(draft);
  }
}

/**
 * Finish what `putDatabase` had begun when its process was ended amid exchanging the files.
 *
 * @returns false where there was nothing to finish
 */
export function finishPutting(database: DatabaseUrl): boolean {
  return database.provider === "sqlite" && finishSqlite(database.file);
}

/** How many others are connected to a PostgreSQL database; SQLite has a lock for that (lib/db/reserve.ts). */
export function countConnections(database: DatabaseUrl): Promise<number> {
  return database.provider === "sqlite" ? Promise.resolve(0) : countOthers(database.url);
}
