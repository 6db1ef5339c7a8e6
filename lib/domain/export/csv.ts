import { stringify } from "csv-stringify/sync";
import type { Exporter, Rows } from "./exporter";

/** Rows written at once: enough to be fast, few enough to stay small. */
const BATCH = 500;

/** A column: the row's key and the name in the header line. */
export interface Column<Row> {
  readonly key: keyof Row & string;
  readonly header: string;
}

/** How rows are written as text. */
export interface CsvDialect {
  readonly delimiter: string;
  /** A byte order mark, without which Excel misreads accents. */
  readonly bom: boolean;
  /** What becomes of a cell that holds text. */
  readonly text: (cell: string) => string;
}

export const EXACT: CsvDialect = { delimiter: ",", bom: false, text: (cell) => cell };

/** CSV as `csvRecords` writes it, exact, for a list of its own columns. */
export function csvExporter<Row extends object>(
  name: string,
  columns: readonly Column<Row>[],
): Exporter<Row> {
  return {
    name: `${name} (CSV)`,
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    write: (rows) => csvRecords(rows, columns, EXACT),
  };
}

/**
 * CSV after RFC 4180, UTF-8: a header line, CRLF line ends, quotes where needed, an empty
 * cell for null.
 */
export async function* csvRecords<Row extends object>(
  rows: Rows<Row>,
  columns: readonly Column<Row>[],
  { delimiter, bom, text }: CsvDialect,
): AsyncGenerator<string> {
  const write = (records: unknown[][], options = {}) =>
    stringify(records, {
      ...{ delimiter, record_delimiter: "windows", quote_record_delimiter: true },
      ...options,
    });

  yield write([columns.map(({ header }) => header)], { bom });
  let batch: unknown[][] = [];
  for await (const row of rows) {
    // As an array: csv-stringify would read each key as a path into the row.
    const record = columns.map(({ key }) => {
      const cell = row[key];
      return typeof cell === "string" ? text(cell) : cell;
    });
    if (batch.push(record) < BATCH) continue;
    yield write(batch);
    batch = [];
  }
  if (batch.length > 0) yield write(batch);
}
