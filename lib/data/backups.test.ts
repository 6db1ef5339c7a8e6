import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
} from "node:fs";
import { readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import type { StoredBackup } from "./backup-files";
import { findBackup } from "./backup-files";
import {
  backupFolder,
  drillBackup,
  lastNight,
  listBackups,
  makeBackup,
  readBackupState,
} from "./backups";
import { restoreBackup } from "./restores";
import { createSession, findLiveSession } from "./sessions";
import { submitAs, tagWords } from "./testing/coding";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";
import { verifyInstallation } from "./verify";

const database = parseDatabaseUrl(databaseUrl());
const folder = mkdtempSync(join(tmpdir(), "framewise-backups-"));
process.env.BACKUP_FOLDER = folder;
afterAll(() => rmSync(folder, { recursive: true }));

let world: World;
let backup: StoredBackup;
let sessionId: string;

beforeAll(async () => {
  world = await createWorld();
  await tagWords(world, "ana", "drones");
  await submitAs(world, "ana");
  sessionId = await createSession(world.userId("ana"));
  backup = (await makeBackup("manual"))!;
});

test("a backup says what is in it, and only its owner may read it", async () => {
  const { manifest } = backup;
  expect(manifest).toMatchObject({ kind: "manual", provider: database.provider, version: 1 });
  expect(manifest.rows.AnnotationEvent).toBe(await prisma.annotationEvent.count());
  expect(manifest.rows.TextVersion).toBe(await prisma.textVersion.count());
  expect(statSync(backup.folder).mode & 0o077).toBe(0);
  expect(readdirSync(backupFolder()), "nothing half-made is left").toEqual([backup.name]);
  const [line] = await listBackups(1);
  expect(line).toMatchObject({ name: backup.name, problem: null, drilledAt: null });
  expect(line!.bytes).toBe(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0));
  expect(line!.finishedAt).not.toBeNull();
});

test("a drill restores it elsewhere, and is written down", async () => {
  await drillBackup(backup);
  expect((await readBackupState()).drilledAt).not.toBeNull();
  expect(readdirSync(backup.folder).some((name) => name.startsWith("drill"))).toBe(false);
});

/** In the server's time zone, as nights are. */
const night = (day: number, hour = 3) => new Date(2026, 10, day, hour);

test("one of several servers makes the night's backup", async () => {
  const made = await Promise.all([
    makeBackup("nightly", night(21)),
    makeBackup("nightly", night(21)),
  ]);
  expect(made.filter((one) => one !== null)).toHaveLength(1);
  expect(await makeBackup("nightly", night(22, 2)), "it is the same night until three").toBeNull();
});

test("a night's backup that came to nothing is made again after six hours, and what was left of it goes", async () => {
  const name = "2026-11-23-nightly";
  const startedAt = night(23);
  await prisma.backup.create({ data: { id: name, name, kind: "nightly", startedAt } });
  const drafts = [`.${name}.draft`, ".killed.drill"].map((draft) => join(folder, draft));
  for (const draft of drafts) {
    writeFileSync(draft, "half");
    utimesSync(draft, startedAt, startedAt);
  }
  expect(await lastNight(night(23, 8))).toEqual(startedAt);
  expect(await makeBackup("nightly", night(23, 8)), "another server may be at it").toBeNull();
  expect((await lastNight(night(23, 10)))!.getTime()).toBeLessThan(startedAt.getTime());
  expect((await makeBackup("nightly", night(23, 10)))!.name).toBe(name);
  expect(drafts.filter((draft) => existsSync(draft))).toEqual([]);
});

test("CR-08 a backup of a clock that was ahead hides neither that none is due nor that none is there", async () => {
  const name = "2036-11-23-nightly";
  const startedAt = new Date(2036, 10, 23, 3);
  await prisma.backup.create({
    data: { id: name, name, kind: "nightly", startedAt, finishedAt: startedAt },
  });
  expect((await lastNight(night(25)))!.getTime()).toBeLessThan(night(25).getTime());
  expect((await readBackupState(night(25))).newest!.name).not.toBe(name);
  await prisma.backup.delete({ where: { name } });
});

test("a folder that cannot be written is told, on the administrators' page too", async () => {
  process.env.BACKUP_FOLDER = join(backup.folder, "manifest.json", "below");
  const failed = makeBackup("manual", night(26));
  await expect(failed).rejects.toThrow(/^The backup failed: ENOTDIR/);
  process.env.BACKUP_FOLDER = folder;
  expect((await readBackupState()).failed).toMatch(/^The backup failed/);
  await prisma.backup.deleteMany({ where: { finishedAt: null } });
});

