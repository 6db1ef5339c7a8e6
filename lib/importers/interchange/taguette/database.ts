import Database from "better-sqlite3";
import { AppError } from "@/lib/domain/errors";

/** Every SQLite database begins with these bytes. */
const MAGIC = "SQLite format 3\0";

/** Bytes of a database's header, which has that at its beginning. */
const HEADER = 100;

/** The tables that are read, with the columns that are asked for. */
const COLUMNS = {
  projects: ["id", "name"],
  documents: ["id", "project_id", "name", "description", "contents"],
  tags: ["id", "project_id", "path", "description"],
  highlights: ["id", "document_id", "start_offset", "end_offset", "snippet"],
  highlight_tags: ["highlight_id", "tag_id"],
  commands: ["user_login", "date", "payload"],
} as const;

export type Table = keyof typeof COLUMNS;
export type Row = Readonly<Record<string, unknown>>;

export const isSqlite = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, MAGIC.length)).toString("latin1") === MAGIC;

/** A project of Taguette that may come from anybody, in memory. Close it. */
export class TaguetteDatabase {
  private constructor(private readonly database: Database.Database) {}

  /** @throws {AppError} invalid_input for a damaged file, or one that is no project of Taguette */
  static open(bytes: Uint8Array): TaguetteDatabase {
    if (bytes.length < HEADER) throw damaged();
    const copy = Buffer.from(bytes);
    copy.fill(1, 18, 20); // a journal that was kept beside the file is not here
    let database: Database.Database | undefined;
    try {
      database = new Database(copy, { readonly: true });
      database.pragma("trusted_schema = OFF");
      database.pragma("cell_size_check = ON");
      if (database.pragma("quick_check(1)", { simple: true }) !== "ok") throw damaged();
      check(database);
      return new TaguetteDatabase(database);
    } catch (error) {
      database?.close();
      throw error instanceof AppError ? error : damaged(error);
    }
  }

  /** Every row of a table, in the order of their ids. @throws {AppError} for a damaged one */
  rows(table: Table): Row[] {
    const columns = COLUMNS[table].map((name) => `"${name}"`).join(", ");
    try {
      return this.database
        .prepare(`SELECT ${columns} FROM "${table}" ORDER BY 1, 2`)
        .all() as Row[];
    } catch (error) {
      throw damaged(error);
    }
  }

  close(): void {
    this.database.close();
  }
}

/**
 * Plain tables with the columns that are asked for, and nothing that would run when they are
 * read: views, triggers, virtual tables and computed columns are none of Taguette's.
 */
function check(database: Database.Database): void {
  const objects = database.prepare("SELECT type, name, sql FROM sqlite_master").all() as {
    type: string;
    name: string;
    sql: string | null;
  }[];
  const runs = objects.some(
    ({ type, sql }) => !/^(table|index)$/.test(type) || /^\s*CREATE\s+VIRTUAL/i.test(sql ?? ""),
  );
  if (runs) {
    throw new AppError(
      "invalid_input",
      "This database has views, triggers or virtual tables, which a project of Taguette never has. It was not read.",
    );
  }
  for (const [table, columns] of Object.entries(COLUMNS)) {
    const found = database.pragma(`table_xinfo("${table}")`) as { name: string; hidden: number }[];
    const plain = found.filter(({ hidden }) => hidden === 0).map(({ name }) => name);
    if (columns.some((column) => !plain.includes(column)) || plain.length < found.length) {
      throw new AppError(
        "invalid_input",
        "This database is not a project of Taguette. Export one under “Project info” as a file (.sqlite3).",
      );
    }
  }
}

function damaged(error?: unknown): AppError {
  return new AppError("invalid_input", "The database is damaged or was cut off. Export it anew.", {
    cause: error,
  });
}
