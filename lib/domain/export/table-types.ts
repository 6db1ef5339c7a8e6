import { csvRecords, EXACT } from "./csv";
import type { FormatFrom, Pieces, Rows } from "./exporter";
import { inSpreadsheet } from "./spreadsheet-cell";
import type { RowOf, Table, TableColumn, TableSource } from "./table";

/** A type of file that any table can be written as. */
export interface TableType {
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly use: string;
  readonly lacks: string;
  readonly write: <Row extends object>(
    rows: Rows<Row>,
    columns: readonly TableColumn<Row>[],
  ) => Pieces;
}

/** The types, by what ends the address of a table's file. */
export const tableTypes: Readonly<Record<string, TableType>> = {
  csv: {
    name: "CSV",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    use: "For R and Python: every value exactly as it is stored.",
    lacks: "Spreadsheet programs may take a text for a formula; use the file for them.",
    write: (rows, columns) => csvRecords(rows, columns, EXACT),
  },
  spreadsheet: {
    name: "CSV for spreadsheets",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    use: "For Excel and LibreOffice.",
    lacks: "A text that a spreadsheet would run as a formula has an apostrophe before it.",
    write: (rows, columns) =>
      csvRecords(rows, columns, { delimiter: ",", bom: true, text: inSpreadsheet }),
  },
};

/** What a table is called in an address when it is written as a type, such as `annotations-csv`. */
export const tableAddress = (table: Pick<Table<TableSource>, "file">, type: string) =>
  `${table.file}-${type}`;

/** All files of a table, by their addresses. */
export function tableFormats<S extends TableSource>(
  table: Table<S>,
): Readonly<Record<string, FormatFrom<S>>> {
  return Object.fromEntries(
    Object.entries(tableTypes).map(([key, { name, write, ...type }]) => [
      tableAddress(table, key),
      {
        ...type,
        ...{ name: `${table.name} (${name})`, group: "tables", from: table.from, file: table.file },
        use: `${table.rows} ${type.use}`,
        write: (rows) => write(rows as Rows<RowOf<S> & object>, table.columns),
      },
    ]),
  );
}
