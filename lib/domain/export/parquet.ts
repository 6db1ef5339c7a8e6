import { ByteWriter } from "hyparquet-writer/src/bytewriter.js";
import { ParquetWriter } from "hyparquet-writer/src/parquet-writer.js";
import type { Rows } from "./exporter";
import { arrived } from "./exporter";
import type { ColumnType, TableColumn } from "./table";

/** Rows of a row group: they are held in memory together. */
const GROUP = 10_000;

const TYPES = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
} as const satisfies Record<ColumnType, object>;

/** An Apache Parquet file, Snappy-compressed; every column may be null. */
export async function* parquet<Row extends object>(
  rows: Rows<Row>,
  columns: readonly TableColumn<Row>[],
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ header, type }) => ({
        name: header,
        repetition_type: "OPTIONAL" as const,
        ...TYPES[type],
      })),
    ],
  });
  const write = async (group: readonly Row[]) => {
    await file.write({
      columnData: columns.map(({ key, header }) => ({
        name: header,
        data: group.map((row) => row[key]),
      })),
      rowGroupSize: group.length,
    });
    return taken(writer);
  };

  let group: Row[] = [];
  for await (const some of rows) {
    for (const row of arrived(some)) {
      if (group.push(row) < GROUP) continue;
      yield await write(group);
      group = [];
    }
  }
  if (group.length > 0) yield await write(group);
  await file.finish();
  yield taken(writer);
}

/** What was written since the last time; the writer goes on counting from the file's beginning. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
