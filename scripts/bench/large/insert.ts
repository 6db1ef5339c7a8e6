import Database from "better-sqlite3";

type Value = string | number | boolean | null | Date | object;

/** Rows straight into a migrated SQLite file: every CHECK, trigger and foreign key holds. */
export function rawInserts(file: string) {
  const database = new Database(file);
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  database.pragma("synchronous = OFF"); // what a power cut loses here is made again
  database.pragma("cache_size = -400000"); // in KB
  const statements = new Map<string, Database.Statement>();

  return {
    /** Add a row, with values as Prisma stores them. @returns its rowid */
    insert(table: string, row: Readonly<Record<string, Value>>): number | bigint {
      const columns = Object.keys(row);
      const key = [table, ...columns].join();
      let statement = statements.get(key);
      if (!statement) {
        statement = database.prepare(
          `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => "?").join()})`,
        );
        statements.set(key, statement);
      }
      return statement.run(...Object.values(row).map(stored)).lastInsertRowid;
    },
    transaction: (work: () => void) => database.transaction(work)(),
    close: () => database.close(),
  };
}

export type RawInserts = ReturnType<typeof rawInserts>;

function stored(value: Value): string | number | null {
  if (typeof value === "boolean") return Number(value);
  if (value instanceof Date) return value.toISOString().replace("Z", "+00:00");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

/** Ids in the order of their making, as UUIDs of version 7 are. */
export function idsFrom(start: Date): () => string {
  const milliseconds = start.getTime().toString(16).padStart(12, "0");
  let made = 0;
  return () =>
    `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-7000-8000-${(made++).toString(16).padStart(12, "0")}`;
}
