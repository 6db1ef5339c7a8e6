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

/** The sources that are rows. */
export type TableSource = {
  [S in SourceName]: ExportSources[S] extends Rows<unknown> ? S : never;
}[SourceName];

export type RowOf<S extends TableSource> = ExportSources[S] extends Rows<infer Row> ? Row : never;

/** A noun as a table: its rows can be written in every type of table file (table-types.ts). */
export interface Table<S extends TableSource> {
  readonly from: S;
  /** As people read it in a list. */
  readonly name: string;
  /** What a row is, as a plain sentence. */
  readonly rows: string;
  /** What the file is called after the project. */
  readonly file: string;
  readonly columns: readonly TableColumn<RowOf<S>>[];
}
