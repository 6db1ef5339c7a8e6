import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Statement } from "better-sqlite3";
import Database from "better-sqlite3";
import type { DatabaseRow } from "@/lib/domain/export/exporter";

/**
 * An SQLite database of these tables and rows. It is made in a file of its own, because
 * nothing of it can be sent before it is complete; the file is gone afterwards, also where
 * whoever reads stops. The same rows make the same bytes.
 */
export async function* sqliteOf(
  schema: readonly string[],
  rows: AsyncIterable<DatabaseRow>,
): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "framewise-export-"));
  try {
    const file = join(folder, "export.sqlite3");
    await fill(file, schema, rows);
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(file: string, schema: readonly string[], rows: AsyncIterable<DatabaseRow>) {
  const database = new Database(file);
  try {
    // Nobody else sees the file, and half of one is thrown away: neither a journal nor syncing is needed.
    for (const pragma of ["page_size = 4096", "journal_mode = OFF", "synchronous = OFF"]) {
      database.pragma(pragma);
    }
    database.pragma("foreign_keys = OFF"); // rows may come before those that they refer to
    database.exec("BEGIN");
    for (const statement of schema) database.exec(statement);
    const inserts = new Map<string, Statement>();
    for await (const { table, values } of rows) {
      const columns = Object.keys(values);
      const key = `${table} ${columns.join(" ")}`;
      const insert =
        inserts.get(key) ??
        database.prepare(
          `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
        );
      inserts.set(key, insert);
      insert.run(...Object.values(values));
    }
    database.exec("COMMIT");
  } finally {
    database.close();
  }
}
