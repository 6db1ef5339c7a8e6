/** A stretch of publication days: a year, quarter, month or week. */
export interface Period {
  readonly name: string;
  readonly start: Date;
  /** The day after its last. */
  readonly end: Date;
}

/**
 * What a period's key stands for: "2024", "2024-Q1", "2024-03" or "2024-W09", as
 * lib/domain/statistics/period.ts writes them. The same in every time zone.
 */
export function readPeriod(key: string): Period {
  const [, year, quarter, week, month] = /^(\d{4})(?:-Q([1-4])|-W(\d\d)|-(\d\d))?$/.exec(key) ?? [];
  if (year === undefined) throw new RangeError(`Not a period: ${key}`);
  const at = (months: number, days = 1) => new Date(Date.UTC(Number(year), months, days));
  if (week !== undefined) {
    const fourth = at(0, 4); // always in week 1
    const monday = 1 - (fourth.getUTCDay() || 7) + 7 * (Number(week) - 1);
    return { name: `Week ${week}, ${year}`, start: at(0, 4 + monday), end: at(0, 11 + monday) };
  }
  if (month !== undefined) {
    const start = at(Number(month) - 1);
    return { name: monthName(start), start, end: at(Number(month)) };
  }
  if (quarter !== undefined) {
    const first = 3 * (Number(quarter) - 1);
    return { name: `Q${quarter} ${year}`, start: at(first), end: at(first + 3) };
  }
  return { name: year, start: at(0), end: at(12) };
}

/** A day such as "2024-07-01" as "1 Jul 2024". */
export function dayName(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

function monthName(start: Date): string {
  return start.toLocaleDateString("en", { month: "short", year: "numeric", timeZone: "UTC" });
}
