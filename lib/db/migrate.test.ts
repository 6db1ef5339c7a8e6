import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { createClient } from "./client";
import { migrate } from "./migrate";
import { migrationNames } from "./migrations";
import { untilAlone } from "./reserve";
import { databaseState } from "./state";
import { parseDatabaseUrl } from "./url";

const { provider, server } = inject("database");
const repository = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "framewise-migrations-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** An empty database's address. */
async function emptyDatabase(name: string): Promise<string> {
  if (provider === "sqlite") return `file:${join(folder, `${name}.db`)}`;
  const url = new URL(server);
  url.pathname = "/postgres";
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${name}`);
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

/** Run a script as whoever has the database itself. */
async function run(url: string, script: string): Promise<void> {
  const database = parseDatabaseUrl(url);
  if (database.provider === "sqlite") {
    const file = new Database(database.file);
    file.exec(script);
    file.close();
  } else {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(script);
    await client.end();
  }
}

/** The first row's `n`, asked on a connection of its own. */
async function ask(url: string, sql: string): Promise<number> {
  const database = parseDatabaseUrl(url);
  if (database.provider === "sqlite") {
    const file = new Database(database.file, { readonly: true });
    const row = file.prepare<[], { n: number }>(sql).get();
    file.close();
    return Number(row?.n);
  }
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ n: string }>(sql);
  await client.end();
  return Number(rows[0]?.n);
}

const unfinished = (url: string, name: string) =>
  ask(
    url,
    `SELECT count(*) AS n FROM _prisma_migrations
     WHERE migration_name = '${name}' AND finished_at IS NULL AND rolled_back_at IS NULL`,
  );

/** A folder from which this version looks like another: with these migrations, and no others. */
function release(name: string, migrations: readonly string[]): string {
  const root = join(folder, name);
  const target = join(root, "prisma", "migrations", provider);
  mkdirSync(target, { recursive: true });
  const source = join(repository, "prisma", "migrations", provider);
  for (const one of [...migrations, "migration_lock.toml"]) {
    cpSync(join(source, one), join(target, one), { recursive: true });
  }
  return root;
}

/** Run a command as that release does, in a process of its own. */
function command(root: string, url: string, ...args: string[]) {
  return node(root, url, join(repository, "cli", "framewise.ts"), ...args, "--json");
}

/** Only the migrations of that release, without what this version does to its own tables afterwards. */
function migrateOnly(root: string, url: string) {
  const module = pathToFileURL(join(import.meta.dirname, "migrate.ts")).href;
  const script = `import { migrate } from "${module}"; await migrate(process.env.DATABASE_URL);`;
  return node(root, url, "--input-type=module", "--eval", script);
}

function node(root: string, url: string, ...args: string[]) {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return spawn(process.execPath, ["--import", loader, ...args], {
    cwd: root,
    env: {
      ...{ ...process.env, DATABASE_URL: url, BACKUP_FOLDER: join(root, "backups") },
      TSX_TSCONFIG_PATH: join(repository, "tsconfig.json"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function outcome(process: ReturnType<typeof command>) {
  let output = "";
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("data", (text: Buffer) => (output += text.toString()));
  }
  const [status] = (await once(process, "close")) as [number | null];
  return { status, output };
}

/** A migration that takes long once it has made one table, and would make another. */
const script = (waiting: string) =>
  `CREATE TABLE "Halfway" ("id" TEXT);\n${waiting}\nCREATE TABLE "Whole" ("id" TEXT);`;
/** Longer than anybody waits here: it is killed. */
const SLOW = {
  sqlite: `INSERT INTO "Halfway" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900000000) SELECT max(i) FROM n;`,
  postgresql: "SELECT pg_sleep(300);",
};

test("CR-10 a migration that is killed half way leaves nothing, and the next start goes on", async () => {
  const url = await emptyDatabase("halfway");
  await migrate(url);
  const root = release("slow", migrationNames(provider));
  const name = "29990101000000_slow";
  const target = join(root, "prisma", "migrations", provider, name);
  mkdirSync(target);
  writeFileSync(join(target, "migration.sql"), script(SLOW[provider]));

  const opened = createClient(url); // as a server leaves it: with a log beside the file
  await opened.user.count();
  await opened.$disconnect();

  const halfway = command(root, url, "migrate");
  const died = outcome(halfway);
  // On SQLite nobody else can read meanwhile: that is how far it is, then.
  const begun = () => unfinished(url, name).catch(() => 1);
  while ((await begun()) === 0 && halfway.exitCode === null) await sleep(20);
  await sleep(500);
  halfway.kill("SIGKILL");
  expect(await died).toEqual({ status: null, output: "" });
  if (provider === "postgresql") {
    await ask(
      url,
      `SELECT pg_terminate_backend(pid)::text AS n FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  }
  expect(await unfinished(url, name), "it was killed in the middle").toBe(1);

  writeFileSync(join(target, "migration.sql"), script("")); // so that it ends soon
  const { status, output } = await outcome(command(root, url, "migrate"));
  expect(output).toContain(name);
  expect(status).toBe(0);
  const after = createClient(url);
  await after.$queryRaw`SELECT count(*) FROM "Halfway"`;
  await after.$queryRaw`SELECT count(*) FROM "Whole"`;
  await after.$disconnect();
});

