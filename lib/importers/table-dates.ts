import { findDate } from "@/lib/domain/clean/dates";

const NUMBERS = /^\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/u;
const COMPACT = /^\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*$/u;

/** The days of a column, once every value has been looked at. */
export interface ColumnDates {
  /** `YYYY-MM-DD`; null where the value is no full date or could be two. */
  dayOf(value: string): string | null;
  /** A value that could be two days, where no other value of the column tells which comes first. */
  readonly ambiguous: string | null;
}

/**
 * Decide over a whole column whether dates like 03/04/2022 give the day or the month first: some
 * value with a number above 12 must say so, and none may say otherwise. Numbers between dots are
 * day first. Nothing is guessed.
 */
export async function columnDates(
  values: AsyncIterable<string> | Iterable<string>,
): Promise<ColumnDates> {
  let dayFirst = false;
  let monthFirst = false;
  let twofold: string | null = null;
  for await (const value of values) {
    const [, first, sign, second] = NUMBERS.exec(value) ?? [];
    if (!first || sign === ".") continue;
    if (Number(first) > 12) dayFirst = true;
    else if (Number(second) > 12) monthFirst = true;
    else if (Number(first) !== Number(second)) twofold ??= value.trim();
  }
  const isDecided = dayFirst !== monthFirst;
  return {
    ambiguous: isDecided ? null : twofold,
    dayOf(value) {
      const [, first, sign, second, year] = NUMBERS.exec(value) ?? [];
      if (first && sign !== ".") {
        const above = Number(first) > 12 || Number(second) > 12;
        if (!above && !isDecided && Number(first) !== Number(second)) return null;
        const isDayFirst = above ? Number(first) > 12 : dayFirst;
        const [day, month] = isDayFirst ? [first, second] : [second, first];
        return findDate(`${year}-${month}-${day}`)?.date ?? null;
      }
      const found = findDate(value.replace(COMPACT, "$1-$2-$3"));
      return found && !found.ambiguous ? found.date : null;
    },
  };
}
