import type { ChildProcess } from "node:child_process";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import { freezeArticles } from "./articles";
import { createAssignments } from "./assignments";
import { isWell, readHealth } from "./health";
import { createImportBatch, importText } from "./imports";
import { outageOf } from "./outage";
import { tagWords } from "./testing/coding";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";
import { verifyInstallation } from "./verify";

const database = parseDatabaseUrl(databaseUrl());
const onSqlite = test.runIf(database.provider === "sqlite");
const onPostgresql = test.runIf(database.provider === "postgresql");
const hasStrace = spawnSync("strace", ["-e", "trace=none", "true"]).status === 0;
const withStrace = test.runIf(database.provider === "sqlite" && hasStrace);
const folder = mkdtempSync(join(tmpdir(), "framewise-faults-"));
const log = join(folder, "acknowledged.jsonl");
afterAll(() => rmSync(folder, { recursive: true }));

let world: World;
let assignmentId: string;
/** Tags made so far: each passage is tagged once. */
let first = 0;

beforeAll(async () => {
  world = await createWorld();
  const lea = await world.as("lea", "article:import");
  const raw = Array.from({ length: 60 }, (_, n) => `Sentence ${n} of a text to be tagged.`).join(
    "\n",
  );
  const batch = await createImportBatch(lea, "paste");
  const outcome = await importText(lea, batch, { fileName: "long.txt", encoding: "UTF-8", raw });
  if (!outcome.stored) throw new Error(outcome.message);
  await freezeArticles(lea, [outcome.articleId]);
  await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
    articleIds: [outcome.articleId],
    reviewerIds: [world.userId("ana")],
  });
  assignmentId = await world.assignmentId("ana", outcome.articleId);
});

