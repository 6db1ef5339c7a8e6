import { readFile } from "node:fs/promises";
import Database from "better-sqlite3";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import readXlsx from "read-excel-file/node";
import { fromBufferPromise } from "yauzl";

/**
 * Open a file with a library that had no part in writing it; each throws at what is not of its format.
 * @returns how many rows a table has below its head; of anything else, how many files, tables or values are in it
 */
export async function openFile(path: string, name: string): Promise<number> {
  const bytes = await readFile(path);
  const text = () => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const rows = (delimiter: string) => parse(text(), { delimiter, bom: true, columns: true }).length;
  switch (name.slice(name.lastIndexOf(".") + 1)) {
    case "csv":
      return rows(",");
    case "tsv":
      return rows("\t");
    case "jsonl":
      return text()
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as object).length;
    case "json":
      return Object.keys(JSON.parse(text()) as object).length;
    case "xlsx": {
      const [sheet] = await readXlsx(bytes);
      return sheet!.data.length - 1;
    }
    case "parquet": {
      const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      return (await parquetReadObjects({ file })).length;
    }
    case "sqlite3":
      return tablesIn(path);
    case "zip":
    case "qdpx":
      return await filesIn(bytes);
    default:
      throw new Error(`Nobody said how ${name} is opened`);
  }
}

function tablesIn(path: string): number {
  const database = new Database(path, { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  database.close();
  return tables.length;
}

/** Each is unpacked, so that its checksum is compared. */
async function filesIn(bytes: Buffer): Promise<number> {
  const archive = await fromBufferPromise(bytes);
  let files = 0;
  for await (const entry of archive.eachEntry()) {
    for await (const part of await archive.openReadStreamPromise(entry)) void part;
    files++;
  }
  return files;
}
