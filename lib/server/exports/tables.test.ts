import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import readXlsx from "read-excel-file/node";
import { expect, test } from "vitest";
import { agreementTable } from "@/lib/domain/export/agreement-table";
import { annotationsTable } from "@/lib/domain/export/annotations-table";
import { decisionsTable } from "@/lib/domain/export/decisions-table";
import type { ExportSources, SourceName } from "@/lib/domain/export/exporter";
import { arrived } from "@/lib/domain/export/exporter";
import { formats, tables } from "@/lib/domain/export/registry";
import { statisticsTable } from "@/lib/domain/export/statistics-table";
import type { Study } from "@/lib/domain/export/study";
import {
  answersTable,
  articlesTable,
  codingsTable,
  framesTable,
} from "@/lib/domain/export/study-tables";
import type { Table } from "@/lib/domain/export/table";
import { tableAddress, tableFormats, tableTypes } from "@/lib/domain/export/table-types";
import { anyStudy } from "@/lib/domain/export/testing/any-study";
import {
  agreementOfTwo,
  annotationRowsOf,
  decisionRowsOf,
  EVENTS,
  figuresOfEachKind,
} from "@/lib/domain/export/testing/rows";
import { timelineEventsTable } from "@/lib/domain/export/timeline-events-table";
import { zipOf } from "./zip";

type Cell = string | number | null;
/** By the columns' headers. */
type Cells = Record<string, Cell>;

/** A table of the registry: its rows of a study, and the bytes of one of its files. */
interface Case {
  readonly file: string;
  readonly rows: (study: Study) => Promise<Cells[]>;
  readonly write: (study: Study, type: string) => Promise<Buffer>;
}

function of<S extends SourceName, Row extends object>(
  table: Table<S, Row>,
  source: (study: Study) => Promise<ExportSources[S]> | ExportSources[S],
): Case {
  return {
    file: table.file,
    async rows(study) {
      const found: Cells[] = [];
      for await (const some of table.rows(await source(study))) {
        for (const row of arrived(some)) {
          const cells = table.columns.map(({ key, header }) => [header, row[key] as Cell]);
          found.push(Object.fromEntries(cells) as Cells);
        }
      }
      return found;
    },
    async write(study, type) {
      const format = tableFormats(table)[tableAddress(table, type)]!;
      const data = await source(study);
      if ("rows" in format) throw new Error(`${table.file} is no table`);
      const pieces = "files" in format ? zipOf(format.files(data)) : format.write(data);
      const chunks: Uint8Array[] = [];
      for await (const piece of pieces) chunks.push(Buffer.from(piece));
      return Buffer.concat(chunks);
    },
  };
}

const itself = (study: Study) => study;
const [agreement, figures] = [agreementOfTwo(), figuresOfEachKind()];
const cases = [
  of(annotationsTable, annotationRowsOf),
  of(codingsTable, itself),
  of(articlesTable, itself),
  of(answersTable, itself),
  of(decisionsTable, decisionRowsOf),
  of(framesTable, itself),
  of(agreementTable, () => agreement),
  of(statisticsTable, () => figures),
  of(timelineEventsTable, () => EVENTS),
];

const records = (options: { bom?: boolean; delimiter?: string }) => (file: Buffer) =>
  Promise.resolve(parse<Cells>(file, { columns: true, ...options }));

async function sheetOf(file: Buffer): Promise<Cells[]> {
  const [sheet] = await readXlsx(file, { trim: false });
  const [head, ...rows] = sheet!.data as Cell[][];
  return rows.map((row) => {
    const cells = head!.map((name, at) => [String(name), row[at] ?? null] as const);
    return Object.fromEntries(cells);
  });
}

/** By type, how somebody else's program reads its files. */
const readers: Record<keyof typeof tableTypes, (file: Buffer) => Promise<Cells[]>> = {
  csv: records({}),
  spreadsheet: records({ bom: true }),
  tsv: records({ delimiter: "\t" }),
  xlsx: sheetOf,
  jsonl: (file) =>
    Promise.resolve(
      file
        .toString()
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Cells),
    ),
  parquet: async (file) =>
    (await parquetReadObjects({ file: new Uint8Array(file).buffer })) as Cells[],
};

/** Files of words only know no number and no empty cell; a sheet knows no empty text. */
const words = (cell: Cell) => String(cell ?? "");
const asRead: Record<keyof typeof tableTypes, (cell: Cell) => Cell> = {
  ...{ csv: words, tsv: words, jsonl: (cell) => cell, parquet: (cell) => cell },
  spreadsheet: (cell) =>
    typeof cell === "string" && /^['=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : words(cell),
  xlsx: (cell) => (cell === "" ? null : cell),
};

const all = cases.flatMap((one) =>
  Object.keys(tableTypes).map((type) => ({ one, type: type as keyof typeof tableTypes })),
);

test("every table is among those that are read back", () => {
  expect(cases.map(({ file }) => file)).toEqual(tables.map(({ file }) => file));
  const ofTables = Object.entries(formats).filter(([, { group }]) => group === "tables");
  expect(ofTables.map(([name]) => name)).toEqual(
    all.map(({ one, type }) => tableAddress(one, type)),
  );
});

test.each(all.map((each) => ({ ...each, name: tableAddress(each.one, each.type) })))(
  "$name: an independent reader finds the same rows, and their passages in the texts",
  async ({ one, type }) => {
    await fc.assert(
      fc.asyncProperty(anyStudy, async (study) => {
        const found = await readers[type](await one.write(study, type));
        const rows = await one.rows(study);
        expect(found).toEqual(
          rows.map((row) =>
            Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, asRead[type](cell)])),
          ),
        );
        for await (const { id, text } of study.articles()) {
          for (const { article_id, start_cp, end_cp, quote } of found) {
            if (article_id !== id || start_cp === undefined) continue;
            const passage = [...text].slice(Number(start_cp), Number(end_cp)).join("");
            expect(quote).toBe(asRead[type](passage));
          }
        }
      }),
      { numRuns: 8 },
    );
  },
);
