import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import Database from "better-sqlite3";
import type { DatabaseUrl } from "./url";

/**
 * Reserve a SQLite file for this process, by an exclusive transaction on the
 * empty file beside it: the operating system ends it with the process, also
 * after `kill -9`, so there is never a stale lock to clear away.
 *
 * @returns how to give it back; null when another process has it.
 *   PostgreSQL serves any number of processes and needs no lock.
 */
export function reserveFile(database: DatabaseUrl): (() => void) | null {
  if (database.provider === "postgresql") return () => {};
  mkdirSync(dirname(database.file), { recursive: true });
  const lock = new Database(`${database.file}.lock`, { timeout: 0 });
  try {
    lock.pragma("journal_mode = MEMORY"); // no second file beside it
    lock.exec("BEGIN EXCLUSIVE");
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === "SQLITE_BUSY") return null;
    throw error;
  }
}

/** How long other programs may take to let go of a file, and how often to look; milliseconds. */
const PATIENCE = 10_000;
const LOOK = 100;

/**
 * Wait until nothing else has a SQLite file open, which those who change its tables need:
 * a command that is at work, or a database browser that was left open.
 *
 * @param patience milliseconds
 * @returns false where somebody still has it then
 */
export async function untilAlone(database: DatabaseUrl, patience = PATIENCE): Promise<boolean> {
  if (database.provider === "postgresql") return true; // it lets them take turns itself
  for (const until = Date.now() + patience; !isAlone(database.file); await sleep(LOOK)) {
    if (Date.now() > until) return false;
  }
  return true;
}

function isAlone(path: string): boolean {
  const file = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    file.pragma("locking_mode = EXCLUSIVE");
    file.exec("BEGIN EXCLUSIVE; ROLLBACK");
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return false;
    throw error;
  } finally {
    file.close();
  }
}

/** Whether the database's file is there; a PostgreSQL database says so itself when it is asked. */
export function databaseExists(database: DatabaseUrl): boolean {
  return database.provider === "postgresql" || existsSync(database.file);
}
