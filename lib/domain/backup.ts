const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Milliseconds: a day, and an hour in which the next backup is being made. */
export const LATEST_BACKUP_AGE = 25 * HOUR;

/** Milliseconds after which a backup that is still being made has died with its process. */
export const LONGEST_BACKUP = 6 * HOUR;

/** The hour at which what is due every night is begun, in the server's time zone. */
const NIGHT = 3;

/** The last three o'clock at night that has passed, in the server's time zone. */
export function nightBefore(now: Date): Date {
  const three = new Date(now);
  three.setHours(NIGHT, 0, 0, 0);
  if (three > now) three.setDate(three.getDate() - 1);
  return three;
}

/** Who asked for it: a person, the night, or a start that had migrations to apply. */
export const BACKUP_KINDS = ["manual", "nightly", "migration"] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** Nightly backups that are kept: the newest, … */
const DAYS = 7;
/** … and the newest of each of so many weeks before. */
const WEEKS = 4;
/** Backups before migrations that are kept. */
const MIGRATIONS = 3;

/** What rotation needs to know of a whole backup. */
export interface KeptBackup {
  readonly name: string;
  readonly kind: BackupKind;
  readonly startedAt: Date;
}

/**
 * The backups that need not be kept any longer: of the nightly ones all but the newest
 * seven and the newest of each of the last four weeks, of those before migrations all but
 * the newest three. What a person asked for is never among them.
 */
export function outdatedBackups(backups: readonly KeptBackup[]): string[] {
  const newestFirst = [...backups].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const nightly = newestFirst.filter(({ kind }) => kind === "nightly");
  const weekly = new Map<number, string>();
  for (const { name, startedAt } of nightly) {
    const week = weekOf(startedAt);
    if (!weekly.has(week)) weekly.set(week, name);
  }
  const kept = new Set([
    ...nightly.slice(0, DAYS).map(({ name }) => name),
    ...[...weekly.values()].slice(0, WEEKS),
    ...newestFirst
      .filter(({ kind }) => kind === "migration")
      .slice(0, MIGRATIONS)
      .map(({ name }) => name),
  ]);
  return newestFirst
    .filter(({ name, kind }) => kind !== "manual" && !kept.has(name))
    .map(({ name }) => name);
}

/** Weeks since 1970, which begin on Mondays in UTC: its first day was a Thursday. */
function weekOf(day: Date): number {
  return Math.floor((day.getTime() + 3 * DAY) / (7 * DAY));
}
