import type { Columns } from "./columns";
import { suggestColumns } from "./columns";
import { csv, openCsv } from "./csv";
import { json, jsonLines, openJson, openJsonLines } from "./json";
import type { Reader, SourceFile } from "./reader";
import type { Table } from "./table-rows";
import { openXlsx, xlsx } from "./xlsx";

/** What a person sees of a table before saying which column holds what. */
export interface TableStart {
  readonly headings: readonly string[];
  /** The first rows, at most 20, their cells in the order of the headings. */
  readonly rows: readonly (readonly string[])[];
  /** Which column holds what, as far as the headings say. */
  readonly columns: Columns;
  readonly encoding: string;
}

const ROWS = 20;

type Open = (file: SourceFile, encoding: string | undefined) => Table | Promise<Table>;

const openers = new Map<Reader, Open>([
  [xlsx, openXlsx],
  [jsonLines, openJsonLines],
  [json, openJson],
  [csv, openCsv],
]);

/** Whether a reader's files are tables, whose columns a person may choose. */
export function isTable(reader: Reader): boolean {
  return openers.has(reader);
}

/**
 * The headings and first rows of a table.
 * @throws {AppError} invalid_input where it cannot be read, or `reader` reads no tables
 */
export async function readTable(
  reader: Reader,
  file: SourceFile,
  encoding?: string,
): Promise<TableStart> {
  const open = openers.get(reader);
  if (!open) throw new TypeError(`${reader.format} reads no tables`);
  const table = await open(file, encoding);
  const rows: (readonly string[])[] = [];
  for await (const row of table.rows()) {
    if (row.kind === "row") rows.push(row.cells);
    if (rows.length === ROWS) break;
  }
  const { headings } = table;
  return { headings, rows, columns: suggestColumns(headings), encoding: table.encoding };
}