test.runIf(provider === "sqlite")(
  "another program that has the file open is waited for where there is something to apply, and else left alone",
  async () => {
    const url = await emptyDatabase("open");
    const database = parseDatabaseUrl(url) as { provider: "sqlite"; file: string };
    const all = migrationNames(provider);
    expect(await outcome(migrateOnly(release("shortened", all.slice(0, -1)), url))).toMatchObject({
      status: 0,
    });
    const now = release("unshortened", all);

    const browser = new Database(database.file);
    browser.pragma("journal_mode = WAL");
    browser.prepare("SELECT 1 FROM sqlite_master").get();
    expect(await untilAlone(database, 0)).toBe(false);
    const migrating = outcome(command(now, url, "migrate"));
    await sleep(3_000);
    browser.close();
    expect(await migrating).toEqual({ status: 0, output: `{"applied":["${all.at(-1)}"]}\n` });

    const writer = new Database(database.file);
    writer.exec("BEGIN IMMEDIATE");
    expect(await outcome(command(now, url, "migrate"))).toEqual({
      ...{ status: 0, output: '{"applied":[]}\n' },
    });
    writer.close();
  },
);

test.runIf(provider === "sqlite")(
  "CR-05 a disk that gets full amid a migration is told, and leaves nothing of it",
  async () => {
    const url = await emptyDatabase("full");
    await migrate(url);
    const root = release("filling", migrationNames(provider));
    const target = join(root, "prisma", "migrations", provider, "29990101000001_filling");
    mkdirSync(target);
    // As small a disk as SQLite can be given.
    const filling = `PRAGMA max_page_count = 1;\n${script("")}
      INSERT INTO "Halfway" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 99999) SELECT i FROM n;`;
    writeFileSync(join(target, "migration.sql"), filling);
    expect(await outcome(command(root, url, "migrate"))).toEqual({
      ...{ status: 1, output: "The disk is full. Make room, and try again.\n" },
    });
    expect(await ask(url, `SELECT count(*) AS n FROM sqlite_master WHERE name = 'Halfway'`)).toBe(
      0,
    );
  },
);

test("an earlier release's database is backed up, brought to this version and whole", async () => {
  const url = await emptyDatabase("upgrade");
  const all = migrationNames(provider);
  const earlier = release("earlier", all.slice(0, 1));
  expect(await outcome(migrateOnly(earlier, url))).toMatchObject({ status: 0 });
  const rows = readFileSync(join(import.meta.dirname, "testing", "first-release.sql"), "utf8");
  await run(url, rows);
  expect(await databaseState(parseDatabaseUrl(url))).toEqual({ kind: "framewise", pending: true });

  const now = release("now", all);
  const { status, output } = await outcome(command(now, url, "migrate"));
  expect(output).toContain(all.at(-1));
  expect(status).toBe(0);

  const verified = await outcome(command(now, url, "verify"));
  expect(verified.status, verified.output).toBe(0);
  const upgraded = createClient(url);
  expect(await upgraded.annotation.count()).toBe(1);
  expect(await upgraded.backup.findMany({ select: { kind: true, problem: true } })).toEqual([
    { kind: "migration", problem: null },
  ]);
  await upgraded.$disconnect();
});
