import { expect, test } from "vitest";
import { outageOf } from "./outage";

const driver = (originalCode: string) => ({
  name: "DriverAdapterError",
  cause: { originalCode, kind: "sqlite", message: "…" },
});
const prisma = (code: string, meta?: object) => Object.assign(new Error("…"), { code, meta });

test.each([
  ["a commit on a full disk", driver("SQLITE_FULL"), "full"],
  [
    "a statement on a full disk",
    prisma("P2039", { driverAdapterError: driver("SQLITE_FULL") }),
    "full",
  ],
  ["a disk that fails", driver("SQLITE_IOERR_FSYNC"), "damaged"],
  ["a disk mounted read-only", driver("SQLITE_READONLY"), "read-only"],
  ["a queue that waits too long", prisma("P2028"), "busy"],
  ["a server that is not there", prisma("P1001"), "unreachable"],
  [
    "a server that shuts down",
    prisma("P2010", { driverAdapterError: driver("57P01") }),
    "unreachable",
  ],
  ["a connection that is refused", prisma("ECONNREFUSED"), "unreachable"],
  ["a full PostgreSQL", driver("53100"), "full"],
  ["a connection that ends", new Error("Connection terminated unexpectedly"), "unreachable"],
  [
    "a connection that ended within a transaction",
    new Error("Client has encountered a connection error and is not queryable"),
    "unreachable",
  ],
  ["a taken name", prisma("P2002"), null],
  [
    "a broken rule",
    prisma("P2039", { driverAdapterError: driver("SQLITE_CONSTRAINT_CHECK") }),
    null,
  ],
  ["a bug", new TypeError("x is undefined"), null],
  ["nothing", null, null],
])("%s", (_, error, outage) => {
  expect(outageOf(error)).toBe(outage);
});
