import { copyFileSync, closeSync, constants, existsSync, fsyncSync, openSync } from "node:fs";
import { readdirSync, readSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";

/** The one file of a copy. */
export const SQLITE_COPY = "framewise.db";

/** What a copy of a database holds. */
export interface Copied {
  /** Names in its folder */
  readonly files: readonly string[];
  /** By table */
  readonly rows: Readonly<Record<string, number>>;
  /** Names of the migrations it is at, oldest first */
  readonly migrations: readonly string[];
}

/**
 * Write one consistent copy of a SQLite file, also while a server writes to it, and make
 * sure that the copy is on the disk and sound. Takes the time of writing it all: call it
 * in a process of its own.
 */
export function copySqlite(file: string, folder: string): Copied {
  const copy = join(folder, SQLITE_COPY);
  const live = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    live.prepare("VACUUM INTO ?").run(copy);
  } finally {
    live.close();
  }
  syncFile(copy);
  return { files: [SQLITE_COPY], ...lookIntoSqlite(copy) };
}

/**
 * What a SQLite file that nobody writes to holds.
 *
 * @throws {Error} where it is damaged, or refers to what is not there
 */
export function lookIntoSqlite(file: string): Omit<Copied, "files"> {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const sound = database.pragma("integrity_check", { simple: true });
    if (sound !== "ok") throw new Error(`SQLite's integrity check says: ${String(sound)}`);
    const dangling = database.pragma("foreign_key_check") as unknown[];
    if (dangling.length > 0) throw new Error(`${dangling.length} rows refer to missing rows`);
    const names = database
      .prepare<[], string>(
        `SELECT name FROM pragma_table_list
         WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
      )
      .pluck()
      .all();
    const rows = names.map(
      (name) =>
        [
          name,
          database.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get()!,
        ] as const,
    );
    const migrations = names.includes("_prisma_migrations")
      ? database
          .prepare<[], string>(
            `SELECT migration_name FROM _prisma_migrations
             WHERE rolled_back_at IS NULL ORDER BY migration_name`,
          )
          .pluck()
          .all()
      : [];
    return { rows: Object.fromEntries(rows), migrations };
  } finally {
    database.close();
  }
}

/** Bytes 18 and 19 of a SQLite file: 2 while it has a log beside it, 1 in what `VACUUM INTO` writes. */
export function sqliteKind(file: string): "live" | "copy" | "none" {
  const header = Buffer.alloc(20);
  const handle = openSync(file, "r");
  try {
    readSync(handle, header, 0, 20, 0);
  } finally {
    closeSync(handle);
  }
  if (!header.toString("latin1").startsWith("SQLite format 3\0")) return "none";
  return header[18] === 2 ? "live" : "copy";
}

/** Take the copy in a folder into a file that may be changed; whatever had that name is gone. */
export function draftOf(folder: string, draft: string): void {
  removeSqlite(draft);
  copyFileSync(join(folder, SQLITE_COPY), draft, constants.COPYFILE_FICLONE);
}

/** Remove a SQLite file with all that belongs to it: a journal that stays would be played into the next one. */
export function removeSqlite(file: string): void {
  for (const end of ["-journal", "-wal", "-shm", ""]) rmSync(file + end, { force: true });
}

/**
 * Put a copy in the place of a database that no server works on. The copy is made ready
 * beside it first; what was there keeps its files, under another name. Whatever ends the
 * process leaves the one database or the other, or what `finishSqlite` finishes.
 *
 * @param stamp tells what was there from what was there other times
 * @param prepare changes the copy before it takes its place
 * @returns the name under which the present database is kept; null where there was none
 */
export function putSqlite(
  folder: string,
  file: string,
  stamp: string,
  prepare: (draft: string) => void,
): string | null {
  finishSqlite(file);
  const draft = `${file}.restoring`;
  draftOf(folder, draft);
  prepare(draft);
  syncFile(draft);
  const present = existsSync(file);
  renameSync(draft, `${file}${READY}${stamp}`);
  finishSqlite(file);
  return present ? file + BEFORE + stamp : null;
}

/** After the name of a database: a copy that is to take its place, and what it takes it from. */
const READY = ".restored-";
const BEFORE = ".before-";

/**
 * Let the copy that is ready take the place of a database that no server works on. The log
 * goes first: without it a file is old, but with another's log it is damaged.
 *
 * @returns false where no copy is ready
 */
export function finishSqlite(file: string): boolean {
  const [folder, start] = [dirname(file), basename(file) + READY];
  const ready = readdirSync(folder).find((name) => name.startsWith(start));
  if (ready === undefined) return false;
  syncFile(folder);
  const keptAs = file + BEFORE + ready.slice(start.length);
  for (const end of ["-wal", "-shm", ""]) {
    if (existsSync(file + end)) renameSync(file + end, keptAs + end);
  }
  renameSync(join(folder, ready), file);
  syncFile(folder);
  return true;
}

/** Nobody who was signed in when the copy was made is signed in by it, and no link of then works. */
export function endSqliteSessions(file: string): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    const now = new Date().toISOString().replace("Z", "+00:00"); // as Prisma writes it
    database.prepare(`UPDATE "Session" SET "revokedAt" = ? WHERE "revokedAt" IS NULL`).run(now);
    database.prepare(`UPDATE "OneTimeLink" SET "usedAt" = ? WHERE "usedAt" IS NULL`).run(now);
    database.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    database.close();
  }
}

/** Wait until a file, or a folder's list of names, is on the disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
