import { dirname } from "node:path";
import { DEFAULT_DATABASE_URL, parseDatabaseUrl } from "@/lib/db/url";

/**
 * The folder of this installation's own files: beside its SQLite database, or DATA_FOLDER
 * (`data`, if it names none) when the database is on a PostgreSQL server.
 *
 * @throws {Error} with a sentence, when `url` is no address of a database.
 */
export function dataFolder(url = DEFAULT_DATABASE_URL): string {
  const database = parseDatabaseUrl(url);
  if (database.provider === "sqlite") return dirname(database.file);
  return process.env.DATA_FOLDER || dirname(DEFAULT_FILE);
}

const DEFAULT_FILE = DEFAULT_DATABASE_URL.slice("file:".length);
