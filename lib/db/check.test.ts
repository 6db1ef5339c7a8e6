import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { databaseProblem } from "./check";
import { createClient, databaseUrl, prisma } from "./client";
import { PrismaClient } from "./generated/sqlite/client";
import { reserveFile } from "./reserve";
import { parseDatabaseUrl } from "./url";

const database = parseDatabaseUrl(databaseUrl());
const folder = mkdtempSync(join(tmpdir(), "framewise-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("nothing is wrong with a migrated database", async () => {
  expect(await databaseProblem(database, () => prisma)).toBeNull();
});

describe("migrations", () => {
  test.each([
    [
      "one is missing",
      () =>
        prisma.$executeRaw`UPDATE _prisma_migrations SET migration_name = 'x' || migration_name`,
      () =>
        prisma.$executeRaw`UPDATE _prisma_migrations SET migration_name = substr(migration_name, 2)`,
      "The database is older than this version of Framewise. Run `npm run framewise -- migrate`.",
    ],
    [
      "one is from the future",
      () => prisma.$executeRaw`
        INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
        VALUES ('future', '', '99990101000000_more', CURRENT_TIMESTAMP)`,
      () => prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'future'`,
      "The database was migrated by a newer version of Framewise. Start that version.",
    ],
    [
      "one stopped half way",
      () => prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`,
      () => prisma.$executeRaw`UPDATE _prisma_migrations SET finished_at = CURRENT_TIMESTAMP`,
      /^The migration \d{14}_\w+ stopped half way\. Run/,
    ],
  ])("%s", async (_what, spoil, repair, problem) => {
    await spoil();
    expect(await databaseProblem(database, () => prisma)).toMatch(problem);
    await repair();
    expect(await databaseProblem(database, () => prisma)).toBeNull();
  });
});

describe.runIf(database.provider === "sqlite")("a SQLite file", () => {
  test("that is missing is reported, and not created", async () => {
    const file = join(folder, "missing.db");
    const problem = await databaseProblem({ provider: "sqlite", file }, () =>
      createClient(`file:${file}`),
    );
    expect(problem).toBe(`There is no database at ${file}. Run \`npm run framewise -- migrate\`.`);
    expect(existsSync(file)).toBe(false);
  });

  test("that is empty has not been migrated", async () => {
    const file = join(folder, "empty.db");
    const client = createClient(`file:${file}`);
    await client.$connect();
    expect(await databaseProblem({ provider: "sqlite", file }, () => client)).toMatch(/is older/);
    await client.$disconnect();
  });

  test("on a connection that does not wait for the disk is refused", async () => {
    // Prisma's own adapter sets no pragma; better-sqlite3 reopens a WAL file with NORMAL.
    const careless = new PrismaClient({
      adapter: new PrismaBetterSqlite3({ url: databaseUrl().slice("file:".length) }),
    });
    expect(await databaseProblem(database, () => careless)).toBe(
      "The database's setting synchronous is 1, but saved work is only safe with 2.",
    );
    await careless.$disconnect();
  });

  test("belongs to one server at a time, also after the first was killed", async () => {
    const file = join(folder, "reserved.db");
    const reserve = `const D = require("better-sqlite3"); const d = new D(${JSON.stringify(`${file}.lock`)}); d.exec("BEGIN EXCLUSIVE"); console.log("reserved"); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ["-e", reserve]);
    await once(other.stdout, "data");
    expect(reserveFile({ provider: "sqlite", file })).toBeNull();

    other.kill("SIGKILL");
    await once(other, "exit");
    const release = reserveFile({ provider: "sqlite", file });
    expect(release).not.toBeNull();
    expect(reserveFile({ provider: "sqlite", file })).toBeNull();

    release?.();
    reserveFile({ provider: "sqlite", file })?.();
  });
});

describe.runIf(database.provider === "postgresql")("a PostgreSQL database", () => {
  test("that does not wait for the disk is refused", async () => {
    const careless = new URL(databaseUrl());
    careless.searchParams.set("options", "-c synchronous_commit=off");
    const client = createClient(careless.href);
    expect(await databaseProblem(database, () => client)).toBe(
      "The database's setting synchronous_commit is off, but saved work is only safe with on.",
    );
    await client.$disconnect();
  });

  test("serves any number of servers", () => {
    expect(reserveFile(database)).not.toBeNull();
    expect(reserveFile(database)).not.toBeNull();
  });
});
