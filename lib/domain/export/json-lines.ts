import type { Rows } from "./exporter";
import { arrived } from "./exporter";
import type { TableColumn } from "./table";

/** Rows written at once. */
const BATCH = 500;

/** A JSON object on each line, with the table's headers as keys and null where a cell is empty. */
export async function* jsonLines<Row extends object>(
  rows: Rows<Row>,
  columns: readonly TableColumn<Row>[],
): AsyncGenerator<string> {
  let batch = "";
  let count = 0;
  for await (const some of rows) {
    for (const row of arrived(some)) {
      batch += `${JSON.stringify(Object.fromEntries(columns.map(({ key, header }) => [header, row[key]])))}\n`;
      if (++count % BATCH !== 0) continue;
      yield batch;
      batch = "";
    }
  }
  if (batch !== "") yield batch;
}
