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
  const release = reserveFile(parseDatabaseUrl(url));
  if (!release) {
    throw new AppError(
      "conflict",
      "A Framewise server is running on this database. Stop it, then migrate.",
    );
  }
  try {
    return await migrate(url);
  } finally {
    release();
  }
}
