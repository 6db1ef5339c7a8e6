import { stringify } from "csv-stringify/sync";
import type { Exporter, Rows } from "./exporter";

/** Rows written at once: enough to be fast, few enough to stay small. */
const BATCH = 500;

/** A column: the row's key and the name in the header line. */
export interface Column<Row> {
  readonly key: keyof Row & string;
  readonly header: string;
}

/**
 * CSV after RFC 4180, UTF-8: a header line, CRLF line ends, quotes where needed,
 * an empty cell for null. Every value is exactly as it is stored, for R and Python.
 */
export function csvExporter<Row extends object>(
  name: string,
  columns: readonly Column<Row>[],
): Exporter<Row> {
  return {
    name: `${name} (CSV)`,
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    write: (rows) => csv(rows, columns, false),
  };
}

/**
 * The same file for opening in a spreadsheet program: a byte order mark, without
 * which Excel misreads accents, and an apostrophe before text that the program
 * would run as a formula. Such text is therefore not exact.
 */
export function spreadsheetExporter<Row extends object>(
  name: string,
  columns: readonly Column<Row>[],
): Exporter<Row> {
  return {
    name: `${name} (CSV for spreadsheets)`,
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    write: (rows) => csv(rows, columns, true),
  };
}

async function* csv<Row extends object>(
  rows: Rows<Row>,
  columns: readonly Column<Row>[],
  forSpreadsheet: boolean,
): AsyncGenerator<string> {
  const write = (records: unknown[][], bom: boolean) =>
    stringify(records, {
      bom,
      escape_formulas: forSpreadsheet,
      record_delimiter: "windows",
      quote_record_delimiter: true,
    });

  yield write([columns.map(({ header }) => header)], forSpreadsheet);
  let batch: unknown[][] = [];
  for await (const row of rows) {
    // As an array: csv-stringify would read each key as a path into the row.
    if (batch.push(columns.map(({ key }) => row[key])) < BATCH) continue;
    yield write(batch, false);
    batch = [];
  }
  if (batch.length > 0) yield write(batch, false);
}