/** Start a reviewer who tags, in a process of its own (lib/data/testing/writer.ts). */
async function startWriter(count: number, before: readonly string[] = []): Promise<ChildProcess> {
  const [program, ...args] = [
    ...before,
    ...[process.execPath, "--import", "tsx", "lib/data/testing/writer.ts"],
    ...[world.slug, world.userId("ana"), assignmentId, world.frames.SEC, log, String(count)],
  ];
  const writer = spawn(program!, args, {
    env: { ...process.env, FIRST: String(first) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  first += count;
  await once(writer.stdout, "data");
  return writer;
}

function acknowledged(): string[] {
  if (!existsSync(log)) return [];
  return readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line.endsWith("}"))
    .map((line) => (JSON.parse(line) as { mutationId: string }).mutationId);
}

async function* portions() {
  yield acknowledged();
  await Promise.resolve();
}

/** Nothing that was acknowledged is missing or doubled, and everything else holds too. */
async function expectNothingLost(): Promise<void> {
  const findings = await verifyInstallation(portions());
  expect(findings.flatMap(({ sentences }) => sentences)).toEqual([]);
  const ids = acknowledged();
  expect(new Set(ids).size).toBe(ids.length);
}

// 40 kills, as often as the promise says: KILLS=40 npx vitest run --project data-sqlite lib/data/faults.test.ts
test("CR-01 IN-01 a process killed while it writes loses nothing it acknowledged", async () => {
  const kills = Number(process.env.KILLS ?? (database.provider === "sqlite" ? 5 : 2));
  for (let n = 0; n < kills; n++) {
    const before = acknowledged().length;
    const writer = await startWriter(60);
    while (acknowledged().length < before + 2 + n && writer.exitCode === null) await sleep(2);
    writer.kill("SIGKILL");
    await once(writer, "exit");
  }
  expect(acknowledged().length).toBeGreaterThan(2 * kills);
  await expectNothingLost();
});

withStrace("CR-03 each saved tag has waited for the disk", async () => {
  const trace = join(folder, "syncs");
  const options = [
    "-f",
    "-o",
    trace,
    "-e",
    "trace=fsync,fdatasync",
    "-P",
    `${fileOfDatabase()}-wal`,
  ];
  const before = acknowledged().length;
  const writer = await startWriter(20, ["strace", ...options]);
  await once(writer, "exit");
  expect(acknowledged().length - before).toBe(20);
  const syncs = readFileSync(trace, "utf8").match(/f(data)?sync\(.*= 0/g) ?? [];
  expect(syncs.length).toBeGreaterThanOrEqual(20);
});

withStrace(
  "CR-04 what the disk did not take is not acknowledged, and writing goes on",
  async () => {
    const fault = "inject=fsync,fdatasync:error=EIO:when=3..8";
    const options = ["-f", "-o", join(folder, "eio"), "-e", "trace=fsync,fdatasync", "-e", fault];
    const before = acknowledged().length;
    const writer = await startWriter(15, ["strace", ...options, "-P", `${fileOfDatabase()}-wal`]);
    await once(writer, "exit");
    expect(acknowledged().length - before, "each was saved in the end").toBe(15);
    expect(readFileSync(`${log}.outages`, "utf8")).toContain("damaged");
    await expectNothingLost();
  },
);

onSqlite(
  "CR-05 on a full disk reading goes on, writing says why, and works again by itself",
  async () => {
    const [{ pages }] = await prisma.$queryRaw<[{ pages: bigint }]>`
    SELECT page_count AS pages FROM pragma_page_count`;
    const limit = (count: bigint) => limitPages(Number(count));
    await limit(pages);
    const full = await fill().then(
      () => null,
      (error: unknown) => error,
    );
    expect(outageOf(full)).toBe("full");
    expect(await prisma.user.count(), "reading goes on").toBeGreaterThan(0);
    await limit(1_073_741_823n);
    await fill();
    expect(isWell(await readHealth())).toBe(true);
    await expectNothingLost();
  },
);

test("looking whether the database is well commits something new each time", async () => {
  const probe = () => prisma.rateLimit.findUniqueOrThrow({ where: { key: "write-probe" } });
  await readHealth();
  const { points } = await probe();
  await readHealth();
  expect((await probe()).points).toBe(points + 1);
});

test("CR-08 a clock that jumps changes no order and ends nothing that counts", async () => {
  const before = await prisma.annotationEvent.count();
  const jumps = [-2 * 3_600_000, 26 * 3_600_000, 0];
  const events: number[] = [];
  for (const [n, jump] of jumps.entries()) {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + jump });
    try {
      await tagWords(world, "ben", ["Monday", "fair price", "drones"][n]!);
    } finally {
      vi.useRealTimers();
    }
    const last = await prisma.annotationEvent.findFirst({ orderBy: { sequence: "desc" } });
    events.push(last!.sequence);
  }
  expect(await prisma.annotationEvent.count()).toBe(before + jumps.length);
  expect(events, "the server's numbers are the order, not its clock").toEqual(
    [...events].sort((a, b) => a - b),
  );
  await expectNothingLost();
});

/** Write until SQLite needs a page more. */
async function fill(): Promise<void> {
  for (let n = 0; n < 30; n++) {
    await prisma.project.create({
      data: { id: crypto.randomUUID(), slug: crypto.randomUUID(), name: "x".repeat(9_000) },
    });
  }
}

/** The file may not grow beyond this: for SQLite as if the disk were full. A pragma takes no parameter. */
function limitPages(count: number): Promise<unknown> {
  const statement = Object.assign([`PRAGMA max_page_count = ${count}`], {
    raw: [`PRAGMA max_page_count = ${count}`],
  });
  return prisma.$queryRaw(statement);
}

onSqlite("a database whose file is taken away is not well, and is not made anew", async () => {
  const file = fileOfDatabase();
  renameSync(file, `${file}.away`);
  try {
    expect(isWell(await readHealth())).toBe(false);
    expect(existsSync(file)).toBe(false);
  } finally {
    renameSync(`${file}.away`, file);
  }
  expect(isWell(await readHealth())).toBe(true);
});

onPostgresql("CR-03 the settings that make saved mean saved are on", async () => {
  expect((await readHealth()).problem).toBeNull();
  await prisma.$executeRaw`ALTER ROLE CURRENT_USER SET synchronous_commit = off`;
  await prisma.$disconnect();
  try {
    expect((await readHealth()).problem).toMatch(/synchronous_commit is off/);
  } finally {
    await prisma.$executeRaw`ALTER ROLE CURRENT_USER RESET synchronous_commit`;
    await prisma.$disconnect();
  }
});

onPostgresql("CR-06 connections that PostgreSQL ends lose and double nothing", async () => {
  const before = acknowledged().length;
  const writer = await startWriter(80);
  const ended = once(writer, "exit") as Promise<[number]>;
  const url = new URL(databaseUrl());
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const admin = new pg.Client(url.href);
  await admin.connect();
  // As in a restart: nobody is let in for a while, and who is in is thrown out.
  for (let n = 0; n < 3; n++) {
    await sleep(250);
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
      name,
    ]);
    await sleep(400);
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  }
  await admin.end();
  const [status] = await ended;
  expect(status).toBe(0);
  expect(acknowledged().length - before).toBe(80);
  expect(existsSync(`${log}.outages`), "the outage was noticed").toBe(true);
  await expectNothingLost();
});

function fileOfDatabase(): string {
  if (database.provider !== "sqlite") throw new Error("There is no file");
  return database.file;
}
