import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import readXlsx from "read-excel-file/node";
import { expect, test } from "vitest";
import type { Pieces } from "@/lib/domain/export/exporter";
import { tables } from "@/lib/domain/export/registry";
import { LONGEST_CELL } from "@/lib/domain/export/spreadsheet-cell";
import type { TableColumn } from "@/lib/domain/export/table";
import { column } from "@/lib/domain/export/table";
import { tableTypes } from "@/lib/domain/export/table-types";
import { fileTexts } from "@/lib/domain/export/testing/written";
import { xlsxFiles } from "@/lib/domain/export/xlsx";
import { zipOf } from "./zip";

interface Row {
  readonly text: string;
  readonly maybe: string | null;
  readonly whole: number;
  readonly number: number | null;
}

const columns: readonly TableColumn<Row>[] = [
  column("text", "text", "text", "words"),
  column("maybe", "maybe", "text", "words or nothing"),
  column("whole", "whole", "integer", "a whole number"),
  column("number", "number", "number", "a number or nothing"),
];

/** Pieces of cells that files get wrong: quotes, ends of lines, formulas, what looks like a number or an escape. */
const words = fc
  .array(
    fc.constantFrom(
      ...["a", ",", ";", '"', "\t", "\n", "\r\n", "'", "=1+1", "+", "-", "@SUM", "<b>", "&amp;"],
      ...["＝1", "00123", "1e5", "_x0041_", "]]>", "é", "e\u0301", "👨‍👩‍👧", "سعر", "协", "Ж", "true"],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));

const rows = fc.array(
  fc.record({
    text: words,
    maybe: fc.option(words),
    whole: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    number: fc.option(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (one === 0 ? 0 : one)),
    ),
  }),
  { maxLength: 12 },
);

async function bytesOf(pieces: Pieces): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

const holds = (numRuns: number, check: (given: readonly Row[]) => Promise<void>) =>
  fc.assert(fc.asyncProperty(rows, check), { numRuns });

const cellsOf = ({ text, maybe, whole, number }: Row) => [text, maybe, whole, number];
const written = (row: Row) => cellsOf(row).map((cell) => String(cell ?? ""));

/** One apostrophe taken away from the beginning, as docs/export-formats.md says. */
const plain = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell);

test.each(["csv", "tsv", "spreadsheet"] as const)(
  "FX-01, FX-02: random cells come back from %s",
  async (type) => {
    await holds(60, async (given) => {
      const file = await bytesOf(tableTypes[type].write(given, columns));
      const [head, ...read] = parse(file, { bom: true, delimiter: type === "tsv" ? "\t" : "," });
      expect(head).toEqual(["text", "maybe", "whole", "number"]);
      const isSpreadsheet = type === "spreadsheet";
      if (isSpreadsheet)
        expect(read.flatMap((cells) => cells.slice(0, 2).filter(runs))).toEqual([]);
      expect(
        read.map((cells) =>
          cells.map((cell, at) => (isSpreadsheet && at < 2 ? plain(cell) : cell)),
        ),
      ).toEqual(given.map(written));
    });
  },
);

const runs = (cell: string) => /^[=+\-@\t\r\n＝＋－＠]/u.test(cell);

test("IN-10: random cells come back from JSON Lines and from Parquet", async () => {
  await holds(60, async (given) => {
    const lines = (await bytesOf(tableTypes.jsonl.write(given, columns))).toString().split("\n");
    expect(lines.slice(0, -1).map((line) => JSON.parse(line) as Row)).toEqual(given);
    const file = await bytesOf(tableTypes.parquet.write(given, columns));
    expect(await parquetReadObjects({ file: new Uint8Array(file).buffer })).toEqual(given);
  });
});

test("a Parquet file of several row groups is read whole", async () => {
  const many = Array.from({ length: 20_001 }, (_, whole) => ({
    ...{ text: `n${whole}`, maybe: null, whole, number: null },
  }));
  const file = await bytesOf(tableTypes.parquet.write(many, columns));
  const read = await parquetReadObjects({ file: new Uint8Array(file).buffer });
  expect([read.length, read[20_000]]).toEqual([20_001, many[20_000]]);
});

test("FX-03, FX-05, IN-10: random cells come back from Excel: texts as texts, numbers as numbers, and no formula", async () => {
  await holds(25, async (given) => {
    const [sheet] = await readXlsx(await bytesOf(zipOf(xlsxFiles(given, columns))), {
      trim: false,
    });
    const cells = sheet!.data.slice(1).map((row) => columns.map((_, at) => row[at] ?? null));
    expect(cells).toEqual(given.map(cellsOf));
    const xml = [...(await fileTexts(xlsxFiles(given, columns))).values()].join("");
    expect(xml).not.toMatch(/<f[ >]/);
  });
});

test("rows that do not fit on a sheet go on a further one", async () => {
  const many = Array.from({ length: 5 }, (_, whole) => ({
    ...{ text: "a", maybe: null, whole, number: null },
  }));
  const sheets = await readXlsx(await bytesOf(zipOf(xlsxFiles(many, columns, 3))));
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ["Rows", 3],
    ["Rows 2", 3],
    ["Rows 3", 2],
  ]);
});

test("a text too long for a cell says so in spreadsheets, and is whole everywhere else", async () => {
  const text = "👪".repeat(20_000);
  const given = [{ text, maybe: null, whole: 1, number: null }];
  const [, cut] = parse(await bytesOf(tableTypes.spreadsheet.write(given, columns)), {
    bom: true,
  });
  const cell = cut![0]!;
  expect(cell.length).toBeLessThanOrEqual(LONGEST_CELL);
  expect(cell).toMatch(
    /^(👪)+ … \[cut here: \d+ of 40000 characters do not fit into a cell; the CSV has all\]$/u,
  );
  const [, whole] = parse(await bytesOf(tableTypes.csv.write(given, columns)));
  expect(whole![0]).toBe(text);
  const [sheet] = await readXlsx(await bytesOf(zipOf(xlsxFiles(given, columns))));
  expect(sheet!.data[1]![0]).toBe(cell);
});

test("no table has more columns than Excel's letters that are written", () => {
  expect(Math.max(...tables.map((table) => table.columns.length))).toBeLessThanOrEqual(26);
});
