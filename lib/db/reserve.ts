import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
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

/** Whether the database's file is there; a PostgreSQL database says so itself when it is asked. */
export function databaseExists(database: DatabaseUrl): boolean {
  return database.provider === "postgresql" || existsSync(database.file);
}
