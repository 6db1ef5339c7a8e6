const HOUR = 3_600_000;

/** Milliseconds: a day, and an hour in which the next backup is being made. */
export const LATEST_BACKUP_AGE = 25 * HOUR;
