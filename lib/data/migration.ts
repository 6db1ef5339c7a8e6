import { nameOf } from "@/lib/db/check";
import { databaseUrl, prisma } from "@/lib/db/client";
import { finishPutting } from "@/lib/db/copy";
import { migrate } from "@/lib/db/migrate";
import { reserveFile, untilAlone } from "@/lib/db/reserve";
import { databaseState } from "@/lib/db/state";
import type { DatabaseUrl } from "@/lib/db/url";
import { parseDatabaseUrl } from "@/lib/db/url";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import { adoptBackups, backUpBeforeMigration } from "./backups";
import { markSetUp, setUpMark, wasSetUp } from "./installed";
import { fillSettling } from "./settling-desk";

/**
 * Bring this installation's database to the newest migration, after backing it up where
 * there is something to apply, and count what an older version has left uncounted. A new SQLite
 * file is created, unless there was one before.
 * Answers the names of the migrations applied now.
 *
 * @throws {AppError} conflict, while a server is running on the same SQLite file, or where
 *   something else stands in the database's place; unavailable when no backup can be made
 */
export async function migrateDatabase(): Promise<string[]> {
  const url = databaseUrl();
  const database = parseDatabaseUrl(url);
  const release = reserveFile(database);
  if (!release) {
    throw new AppError(
      "conflict",
      `A Framewise server is already running on ${nameOf(database)}. Use that one, or stop it first.`,
    );
  }
  try {
    const restored = finishPutting(database);
    const state = await databaseState(database);
    const problem = problemOf(database, state.kind);
    if (problem) throw new AppError("conflict", problem);
    const pending = state.kind === "framewise" && state.pending;
    if (pending) await backUpBeforeMigration();
    await prisma.$disconnect(); // whoever migrates a SQLite file wants it alone, without our own connections
    if (pending && !(await untilAlone(database))) {
      throw new AppError(
        "conflict",
        `Another program has ${nameOf(database)} open, and it cannot be brought to this version meanwhile. End it, such as another command or a database browser, and try again.`,
      );
    }
    // One that is up to date is left alone: somebody may be reading or writing it.
    const applied = pending || state.kind !== "framewise" ? await migrate(url) : [];
    markSetUp(database);
    if (pending) await adoptBackups();
    await fillSettling();
    if (restored) await recordAudit(prisma, RESTORED);
    return applied;
  } finally {
    release();
  }
}

/** A restore that was ended before its last step, which nobody wrote down then. */
const RESTORED = {
  actorId: null,
  action: "backup.restore",
  detail: { interrupted: true },
} as const;

/** Why this must not be migrated; null when it may. */
function problemOf(
  database: DatabaseUrl,
  kind: "missing" | "empty" | "foreign" | "damaged" | "framewise",
): string | null {
  const name = nameOf(database);
  switch (kind) {
    case "foreign":
      return `The database at ${name} belongs to another program. Name the right one in DATABASE_URL, or a new one.`;
    case "damaged":
      return `${name} is not a database, or it is damaged. Put the right file there, or restore a backup: \`npm run framewise -- restore NAME\`.`;
    case "missing":
    case "empty":
      if (!wasSetUp(database)) return null;
      return (
        `The database at ${name} is ${kind}, but this installation had one. Bring it back, look whether its ` +
        "disk is mounted, or restore a backup: `npm run framewise -- restore NAME`. Only if you want to " +
        `begin anew, delete ${setUpMark(database)}.`
      );
    case "framewise":
      return null;
  }
}
