import { databaseProblem, nameOf } from "@/lib/db/check";
import { databaseUrl, prisma } from "@/lib/db/client";
import { reserveFile } from "@/lib/db/reserve";
import { parseDatabaseUrl } from "@/lib/db/url";
import { AppError } from "@/lib/domain/errors";

/**
 * Make sure a server can safely work on this installation's database.
 *
 * @throws {AppError} conflict, saying what is wrong and what to do about it.
 */
export async function requireDatabase(): Promise<void> {
  const problem = await databaseProblem(parseDatabaseUrl(databaseUrl()), () => prisma);
  if (problem !== null) throw new AppError("conflict", problem);
}

/**
 * Keep other servers off this installation's SQLite file until this process ends.
 * On PostgreSQL any number of servers work side by side.
 *
 * @throws {AppError} conflict, when another server has it.
 */
export function reserveDatabase(): void {
  const database = parseDatabaseUrl(databaseUrl());
  reserved.framewiseLock ??= reserveFile(database);
  if (!reserved.framewiseLock) {
    throw new AppError(
      "conflict",
      `Another Framewise server is running on ${nameOf(database)}. Use that one, or stop it first.`,
    );
  }
}

/** Kept here as long as the process lives, however often the development server loads this module. */
const reserved = globalThis as { framewiseLock?: (() => void) | null };
