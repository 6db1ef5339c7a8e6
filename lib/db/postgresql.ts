import { PrismaPg } from "@prisma/adapter-pg";
import type { Transaction } from "@prisma/driver-adapter-utils";

/**
 * PostgreSQL, where what is asked at once within a transaction takes turns. A transaction has
 * one connection, which answers one question after the other; Prisma asks several at once for
 * the rows that hang on others, and the driver will refuse that from its next version on.
 */
export class PostgresqlAdapter extends PrismaPg {
  override async connect() {
    const connection = await super.connect();
    const start = connection.startTransaction.bind(connection);
    connection.startTransaction = async (level) => takingTurns(await start(level));
    return connection;
  }
}

function takingTurns(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  function take<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => {}); // whoever asked is told
    return turn;
  }
  const queryRaw = transaction.queryRaw.bind(transaction);
  const executeRaw = transaction.executeRaw.bind(transaction);
  return Object.assign(transaction, {
    queryRaw: ((query) => take(() => queryRaw(query))) satisfies Transaction["queryRaw"],
    executeRaw: ((query) => take(() => executeRaw(query))) satisfies Transaction["executeRaw"],
  });
}
