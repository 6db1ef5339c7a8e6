import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  Transaction,
} from "@prisma/driver-adapter-utils";
import type Database from "better-sqlite3";
import { commits } from "./commits";

const WAITS = "PRAGMA busy_timeout = 5000";
/**
 * What every SQLite connection must say before its first statement. FULL makes a
 * commit wait for the disk: in WAL mode better-sqlite3 opens with NORMAL, under
 * which a power cut loses tags that were acknowledged.
 */
const PRAGMAS = [
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = FULL",
  WAITS,
  "PRAGMA foreign_keys = ON",
].join(";");

/** How long a write waits for one of another process, such as the command line, and how often it looks; milliseconds. */
const PATIENCE = 10_000;
const LOOK = 5;

/**
 * SQLite for many concurrent requests in one process.
 *
 * Prisma's own adapter runs everything on one connection, so a statement of
 * another request falls inside whatever transaction is open: it reads what is
 * not committed, and is undone, though acknowledged, when that transaction rolls
 * back. Here transactions and single writes take turns on one connection, and
 * reads have a connection of their own that sees committed data only.
 */
export class SqliteAdapter implements SqlDriverAdapterFactory {
  readonly provider = "sqlite";
  readonly adapterName = "framewise-sqlite";

  constructor(private readonly file: string) {}

  async connect(): Promise<SqlDriverAdapter> {
    return new SqliteConnections(await this.open(), await this.open());
  }

  private async open(): Promise<SqlDriverAdapter> {
    const connection = await new PrismaBetterSqlite3({ url: this.file }).connect();
    await connection.executeScript(PRAGMAS);
    prepareOnce((connection as unknown as { client: Database.Database }).client);
    return withoutNul(connection);
  }
}

class SqliteConnections implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "framewise-sqlite";
  private readonly turns = new Turns();

  constructor(
    private readonly writer: SqlDriverAdapter,
    private readonly reader: SqlDriverAdapter,
  ) {}

  queryRaw(query: SqlQuery) {
    return /^\s*SELECT\b/i.test(query.sql)
      ? this.reader.queryRaw(query)
      : this.turns.take(() => this.patiently(() => this.writer.queryRaw(query)));
  }

  executeRaw(query: SqlQuery) {
    return this.turns.take(() => this.patiently(() => this.writer.executeRaw(query)));
  }

  executeScript(script: string) {
    return this.turns.take(() => this.patiently(() => this.writer.executeScript(script)));
  }

  /** IMMEDIATE: a transaction that reads before it writes cannot find its snapshot outdated by another process. */
  async startTransaction(): Promise<Transaction> {
    const done = await this.turns.begin();
    try {
      await this.patiently(() => this.writer.executeScript("BEGIN IMMEDIATE"));
    } catch (error) {
      done();
      throw error;
    }
    const end = (outcome: "committed" | "rolled back") => () => {
      commits.end(outcome);
      done();
      return Promise.resolve();
    };
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      options: { usePhantomQuery: false }, // Prisma sends COMMIT and ROLLBACK itself, then calls these
      queryRaw: (query) => this.writer.queryRaw(query),
      executeRaw: (query) => this.writer.executeRaw(query),
      commit: end("committed"),
      rollback: end("rolled back"),
    };
  }

  /**
   * Do something for which no other process may be writing. SQLite's own waiting would hold
   * up everything that this process does.
   */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (const until = Date.now() + PATIENCE; ;) {
      await this.writer.executeScript("PRAGMA busy_timeout = 0");
      try {
        return await work();
      } catch (error) {
        if (!isBusy(error) || Date.now() > until) throw error;
      } finally {
        await this.writer.executeScript(WAITS);
      }
      await sleep(LOOK * (0.5 + Math.random()));
    }
  }

  async dispose(): Promise<void> {
    await this.turns.take(() => this.writer.dispose());
    await this.reader.dispose();
  }
}

/**
 * A connection that refuses a text with a NUL, with PostgreSQL's own code: SQLite would keep it,
 * and neither an archive nor PostgreSQL could take it in.
 */
function withoutNul(connection: SqlDriverAdapter): SqlDriverAdapter {
  const queryRaw = connection.queryRaw.bind(connection);
  const executeRaw = connection.executeRaw.bind(connection);
  return Object.assign(connection, {
    queryRaw: (async (query) => queryRaw(checked(query))) satisfies SqlDriverAdapter["queryRaw"],
    executeRaw: (async (query) =>
      executeRaw(checked(query))) satisfies SqlDriverAdapter["executeRaw"],
  });
}

function checked(query: SqlQuery): SqlQuery {
  if (query.args.some((value) => typeof value === "string" && value.includes("\0"))) {
    const [originalCode, originalMessage] = ["22021", "A text holds a NUL"];
    const cause = { kind: "sqlite", extendedCode: 0, message: originalMessage } as const;
    throw new DriverAdapterError({ ...cause, originalCode, originalMessage });
  }
  return query;
}

function isBusy(error: unknown): boolean {
  // By its kind: in the build the adapter has this class of its own, and `instanceof` is false.
  return (
    (error as { cause?: Partial<DriverAdapterError["cause"]> }).cause?.kind === "SocketTimeout"
  );
}

/** A queue of one: each holder waits for the one before to finish. */
class Turns {
  private last: Promise<void> = Promise.resolve();

  async begin(): Promise<() => void> {
    let done = () => {};
    const before = this.last;
    this.last = new Promise((resolve) => (done = resolve));
    await before;
    return done;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    const done = await this.begin();
    try {
      return await work();
    } finally {
      done();
    }
  }
}

/** Statements that a connection keeps prepared, those used last. */
const MOST_PREPARED = 300;

/**
 * Keep statements prepared: Prisma's adapter prepares each anew every time, which takes about
 * as long as to carry it out. (It also binds them for good, so what it gets is not the
 * statement itself.)
 */
function prepareOnce(client: Database.Database): void {
  const prepare = client.prepare.bind(client);
  const kept = new Map<string, ReturnType<typeof bindable>>();
  client.prepare = ((sql: string) => {
    const statement = kept.get(sql) ?? bindable(prepare(sql));
    kept.delete(sql);
    kept.set(sql, statement); // the last of all again
    if (kept.size > MOST_PREPARED) kept.delete(kept.keys().next().value!);
    return statement;
  }) as unknown as typeof client.prepare;
}

/** A statement as the adapter uses one: it can be bound again and again. */
function bindable(statement: Database.Statement<unknown[]>) {
  const { reader } = statement;
  const columns = reader ? statement.raw().columns() : [];
  return {
    bind: (values: unknown[]) => ({
      reader,
      columns: () => columns,
      run: () => statement.run(...values),
      raw: () => ({ all: () => statement.all(...values) }),
    }),
  };
}
