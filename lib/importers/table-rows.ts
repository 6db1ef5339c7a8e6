import { AppError } from "@/lib/domain/errors";
import { MAX_COLUMNS } from "@/lib/domain/limits";
import type { FoundProblem } from "./reader";

/** A row, its cells in the order of the headings; `number` as a spreadsheet shows it. */
export interface TableRow {
  readonly kind: "row";
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly headings: readonly string[];
  readonly encoding: string;
  /** What rows are called in it: “row” of a sheet, “line” of a JSONL file. */
  readonly unit: "row" | "line" | "item";
  /** The rows from the first; each call begins anew. Rows that hold nothing are left out. */
  rows(): AsyncIterable<TableRow | FoundProblem> | Iterable<TableRow | FoundProblem>;
}

/**
 * Headings that tell every column apart: an empty one is numbered, a second one of the same name too.
 * @throws {AppError} invalid_input where there are none or too many
 */
export function headingsFrom(cells: readonly string[]): string[] {
  if (cells.length > MAX_COLUMNS) {
    throw new AppError(
      "invalid_input",
      `The table has ${cells.length.toLocaleString("en")} columns; it can have ${MAX_COLUMNS}.`,
    );
  }
  const headings: string[] = [];
  for (const [i, cell] of cells.entries()) {
    const name = cell.replace(/\s+/gu, " ").trim() || `Column ${i + 1}`;
    let heading = name;
    for (let n = 2; headings.includes(heading); n++) heading = `${name} (${n})`;
    headings.push(heading);
  }
  if (cells.every((cell) => cell.trim() === "")) {
    throw new AppError("invalid_input", "The first row of the table holds no headings.");
  }
  return headings;
}
