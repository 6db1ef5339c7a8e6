/** Why a database could not do what it was asked, where that is nobody's mistake. */
export type Outage = "full" | "damaged" | "read-only" | "unreachable" | "busy";

/** By the beginning of SQLite's code, PostgreSQL's SQLSTATE, Prisma's code or the system's. */
const CODES: readonly (readonly [RegExp, Outage])[] = [
  [/^(SQLITE_FULL|53100|ENOSPC|EDQUOT)/, "full"],
  [/^(SQLITE_READONLY|25006|EROFS)/, "read-only"],
  [/^(SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|PERM)|58|XX00|EIO$)/, "damaged"],
  [/^(SQLITE_(BUSY|LOCKED)|55P03|40001|40P01|P1008$|P2024$|P2028$|P2034$)/, "busy"],
  [/^(08|57P|53300|P1001$|P1002$|P1017$|ECONN|EPIPE$|ETIMEDOUT$|ENOTFOUND$)/, "unreachable"],
];

/** Words of errors whose code says too little or is missing: a pool that waits in vain, a connection that ends. */
const WORDS =
  /timeout exceeded when trying to connect|not currently accepting connections|Connection terminated|connection error and is not queryable|ConnectionClosed/;

/**
 * What is wrong with the database, told from an error and its causes; null when the
 * error says nothing of that and so is a bug, or a mistake in what was asked.
 */
export function outageOf(error: unknown): Outage | null {
  for (const one of causesOf(error)) {
    for (const code of codesIn(one)) {
      const known = CODES.find(([pattern]) => pattern.test(code));
      if (known) return known[1];
    }
    const words = [one.message, one.kind].filter((word) => typeof word === "string");
    if (words.some((word) => WORDS.test(word) || word === "DatabaseNotReachable")) {
      return "unreachable";
    }
  }
  return null;
}

/** PostgreSQL's codes for a text with a NUL, and for JSON with one; SQLite's adapter uses the first. */
const UNHOLDABLE: readonly unknown[] = ["22021", "22P05"];

/** Whether the database refused a text because it cannot be held: a mistake in what was sent. */
export function isUnholdable(error: unknown): boolean {
  return [...causesOf(error)].some(({ originalCode }) => UNHOLDABLE.includes(originalCode));
}

/** The codes of an error and what it came from, the outermost first. */
export function codesOf(error: unknown): string[] {
  return [...causesOf(error)].flatMap(codesIn);
}

function codesIn({ originalCode, code }: Told): string[] {
  return [originalCode, code].filter((one) => typeof one === "string");
}

/** An error and what it came from. */
function* causesOf(error: unknown): Iterable<Told> {
  for (let one = error, depth = 0; isObject(one) && depth < 5; one = causeOf(one), depth += 1) {
    yield one;
  }
}

/** Prisma keeps what the driver said among its details, and not always as a cause. */
function causeOf({ cause, meta }: Told): unknown {
  return cause ?? (isObject(meta) ? meta.driverAdapterError : undefined);
}

interface Told {
  readonly originalCode?: unknown;
  readonly code?: unknown;
  readonly kind?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: unknown;
  readonly driverAdapterError?: unknown;
}

function isObject(value: unknown): value is Told {
  return typeof value === "object" && value !== null;
}
