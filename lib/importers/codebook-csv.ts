import { parse } from "csv-parse/sync";
import type { FoundFrame } from "@/lib/domain/codebook/fit";
import { AppError } from "@/lib/domain/errors";
import { CODEBOOK_COLUMNS } from "@/lib/domain/export/codebook-csv";
import { MOST_FRAMES, requireFew } from "./codebook-size";

/** What other tools call the column of a code's name, in the order of preference. */
const NAMES = ["name", "path", "tag", "code"];
/** How they write a code below another one: `Economy.Costs`, `Economy::Costs`, `Economy\Costs`. */
const SEPARATORS = /^(\.|::|\\|\/)/;

/**
 * The frames of a codebook in CSV: ours, or one with a column for names (`tag`,
 * `name`, `path` or `code`) and perhaps a `description`, as Taguette writes it. A
 * name like `Economy.Costs` stands under `Economy`, if the file has that too.
 *
 * @param marked whether the file begins with a byte order mark, as the one for spreadsheets does:
 *   an apostrophe that begins a cell of ours is not part of it
 * @throws {AppError} invalid_input for a broken table, or one without such a column; too_large for a long one
 */
export function readCodebookCsv(text: string, marked = false): FoundFrame[] {
  const [header = [], ...lines] = records(text);
  const columns = header.map((column) => column.trim().toLowerCase());
  const nameColumn = NAMES.find((column) => columns.includes(column));
  if (nameColumn === undefined) {
    throw new AppError(
      "invalid_input",
      "The first line of this table names no column “name”, “tag”, “path” or “code”, so no codebook was found in it.",
    );
  }
  requireFew(lines.length, "frames");
  const places = new Map(columns.map((column, place) => [column, place] as const).reverse());
  const ours = columns.includes("short_name") && columns.includes("parent");
  const rows = lines.map((line) => (column: string) => {
    const cell = line[places.get(column) ?? -1];
    return ours && marked && cell?.startsWith("'") ? cell.slice(1) : cell;
  });
  const names = rows.map((cell) => cell(nameColumn) ?? "");
  return rows.map((cell, ref) => {
    const above = ours ? (cell("parent") ?? "") : parentName(names[ref]!, names);
    const parent = above === "" ? -1 : names.indexOf(above);
    const base = { ref, parent: parent === -1 ? null : parent, name: names[ref]! };
    if (!ours) {
      const definition = cell("description") ?? cell("definition") ?? "";
      return { ...base, guid: null, isGroup: false, definition };
    }
    const fields = Object.entries(CODEBOOK_COLUMNS).filter(([field]) => field !== "name");
    return {
      ...base,
      ...Object.fromEntries(fields.map(([field, column]) => [field, cell(column) ?? ""])),
      guid: cell("guid") || null,
      isGroup: cell("kind") === "group",
    };
  });
}

function records(text: string): string[][] {
  try {
    return parse(text, {
      ...{ bom: true, relax_column_count: true, skip_empty_lines: true },
      to: MOST_FRAMES + 2,
    });
  } catch (error) {
    throw new AppError("invalid_input", "This table could not be read as CSV.", { cause: error });
  }
}

/** The longest other name that this one continues after a separator; empty when there is none. */
function parentName(name: string, names: readonly string[]): string {
  return names
    .filter(
      (other) =>
        other !== "" && name.startsWith(other) && SEPARATORS.test(name.slice(other.length)),
    )
    .reduce((longest, other) => (other.length > longest.length ? other : longest), "");
}
