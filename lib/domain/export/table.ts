import type { Column } from "./csv";
import type { ExportSources, Rows, SourceName } from "./exporter";

/** What a column's cells are; an empty cell (null) may stand in any. */
export type ColumnType = "text" | "integer" | "number";

/** A column with what a reader of the file has to know of it. */
export interface TableColumn<Row> extends Column<Row> {
  readonly type: ColumnType;
  /** What a cell says, for the data dictionary. */
  readonly meaning: string;
}

/** What people read of a table. */
export interface AboutTable {
  /** As in a list. */
  readonly name: string;
  /** What a row is, as a plain sentence. */
  readonly row: string;
  /** What the file is called after the project. */
  readonly file: string;
  readonly columns: readonly Pick<TableColumn<object>, "header" | "type" | "meaning">[];
}

/** A noun as a table: its rows can be written in every type of table file (table-types.ts). */
export interface Table<S extends SourceName, Row extends object> extends AboutTable {
  readonly from: S;
  readonly rows: (data: ExportSources[S]) => Rows<Row>;
  readonly columns: readonly TableColumn<Row>[];
}

/** A column of a table. */
export function column<Row>(
  key: keyof Row & string,
  header: string,
  type: ColumnType,
  meaning: string,
): TableColumn<Row> {
  return { key, header, type, meaning };
}
