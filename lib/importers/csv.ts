import { finished } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { AppError } from "@/lib/domain/errors";
import { MAX_COLUMNS, MAX_ROW } from "@/lib/domain/limits";
import { suggestColumns } from "./columns";
import { decodeMany } from "./decode";
import { fileStart } from "./file-start";
import { problem } from "./found";
import type { FoundProblem, Reader, SourceFile } from "./reader";
import { tableArticles } from "./table-articles";
import type { Table, TableRow } from "./table-rows";
import { headingsFrom } from "./table-rows";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** Characters that the delimiter is told from, and bytes that are parsed at a time. */
const PIECE = 65_536;
/** Rows that cannot be read, after which the rest of the file is given up. */
const MOST_BROKEN = 100;

/** Tables as text: commas, semicolons, tabs or bars between the cells. */
export const csv: Reader = {
  format: "csv",
  label: "Table, CSV or TSV",
  extensions: [".csv", ".tsv", ".tab"],

  accepts(file) {
    if (/\.(?:csv|tsv|tab)$/iu.test(file.name)) return true;
    // Without the name only headings that are surely some.
    const [line = ""] = fileStart(file, 2_000).split(/\r?\n/u);
    const columns = DELIMITERS.map((sign) => suggestColumns(line.replaceAll('"', "").split(sign)));
    return columns.some(({ text, url, title }) => title && (text ?? url));
  },

  async *read(file, options) {
    yield* tableArticles(await openCsv(file, options.encoding), "csv", options.columns);
  },
};

/**
 * A CSV file as a table, its rows parsed piece by piece as they are asked for.
 * @throws {AppError} invalid_input where it has no headings, or is not one text
 */
export async function openCsv(file: SourceFile, chosen: string | undefined): Promise<Table> {
  const { text, encoding } = decodeMany(file.bytes, chosen);
  const delimiter = delimiterOf(text);
  const utf8 = Buffer.from(text);
  let headings: string[] | null = null;
  for await (const record of records(utf8, delimiter)) {
    if (record.kind === "problem") throw new AppError("invalid_input", `Row 1: ${record.reason}`);
    headings = headingsFrom(record.cells);
    break;
  }
  if (!headings) throw new AppError("invalid_input", "The table has no rows.");
  const width = headings.length;
  return { headings, encoding, unit: "row", rows: () => rowsOf(utf8, delimiter, width) };
}

async function* rowsOf(bytes: Buffer, delimiter: string, width: number) {
  for await (const record of records(bytes, delimiter)) {
    if (record.kind === "problem") yield record;
    else if (record.number === 1 || record.cells.every((cell) => cell.trim() === "")) continue;
    else if (record.cells.length === width) yield record;
    else {
      yield problem(
        `row ${record.number}`,
        `It has ${record.cells.length} cells, but the table ${width} columns. Look for a missing or a stray quotation mark or ${delimiter === "\t" ? "tab" : `“${delimiter}”`}.`,
      );
    }
  }
}

/**
 * Every record, the headings as number 1. Where one cannot be read, its first line is given up and
 * reading goes on with the next.
 */
async function* records(bytes: Buffer, delimiter: string): AsyncIterable<TableRow | FoundProblem> {
  let number = 0;
  let broken = 0;
  let at = 0;
  while (at < bytes.length) {
    const rest = bytes.subarray(at);
    const before = number;
    try {
      for await (const batch of parsedBatches(rest, delimiter)) {
        for (const { record, info } of batch) {
          at = bytes.length - rest.length + info.bytes;
          number = before + info.records + info.empty_lines;
          yield { kind: "row", number, cells: record };
        }
      }
      return;
    } catch (error) {
      const goesOn = ++broken < MOST_BROKEN;
      const more = goesOn ? "" : " Too many rows are like this: nothing after it was read.";
      yield problem(`row ${++number}`, `${sentence(error)}${more}`);
      const end = bytes.indexOf(0x0a, at);
      if (!goesOn || end < 0) return;
      at = end + 1;
    }
  }
}

interface ParsedRecord {
  readonly record: string[];
  /** Counted from where the parser began, this record included. */
  readonly info: { readonly bytes: number; readonly records: number; readonly empty_lines: number };
}

/** The records of each piece; what was read before an error comes before the exception. */
async function* parsedBatches(bytes: Buffer, delimiter: string): AsyncIterable<ParsedRecord[]> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    info: true,
  });
  let batch: ParsedRecord[] = [];
  let failure: unknown = null;
  parser.on("data", (record: ParsedRecord) => batch.push(record));
  parser.on("error", (error) => (failure = error));
  for (let at = 0; at < bytes.length && failure === null; at += PIECE) {
    await new Promise((resolve) => parser.write(bytes.subarray(at, at + PIECE), resolve));
    yield batch;
    batch = [];
  }
  if (failure === null) {
    parser.end();
    await finished(parser).catch(() => {});
  }
  yield batch;
  if (failure !== null) throw failure as Error;
}

function sentence(error: unknown): string {
  const code = error instanceof CsvError ? (error.code as string) : "";
  switch (code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return "A quotation mark is opened and never closed.";
    case "CSV_MAX_RECORD_SIZE":
      return `It is longer than ${MAX_ROW.toLocaleString("en")} characters; a quotation mark may be missing.`;
    case "CSV_INVALID_CLOSING_QUOTE":
    case "INVALID_OPENING_QUOTE":
      return "A quotation mark stands in the middle of a cell. Double it, and put the cell in quotation marks.";
    default:
      return "It could not be read as a row.";
  }
}

/** The sign that cuts the first rows into the most columns, alike in each. */
function delimiterOf(text: string): string {
  const start = text.slice(0, PIECE);
  const sample = start.length < text.length ? start.slice(0, start.lastIndexOf("\n") + 1) : start;
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows: string[][] = parseSync(sample || start, {
      delimiter,
      bom: true,
      to: 30,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
    });
    const width = Math.min(rows[0]?.length ?? 0, MAX_COLUMNS);
    const alike = rows.filter((row) => row.length === rows[0]?.length).length / (rows.length || 1);
    const score = (width - 1) * alike ** 2;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
