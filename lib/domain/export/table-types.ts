import { csvRecords, EXACT } from "./csv";
import type { FileOfSet, FormatFrom, Pieces, Rows, SourceName } from "./exporter";
import { jsonLines } from "./json-lines";
import { parquet } from "./parquet";
import { inSpreadsheet } from "./spreadsheet-cell";
import type { AboutTable, Table, TableColumn } from "./table";
import { xlsxFiles } from "./xlsx";

type Writer<Written> = <Row extends object>(
  rows: Rows<Row>,
  columns: readonly TableColumn<Row>[],
) => Written;

/** A type of file that any table can be written as: one file, or several that are zipped. */
export type TableType = {
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly use: string;
  readonly lacks: string;
} & ({ readonly write: Writer<Pieces> } | { readonly files: Writer<AsyncIterable<FileOfSet>> });

/** The types, by what ends the address of a table's file. */
export const tableTypes = {
  csv: {
    name: "CSV",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    use: "For R and Python: every value exactly as it is stored.",
    lacks: "Spreadsheet programs may take a text for a formula; there are files for them.",
    write: (rows, columns) => csvRecords(rows, columns, EXACT),
  },
  spreadsheet: {
    name: "CSV for spreadsheets",
    extension: "csv",
    mediaType: "text/csv; charset=utf-8",
    use: "For Excel and LibreOffice, where a table shall stay a plain text file.",
    lacks:
      "A text that would run as a formula has an apostrophe before it, and one too long for a cell ends with a note that says so.",
    write: (rows, columns) =>
      csvRecords(rows, columns, { delimiter: ",", bom: true, text: inSpreadsheet }),
  },
  tsv: {
    name: "TSV",
    extension: "tsv",
    mediaType: "text/tab-separated-values; charset=utf-8",
    use: "For programs that want tabs between the columns: as the CSV otherwise.",
    lacks:
      "A text with a tab or a line break stands in double quotes, which a few programs do not read.",
    write: (rows, columns) => csvRecords(rows, columns, { ...EXACT, delimiter: "\t" }),
  },
  xlsx: {
    name: "Excel",
    extension: "xlsx",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    use: "For Excel and LibreOffice: texts stay texts, numbers are numbers.",
    lacks: "A text of more than 32,767 characters ends with a note that says so.",
    files: xlsxFiles,
  },
  jsonl: {
    name: "JSON Lines",
    extension: "jsonl",
    mediaType: "application/jsonl; charset=utf-8",
    use: "For programs that read an object from each line.",
    lacks: "Nothing that the table has.",
    write: jsonLines,
  },
  parquet: {
    name: "Parquet",
    extension: "parquet",
    mediaType: "application/vnd.apache.parquet",
    use: "For large tables in R (arrow), Python (pandas, polars) and DuckDB.",
    lacks: "Nothing that the table has.",
    write: parquet,
  },
} as const satisfies Readonly<Record<string, TableType>>;

/** What a table is called in an address when it is written as a type, such as `annotations-csv`. */
export const tableAddress = ({ file }: Pick<AboutTable, "file">, type: string) => `${file}-${type}`;

/** All files of a table, by their addresses. */
export function tableFormats<S extends SourceName, Row extends object>(
  table: Table<S, Row>,
): Readonly<Record<string, FormatFrom<S>>> {
  const { from, file, columns, rows } = table;
  return Object.fromEntries(
    Object.entries<TableType>(tableTypes).map(([key, type]) => {
      const { name, extension, mediaType, lacks } = type;
      const about = {
        ...{ extension, mediaType, lacks, group: "tables" as const, from, file },
        name: `${table.name} (${name})`,
        use: `${table.row} ${type.use}`,
      };
      const format: FormatFrom<S> =
        "files" in type
          ? { ...about, files: (data) => type.files(rows(data), columns) }
          : { ...about, write: (data) => type.write(rows(data), columns) };
      return [tableAddress(table, key), format];
    }),
  );
}