/** A copy of the backup with something wrong in it, which restoring and a drill refuse alike. */
async function refused(spoil: (folder: string) => void): Promise<string> {
  const name = `spoiled-${crypto.randomUUID()}`;
  const spoiled = join(folder, name);
  cpSync(backup.folder, spoiled, { recursive: true });
  spoil(spoiled);
  const before = await prisma.auditEvent.count();
  const error = await restoreBackup(name).then(
    () => null,
    (one: unknown) => one as Error,
  );
  expect(await prisma.auditEvent.count(), "the present database is as it was").toBe(before);
  rmSync(spoiled, { recursive: true });
  return error?.message ?? "";
}

const largest = () => [...backup.manifest.files].sort((a, b) => b.bytes - a.bytes)[0]!.name;
const changeManifest = (at: string, change: object) => {
  const path = join(at, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as object;
  writeFileSync(path, JSON.stringify({ ...manifest, ...change }));
};

test("OP-03 what is cut short, changed, of a newer version or another kind is refused", async () => {
  const file = largest();
  expect(await refused((at) => truncateSync(join(at, file), 100))).toMatch(
    /is damaged: .* is cut short: 100 of \d+ bytes/,
  );
  expect(await refused((at) => appendFileSync(join(at, file), "x"))).toMatch(
    /is not what was written/,
  );
  expect(await refused((at) => rmSync(join(at, file)))).toMatch(/is missing/);
  expect(await refused((at) => changeManifest(at, { version: 2 }))).toMatch(/newer version/);
  expect(
    await refused((at) => changeManifest(at, { migrations: ["29991231000000_later"] })),
  ).toMatch(/newer version/);
  const other = database.provider === "sqlite" ? "postgresql" : "sqlite";
  expect(await refused((at) => changeManifest(at, { provider: other }))).toMatch(
    /this installation/,
  );
  expect(await refused((at) => rmSync(join(at, "manifest.json")))).toMatch(/is not a backup/);
});

test("OP-02 the copy of a file that is in use is told from a backup", async () => {
  if (database.provider === "postgresql") return; // no file to copy
  const copied = join(folder, "copied.db");
  copyFileSync(database.file, copied);
  expect(() => findBackup(folder, copied)).toThrow(/was copied from a database that was in use/);
  await expect(restoreBackup(copied)).rejects.toThrow(/newest work/);
  rmSync(copied);
});

test("a drill of a damaged backup says so, and the verification repeats it", async () => {
  const made = (await makeBackup("manual"))!;
  truncateSync(join(made.folder, largest()), 10);
  await expect(drillBackup(made)).rejects.toThrow(/cut short/);
  const findings = await verifyInstallation();
  expect(findings.find(({ id }) => id === "IN-12")!.sentences).toEqual([
    `The backup ${made.name} cannot be restored.`,
  ]);
  rmSync(made.folder, { recursive: true });
  await prisma.backup.deleteMany({ where: { name: made.name } });
});

// Last: afterwards the database is another one.
test("OP-02 OP-03 restoring brings everything back, keeps what was there, and signs everybody out", async () => {
  await tagWords(world, "ben", "an old friendship");
  expect(await findLiveSession(sessionId)).not.toBeNull();
  const { before } = await restoreBackup(backup.name);

  const { rows } = backup.manifest;
  expect(await prisma.annotation.count()).toBe(rows.Annotation);
  expect(await prisma.user.count()).toBe(rows.User);
  expect(await findLiveSession(sessionId), "everybody has to sign in again").toBeNull();
  const findings = await verifyInstallation();
  expect(findings.flatMap(({ sentences }) => sentences)).toEqual([]);
  const restored = await prisma.auditEvent.findFirst({ where: { action: "backup.restore" } });
  expect(restored?.detail).toEqual({ name: backup.name });
  expect(
    (await listBackups(10)).map(({ name }) => name),
    "newer backups are known again",
  ).toContain("2026-11-21-nightly");

  if (database.provider === "sqlite") expect(existsSync(before!)).toBe(true);
  else {
    const schema = before!.replace("the schema ", "");
    const kept = await prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_tables WHERE schemaname = ${schema} AND tablename = 'Annotation'`;
    expect(kept).toHaveLength(1);
  }
  // It goes on as any other: numbers that the database gives come after those there are.
  await tagWords(world, "ben", "fair price");
});
