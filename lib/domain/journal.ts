import { sorted } from "./sorted-json";

/** An entry of the journal of one annotation or answer; its states are JSON values. */
export interface JournalEntry {
  readonly revision: number;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Why the entries of one thing do not add up to its state: they must be numbered 1, 2, 3 …
 * without a gap, each must begin where the one before ended, the first at nothing, and the
 * last must end at the state there is.
 *
 * @param entries in the order of their revisions
 * @param current the state there is, with its revision
 * @param missing what a state says that was written before there was anything else to say
 * @returns null when they add up
 */
export function journalProblem(
  entries: readonly JournalEntry[],
  current: { readonly revision: number; readonly state: unknown },
  missing: object = {},
): string | null {
  const text = (state: unknown) => textOf(state, missing);
  let state: unknown = null;
  for (const [index, entry] of entries.entries()) {
    if (entry.revision !== index + 1) return `its revision ${index + 1} is not in the journal`;
    if (text(entry.before) !== text(state)) {
      return `its revision ${entry.revision} does not begin where the one before ended`;
    }
    state = entry.after;
  }
  if (current.revision !== entries.length) {
    return `it is at revision ${current.revision}, its journal at ${entries.length}`;
  }
  return text(state) === text(current.state) ? null : "it is not as its journal says";
}

function textOf(state: unknown, missing: object): string {
  const whole = isObject(state) ? { ...missing, ...state } : (state ?? null);
  return JSON.stringify(sorted(whole));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
