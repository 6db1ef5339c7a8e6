import type { PeriodLength } from "./filter";

/**
 * The period that a day of publication lies in, as its key: "2024-03", "2024-Q1",
 * "2024-W09" (ISO 8601: the week with the year's first Thursday is week 1) or "2024".
 * Days are printed dates in the project's time zone; they are never converted.
 *
 * @param day YYYY-MM-DD
 */
export function periodOf(day: string, length: PeriodLength): string {
  const [year = "", month = "01"] = day.split("-");
  switch (length) {
    case "year":
      return year;
    case "quarter":
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case "month":
      return `${year}-${month}`;
    case "week":
      return weekOf(day);
  }
}

/** The keys of all periods from the first day to the last, both included, in order. */
export function periodsFrom(first: string, last: string, length: PeriodLength): string[] {
  const keys: string[] = [];
  const end = dayNumber(last);
  for (let day = dayNumber(first); day <= end; day += length === "week" ? 7 : 28) {
    const key = periodOf(dayOf(day), length);
    if (keys.at(-1) !== key) keys.push(key);
  }
  const key = periodOf(last, length);
  return keys.at(-1) === key ? keys : [...keys, key];
}

function weekOf(day: string): string {
  const number = dayNumber(day);
  const sinceMonday = (((number + 3) % 7) + 7) % 7; // day 0 was a Thursday
  const thursday = number - sinceMonday + 3;
  const year = dayOf(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

const DAY_IN_MS = 86_400_000;

/** Days since 1970-01-01. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_IN_MS;
}

function dayOf(number: number): string {
  return new Date(number * DAY_IN_MS).toISOString().slice(0, 10);
}
