import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import packageJson from "@/package.json";
import { migrationNames } from "@/lib/db/migrations";
import type { Copied } from "@/lib/db/sqlite-copy";
import { SQLITE_COPY, sqliteKind, syncFile } from "@/lib/db/sqlite-copy";
import type { DatabaseUrl } from "@/lib/db/url";
import type { BackupKind } from "@/lib/domain/backup";
import { AppError } from "@/lib/domain/errors";

const MANIFEST = "manifest.json";
const FORMAT = "framewise-backup";
/** Of the manifest; a program reads its own and older ones. */
const VERSION = 1;

/** One file of a backup, as it was written. */
interface KeptFile {
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hexadecimal */
  readonly sha256: string;
}

/** What a backup says of itself, in `manifest.json`; written last, so that a backup is whole or none. */
export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly provider: DatabaseUrl["provider"];
  readonly kind: BackupKind;
  readonly software: string;
  /** ISO 8601, UTC */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly files: readonly KeptFile[];
  /** By table */
  readonly rows: Readonly<Record<string, number>>;
  /** Names of the migrations it is at, oldest first */
  readonly migrations: readonly string[];
}

/** A backup in its folder. */
export interface StoredBackup {
  readonly folder: string;
  readonly name: string;
  readonly manifest: Manifest;
}

/**
 * Write a backup: the copy goes into a folder that gets its name when all of it, and what
 * it says of itself, is on the disk. Only the server's own user may read it.
 *
 * @param copy writes the copy into the folder it is given
 */
export async function writeBackup(
  { root, name, kind }: { readonly root: string; readonly name: string; readonly kind: BackupKind },
  provider: DatabaseUrl["provider"],
  copy: (folder: string) => Promise<Copied> | Copied,
): Promise<StoredBackup> {
  const draft = join(root, `.${name}.draft`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const startedAt = new Date().toISOString();
    const copied = await copy(draft);
    const files: KeptFile[] = [];
    for (const file of copied.files) files.push(await keptFile(draft, file));
    const manifest: Manifest = {
      ...{ format: FORMAT, version: VERSION, provider, kind, software: packageJson.version },
      ...{ startedAt, finishedAt: new Date().toISOString() },
      ...{ files, rows: copied.rows, migrations: copied.migrations },
    };
    const path = join(draft, MANIFEST);
    writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    syncFile(path);
    const folder = join(root, name);
    renameSync(draft, folder);
    syncFile(root);
    return { folder, name, manifest };
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Remove what processes that were killed have left half-made, if it was begun before then. */
export function removeLeftovers(root: string, before: Date): void {
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    if (/^\..+\.(draft|drill)/.test(name) && statSync(path).mtime < before) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

/** The whole backups of a folder; what is half-made or something else is passed over. */
export function storedBackups(root: string): StoredBackup[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) => {
      const manifest = manifestIn(join(root, name));
      return manifest ? [{ folder: join(root, name), name, manifest }] : [];
    });
}

/**
 * The backup that somebody means: by its name in the folder of backups, by the path of its
 * folder, or by that of a file in it.
 *
 * @throws {AppError} not_found; unsupported_type where it is something else, such as the
 *   copy of a database that is in use
 */
export function findBackup(root: string, named: string): StoredBackup {
  const path = [named, join(root, named)].find((one) => existsSync(one));
  if (path === undefined) {
    throw new AppError("not_found", `There is no backup ${named}, neither here nor in ${root}.`);
  }
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const manifest = manifestIn(folder);
  if (manifest) return { folder, name: basename(folder), manifest };
  throw new AppError("unsupported_type", whatElse(path));
}

function whatElse(path: string): string {
  const file = statSync(path).isDirectory() ? join(path, SQLITE_COPY) : path;
  if (existsSync(file) && sqliteKind(file) === "live") {
    return (
      `${file} was copied from a database that was in use: its newest work stood in the file ` +
      "-wal beside it and is missing here. Make backups with `npm run framewise -- backup`."
    );
  }
  return (
    `${path} is not a backup: there is no ${MANIFEST} with it. Name the folder that ` +
    "`npm run framewise -- backup` made."
  );
}

/**
 * Hold a backup against what it says of itself and against this installation.
 *
 * @throws {AppError} unsupported_type for another kind of database or a newer version;
 *   invalid_input where a file is missing, cut short or changed
 */
export async function checkBackup(
  { folder, name, manifest }: StoredBackup,
  provider: DatabaseUrl["provider"],
): Promise<void> {
  const refuse = (sentence: string) => {
    throw new AppError("unsupported_type", sentence);
  };
  if (manifest.version > VERSION) {
    refuse(
      `${name} was made by a newer version of Framewise (${manifest.software}). Install that.`,
    );
  }
  if (manifest.provider !== provider) {
    refuse(
      `${name} is of a ${manifest.provider} database, and this installation uses ${provider}.`,
    );
  }
  const known = new Set(migrationNames(provider));
  if (manifest.migrations.some((migration) => !known.has(migration))) {
    refuse(
      `${name} is of a newer version of Framewise (${manifest.software}). Install that first.`,
    );
  }
  for (const file of manifest.files) {
    const problem = await problemOf(folder, file);
    if (problem) {
      throw new AppError("invalid_input", `${name} is damaged: ${file.name} ${problem}.`);
    }
  }
}

async function problemOf(folder: string, file: KeptFile): Promise<string | null> {
  const path = join(folder, file.name);
  if (basename(file.name) !== file.name || !existsSync(path)) return "is missing";
  const { size } = statSync(path);
  if (size < file.bytes) return `is cut short: ${size} of ${file.bytes} bytes are there`;
  const { sha256 } = await keptFile(folder, file.name);
  return sha256 === file.sha256 ? null : "is not what was written";
}

async function keptFile(folder: string, name: string): Promise<KeptFile> {
  const path = join(folder, name);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { name, bytes: statSync(path).size, sha256: hash.digest("hex") };
}

/** One hash over all files of a backup. */
export function digestOf({ files }: Manifest): string {
  const lines = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return createHash("sha256").update(lines.join("")).digest("hex");
}

export function bytesOf({ files }: Manifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function manifestIn(folder: string): Manifest | null {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), "utf8")) as Manifest;
    return manifest.format === FORMAT && Array.isArray(manifest.files) ? manifest : null;
  } catch {
    return null;
  }
}
