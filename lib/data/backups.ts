import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { copyDatabase, tryCopy } from "@/lib/db/copy";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import type { BackupKind } from "@/lib/domain/backup";
import { LONGEST_BACKUP, nightBefore, outdatedBackups } from "@/lib/domain/backup";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import type { StoredBackup } from "./backup-files";
import {
  bytesOf,
  checkBackup,
  digestOf,
  removeLeftovers,
  storedBackups,
  writeBackup,
} from "./backup-files";
import { dataFolder } from "./database";
import { isDuplicate } from "./duplicate";
import { outageOf } from "./outage";
import { refusalOf } from "./refusal";

/** Where this installation keeps its backups: BACKUP_FOLDER, or `backups` beside its data. */
export function backupFolder(): string {
  return process.env.BACKUP_FOLDER || join(dataFolder(databaseUrl()), "backups");
}

/** A backup as people see it. */
export interface BackupLine {
  readonly name: string;
  readonly kind: BackupKind;
  readonly startedAt: Date;
  /** Null while it is being made, and where that came to nothing. */
  readonly finishedAt: Date | null;
  readonly bytes: number | null;
  readonly problem: string | null;
  readonly drilledAt: Date | null;
  readonly drillProblem: string | null;
}

/**
 * Back up the whole database while servers work on it, and write that down. A nightly one
 * is made once a night, whichever of several servers is first, and removes what rotation
 * no longer keeps.
 *
 * @returns null where another server makes this night's
 * @throws {AppError} unavailable where it cannot be written
 */
export async function makeBackup(
  kind: Exclude<BackupKind, "migration">,
  now = new Date(),
): Promise<StoredBackup | null> {
  const name = nameOf(kind, now);
  const id = await claim(name, kind, now);
  if (id === null) return null;
  try {
    const backup = await copyInto(name, kind);
    await prisma.$transaction(async (tx) => {
      await tx.backup.update({ where: { id }, data: columnsOf(backup) });
      await recordAudit(tx, { actorId: null, action: "backup.create", detail: { name, kind } });
    });
    await adoptBackups();
    if (kind === "nightly") await removeOutdated(now);
    return backup;
  } catch (error) {
    const problem = sentenceOf(error);
    await prisma.backup.update({ where: { id }, data: { problem } }).catch(() => {});
    throw new AppError("unavailable", problem, { cause: error });
  }
}

