import type { SqlQueryable } from "@prisma/driver-adapter-utils";
import type { Prisma, Transaction } from "./client";

/** The connections on which transactions run that have one to themselves. */
const connections = new WeakMap<object, SqlQueryable>();

/** Say on which connection a transaction runs, so that `rowsOf` goes there directly. */
export function runsOn(tx: Transaction, connection: SqlQueryable): void {
  connections.set(tx, connection);
}

/**
 * What a query selects, each row as a list. For reading very many: where it can, past
 * Prisma's engine, on whose way every answer is held until the collector has gone through
 * all memory.
 *
 * @param query with texts as parameters
 */
export async function rowsOf(
  db: Pick<Transaction, "$queryRaw">,
  query: Prisma.Sql,
): Promise<readonly (readonly unknown[])[]> {
  const connection = connections.get(db);
  if (!connection) {
    const rows = await db.$queryRaw<Record<string, unknown>[]>(query);
    return rows.map((row) => Object.values(row));
  }
  const { rows } = await connection.queryRaw({
    sql: query.sql,
    args: query.values,
    argTypes: query.values.map(() => ({ scalarType: "string", arity: "scalar" })),
  });
  return rows;
}
