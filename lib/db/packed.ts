import { databaseUrl, Prisma } from "./client";
import { parseDatabaseUrl } from "./url";

const { provider } = parseDatabaseUrl(databaseUrl());

/**
 * The rows of a group as one JSON array of arrays, for reading very many: a row of an
 * answer costs more than what it holds.
 *
 * @param values what each row holds; columns of JSON by `jsonColumn`
 */
export function packedRows(values: readonly Prisma.Sql[]): Prisma.Sql {
  return provider === "sqlite"
    ? Prisma.sql`json_group_array(json_array(${Prisma.join([...values])}))`
    : Prisma.sql`CAST(json_agg(json_build_array(${Prisma.join([...values])})) AS text)`;
}

/** A column of JSON among `packedRows`; without this SQLite takes it for a text. */
export function jsonColumn(column: Prisma.Sql): Prisma.Sql {
  return provider === "sqlite" ? Prisma.sql`json(${column})` : column;
}

/** A moment among `packedRows` as ISO 8601, UTC: SQLite writes the zone as an offset, PostgreSQL leaves it out. */
export function packedMoment(written: string): string {
  if (written.length === 29 && written.endsWith("+00:00")) return `${written.slice(0, 23)}Z`;
  return new Date(/(Z|[+-]\d\d:\d\d)$/.test(written) ? written : `${written}Z`).toISOString();
}