/** Begin a backup's row, or take over that of one that came to nothing hours ago. Null where another server has it. */
async function claim(name: string, kind: BackupKind, now: Date): Promise<string | null> {
  const id = crypto.randomUUID();
  try {
    await prisma.backup.create({ data: { id, name, kind, startedAt: now } });
    return id;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const { count } = await prisma.backup.updateMany({
    where: { name, finishedAt: null, startedAt: { lt: longBefore(now) } },
    data: { id, startedAt: now, problem: null },
  });
  return count === 1 ? id : null;
}

const longBefore = (now: Date) => new Date(now.getTime() - LONGEST_BACKUP);

/** Back up a database that is about to be migrated: nothing can be written into it yet (`adoptBackups` does later). */
export function backUpBeforeMigration(now = new Date()): Promise<StoredBackup> {
  return copyInto(nameOf("migration", now), "migration").catch((error: unknown) => {
    throw new AppError("unavailable", sentenceOf(error), { cause: error });
  });
}

function copyInto(name: string, kind: BackupKind): Promise<StoredBackup> {
  const root = backupFolder();
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const database = parseDatabaseUrl(databaseUrl());
  return writeBackup({ root, name, kind }, database.provider, (folder) =>
    copyDatabase(database, folder),
  );
}

/** A night has one name, that of its day here, so that one server of several makes it. */
function nameOf(kind: BackupKind, now: Date): string {
  if (kind !== "nightly") return `${now.toISOString().slice(0, 23).replace(/[:.]/g, "-")}-${kind}`;
  const night = nightBefore(now);
  const parts = [night.getFullYear(), night.getMonth() + 1, night.getDate()];
  return `${parts.map((part) => String(part).padStart(2, "0")).join("-")}-nightly`;
}

/**
 * Give the backups of the folder that the database does not know their rows: those made
 * before a migration, and after a restore those that are newer than what was restored.
 */
export async function adoptBackups(): Promise<void> {
  const known = new Set(
    (await prisma.backup.findMany({ select: { name: true } })).map(({ name }) => name),
  );
  for (const backup of storedBackups(backupFolder())) {
    if (known.has(backup.name)) continue;
    await prisma.backup.create({
      data: {
        ...{ id: crypto.randomUUID(), name: backup.name, kind: backup.manifest.kind },
        ...columnsOf(backup),
      },
    });
  }
}

async function removeOutdated(now: Date): Promise<void> {
  const root = backupFolder();
  removeLeftovers(root, longBefore(now));
  const backups = storedBackups(root).map(({ name, manifest }) => ({
    ...{ name, kind: manifest.kind, startedAt: new Date(manifest.startedAt) },
  }));
  for (const name of outdatedBackups(backups)) {
    rmSync(join(root, name), { recursive: true, force: true });
    await prisma.backup.deleteMany({ where: { name } });
  }
}

/**
 * Restore a backup somewhere else, look whether it holds what it says, throw the result
 * away, and write down when that was.
 *
 * @throws {AppError} conflict, saying why it could not be restored
 */
export async function drillBackup(backup: StoredBackup): Promise<void> {
  const problem = await drillProblemOf(backup);
  await adoptBackups();
  await prisma.$transaction(async (tx) => {
    await tx.backup.updateMany({
      where: { name: backup.name },
      data: { drilledAt: new Date(), drillProblem: problem },
    });
    await recordAudit(tx, {
      ...{ actorId: null, action: "backup.drill" },
      detail: { name: backup.name, held: problem === null },
    });
  });
  if (problem) throw new AppError("conflict", `${backup.name} cannot be restored: ${problem}`);
}

async function drillProblemOf(backup: StoredBackup): Promise<string | null> {
  const database = parseDatabaseUrl(databaseUrl());
  const { folder, manifest } = backup;
  try {
    await checkBackup(backup, database.provider);
    const rows = await tryCopy(database, folder, {
      ...{ files: [], rows: manifest.rows, migrations: manifest.migrations },
    });
    const lost = Object.keys(manifest.rows).filter((table) => rows[table] !== manifest.rows[table]);
    return lost.length === 0 ? null : `The rows of ${lost.join(", ")} are not all there.`;
  } catch (error) {
    return sentenceOf(error);
  }
}

/** The newest backups, the newest first, those that came to nothing among them. */
export async function listBackups(limit: number): Promise<BackupLine[]> {
  const rows = await prisma.backup.findMany({
    orderBy: [{ startedAt: "desc" }, { name: "desc" }],
    take: limit,
  });
  return rows.map((row) => ({
    ...row,
    kind: row.kind as BackupKind,
    bytes: row.bytes === null ? null : Number(row.bytes),
  }));
}

/** How the installation is backed up. */
export interface BackupState {
  /** The newest whole one */
  readonly newest: BackupLine | null;
  /** Why the last one came to nothing; null where it did not */
  readonly failed: string | null;
  /** When restoring one was last tried, and it held */
  readonly drilledAt: Date | null;
}

export async function readBackupState(now = new Date()): Promise<BackupState> {
  const backups = await listBackups(100);
  const drills = backups.flatMap(({ drilledAt, drillProblem }) =>
    drilledAt && drillProblem === null ? [drilledAt.getTime()] : [],
  );
  return {
    // A clock that was ahead once must not hide that there is none since.
    newest: backups.find((one) => one.finishedAt !== null && one.startedAt <= now) ?? null,
    failed: backups[0]?.problem ?? null,
    drilledAt: drills.length > 0 ? new Date(Math.max(...drills)) : null,
  };
}

/**
 * When the last nightly backup was begun, or else the installation; null before anybody has
 * an account. One that failed, or died with its process, counts for six hours; one that a
 * clock which was ahead has dated in the future does not.
 */
export async function lastNight(now: Date): Promise<Date | null> {
  const [last, first] = await Promise.all([
    prisma.backup.findFirst({
      where: {
        ...{ kind: "nightly", startedAt: { lte: now } },
        OR: [{ finishedAt: { not: null } }, { startedAt: { gt: longBefore(now) } }],
      },
      orderBy: { startedAt: "desc" },
    }),
    prisma.user.findFirst({ orderBy: { createdAt: "asc" }, select: { createdAt: true } }),
  ]);
  return last?.startedAt ?? first?.createdAt ?? null;
}

function columnsOf({ manifest }: StoredBackup) {
  return {
    startedAt: new Date(manifest.startedAt),
    finishedAt: new Date(manifest.finishedAt),
    bytes: BigInt(bytesOf(manifest)),
    digest: digestOf(manifest),
  };
}

function sentenceOf(error: unknown): string {
  if (outageOf(error) === "full") return "There is not enough room on the disk for a backup.";
  const words = error instanceof Error ? error.message : String(error);
  return refusalOf(error) ?? `The backup failed: ${words}`;
}
