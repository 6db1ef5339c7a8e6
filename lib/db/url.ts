/** Where the database is: a SQLite file, or a PostgreSQL server. */
export type DatabaseUrl =
  | { readonly provider: "sqlite"; readonly file: string }
  | { readonly provider: "postgresql"; readonly url: string };

/** The SQLite file of an installation that names no database. */
export const DEFAULT_DATABASE_URL = "file:data/framewise.db";

/**
 * Read a DATABASE_URL: `file:PATH` for SQLite (relative to the working directory),
 * `postgresql://…` for PostgreSQL.
 *
 * @throws {Error} with a sentence, for anything else. The address is not printed: it may hold a password.
 */
export function parseDatabaseUrl(url: string): DatabaseUrl {
  if (url.startsWith("file:")) {
    const file = url.slice("file:".length);
    if (file !== "") return { provider: "sqlite", file };
  }
  if (/^postgres(ql)?:\/\//.test(url)) return { provider: "postgresql", url };
  throw new Error(
    "DATABASE_URL must be file:PATH (SQLite) or postgresql://USER:PASSWORD@HOST/DATABASE (PostgreSQL).",
  );
}
