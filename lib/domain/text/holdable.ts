import { AppError } from "../errors";

/** Whether both databases and every file format can hold these words: no NUL, no half of a character. */
export function isHoldable(words: string): boolean {
  return !words.includes("\0") && words.isWellFormed();
}

/**
 * Refuse what was entered or sent when a text in it, at whatever depth, cannot be held. Left to
 * themselves the databases differ: SQLite keeps such a text, PostgreSQL fails.
 *
 * @throws {AppError} invalid_input, with the name of the field
 */
export function requireHoldable(sent: unknown): void {
  const left: (readonly [field: string, value: unknown])[] = [["", sent]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [field, value] = next;
    if (typeof value === "string" && !isHoldable(value)) {
      throw new AppError(
        "invalid_input",
        `${field === "" ? "It" : `“${field}”`} holds a character that no text can hold, such as NUL. Enter it anew.`,
      );
    }
    if (typeof value !== "object" || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      left.push([field === "" ? key : `${field}.${key}`, inner], ["", key]);
    }
  }
}
