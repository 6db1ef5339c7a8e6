import { countConnections, putDatabase } from "@/lib/db/copy";
import { databaseUrl, prisma } from "@/lib/db/client";
import { nameOf } from "@/lib/db/check";
import { migrate } from "@/lib/db/migrate";
import { reserveFile } from "@/lib/db/reserve";
import { parseDatabaseUrl } from "@/lib/db/url";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import type { StoredBackup } from "./backup-files";
import { checkBackup, findBackup } from "./backup-files";
import { adoptBackups, backupFolder } from "./backups";
import { markSetUp } from "./installed";

/** What restoring did. */
export interface Restored {
  readonly backup: StoredBackup;
  /** Where the database is that was there before; null where there was none. */
  readonly before: string | null;
}

/**
 * Put a backup in the place of this installation's database, which is kept under another
 * name; bring it to this version; and write into its history that it was restored. Nobody
 * is signed in afterwards.
 *
 * @param named its name in the folder of backups, or a path
 * @throws {AppError} not_found, unsupported_type or invalid_input when it is no whole backup
 *   of such a database; conflict while a server works on the database. Nothing has changed then.
 */
export async function restoreBackup(named: string): Promise<Restored> {
  const url = databaseUrl();
  const database = parseDatabaseUrl(url);
  const backup = findBackup(backupFolder(), named);
  await checkBackup(backup, database.provider);
  await prisma.$disconnect(); // of this process; it connects again to what is restored
  const release = reserveFile(database);
  if (!release || (await countConnections(database)) > 0) {
    throw new AppError(
      "conflict",
      `Something is connected to ${nameOf(database)}. Stop every server on it first.`,
    );
  }
  try {
    const { rows, migrations } = backup.manifest;
    const stamp = new Date().toISOString().slice(0, 23).replace(/[:.]/g, "-");
    const before = await putDatabase(
      database,
      backup.folder,
      { files: [], rows, migrations },
      stamp,
    );
    await migrate(url);
    markSetUp(database);
    await adoptBackups();
    await recordAudit(prisma, {
      ...{ actorId: null, action: "backup.restore", detail: { name: backup.name } },
    });
    return { backup, before };
  } finally {
    release();
  }
}
