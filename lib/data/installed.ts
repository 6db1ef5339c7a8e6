import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseUrl } from "@/lib/db/url";
import { dataFolder } from "./database";

/**
 * A file that says that a database was made here once, so that a missing or empty one is
 * never taken for a new installation: an unmounted disk, a name mistyped, a file moved away.
 */
export function setUpMark(database: DatabaseUrl): string {
  if (database.provider === "sqlite") return `${database.file}.installed`;
  const { host, pathname } = new URL(database.url);
  const name = createHash("sha256").update(`${host}${pathname}`).digest("hex").slice(0, 16);
  return join(dataFolder(database.url), `postgresql-${name}.installed`);
}

export function wasSetUp(database: DatabaseUrl): boolean {
  return existsSync(setUpMark(database));
}

/** Remember that this database was made here. */
export function markSetUp(database: DatabaseUrl): void {
  if (wasSetUp(database)) return;
  const mark = setUpMark(database);
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(
    mark,
    "A Framewise database was made here. Without this file, a missing one is made anew.\n",
  );
}
