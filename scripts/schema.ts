import { readFileSync, writeFileSync } from "node:fs";

/** The SQLite schema is the one people edit; PostgreSQL's differs in these two places. */
export function postgresqlSchema(sqlite: string): string {
  return sqlite
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace("generated/sqlite", "generated/postgresql");
}

export const SCHEMA = "prisma/schema.prisma";
export const POSTGRESQL_SCHEMA = "prisma/schema.postgresql.prisma";

/** Write the PostgreSQL variant of the schema beside the original. */
export function writePostgresqlSchema(): void {
  writeFileSync(POSTGRESQL_SCHEMA, postgresqlSchema(readFileSync(SCHEMA, "utf8")));
}
