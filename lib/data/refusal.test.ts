import { tmpdir } from "node:os";
import Database from "better-sqlite3";
import pg from "pg";
import { expect, test } from "vitest";
import { databaseUrl } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import { AppError } from "@/lib/domain/errors";
import { refusalOf } from "./refusal";

const database = parseDatabaseUrl(databaseUrl());

/** What an attempt is refused with, as it is told. */
async function told(attempt: () => unknown): Promise<string | null> {
  try {
    await attempt();
  } catch (error) {
    return refusalOf(error);
  }
  throw new Error("It was not refused.");
}

test("a refusal is its sentence, and a bug is none", () => {
  expect(refusalOf(new AppError("conflict", "Stop it first."))).toBe("Stop it first.");
  expect(refusalOf(new TypeError("undefined is not a function"))).toBeNull();
});

test("whoever may not write is told where, and as whom", async () => {
  const uid = process.getuid!();
  const denied = Object.assign(new Error("EACCES"), { code: "EACCES", path: "/data/secret" });
  expect(refusalOf(denied)).toMatch(`(user ${uid}), as whom this runs, may not write to /data/`);
  expect(await told(() => new Database(tmpdir()))).toMatch(/ may not write to /); // SQLITE_CANTOPEN
});

test.runIf(database.provider === "sqlite")("who has a file locked is to let go of it", async () => {
  const { file } = database as { file: string };
  const other = new Database(file);
  other.exec("BEGIN IMMEDIATE");
  const write = () => new Database(file, { timeout: 0 }).exec("BEGIN IMMEDIATE");
  expect(await told(write)).toMatch(/^Another program is using .*\.db, .* try again\.$/);
  other.close();
});

test.runIf(database.provider === "postgresql")(
  "a server that is away, refuses the password or has no such database is told apart",
  async () => {
    const connect = (change: (url: URL) => void) => () => {
      const url = new URL(databaseUrl());
      change(url);
      return new pg.Client(url.href).connect();
    };
    expect(await told(connect((url) => (url.port = "1")))).toMatch(/^The database does not answer/);
    expect(await told(connect((url) => (url.pathname = "/nowhere")))).toMatch(/Create it\.$/);
    const refused = Object.assign(new Error(), { code: "28P01" });
    expect(refusalOf(refused)).toMatch(/^The PostgreSQL server does not accept the user/);
  },
);
