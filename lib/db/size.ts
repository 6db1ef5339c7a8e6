import { existsSync, statSync } from "node:fs";
import { databaseUrl, prisma } from "./client";
import { parseDatabaseUrl } from "./url";

/** Bytes the database takes on its disk, SQLite's log included. */
export async function databaseBytes(): Promise<number> {
  const database = parseDatabaseUrl(databaseUrl());
  if (database.provider === "sqlite") {
    return [database.file, `${database.file}-wal`]
      .filter((file) => existsSync(/* turbopackIgnore: true */ file))
      .reduce((sum, file) => sum + statSync(/* turbopackIgnore: true */ file).size, 0);
  }
  const [row] = await prisma.$queryRaw<{ bytes: bigint }[]>`
    SELECT pg_database_size(current_database()) AS bytes`;
  return Number(row!.bytes);
}
