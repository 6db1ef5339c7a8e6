import { nameOf } from "@/lib/db/check";
import { databaseUrl } from "@/lib/db/client";
import { reserveFile } from "@/lib/db/reserve";
import { migrate } from "@/lib/db/migrate";
import { parseDatabaseUrl } from "@/lib/db/url";
import { AppError } from "@/lib/domain/errors";

/**
 * Bring this installation's database to the newest migration; a new SQLite file
 * is created. Answers the names of the migrations applied now.
 *
 * @throws {AppError} conflict, while a server is running on the same SQLite file.
 */
export async function migrateDatabase(): Promise<string[]> {
  const url = databaseUrl();
  const database = parseDatabaseUrl(url);
  const release = reserveFile(database);
  if (!release) {
    throw new AppError(
      "conflict",
      `A Framewise server is already running on ${nameOf(database)}. Use that one, or stop it first.`,
    );
  }
  try {
    return await migrate(url);
  } finally {
    release();
  }
}
