import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { StatisticRow } from "../statistics/row";
import { statisticRows } from "../statistics/registry";
import { toyStudy } from "../statistics/testing/toy-corpus";
import type { AnnotationRow } from "./annotation-row";
import { annotationsTable } from "./annotations-table";
import { csvExporter } from "./csv";
import type { Pieces, Rows } from "./exporter";
import { formats } from "./registry";
import { statisticsTable } from "./statistics-table";
import { tableTypes } from "./table-types";

const row: AnnotationRow = {
  articleId: "a1",
  articleTitle: 'Levy, "fair" or not',
  outlet: null,
  publishedOn: "2024-03-01",
  reviewer: "Ada",
  frame: "Économie",
  countsAs: "Argent",
  stale: 1,
  anchor: "changed",
  start: 0,
  end: 14,
  quote: "=HYPERLINK(1)\n📰",
  memo: "-2 % is\r\na cut",
  createdAt: "2024-03-02T10:00:00.000Z",
  updatedAt: "2024-03-02T10:00:00.000Z",
  codebookVersion: 2,
  textVersion: 1,
  round: "Main",
  annotationId: "n1",
};

async function textOf(pieces: Pieces): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece as string;
  return text;
}

type TextType = "csv" | "spreadsheet" | "jsonl";
const annotationsAs = (type: TextType, rows: Rows<AnnotationRow>) =>
  textOf(tableTypes[type].write(rows, annotationsTable.columns));
const statisticsAs = (type: TextType, rows: Rows<StatisticRow>) =>
  textOf(tableTypes[type].write(rows, statisticsTable.columns));

const HEADER =
  "article_id,article_title,outlet,published_on,reviewer,frame,counts_as,stale,anchor,start_cp,end_cp,quote,memo," +
  "created_at,updated_at,codebook_version,text_version,round,annotation_id\r\n";

describe("annotations", () => {
  test("the exact file, byte for byte", async () => {
    expect(await annotationsAs("csv", [row])).toBe(
      HEADER +
        'a1,"Levy, ""fair"" or not",,2024-03-01,Ada,Économie,Argent,1,changed,0,14,"=HYPERLINK(1)\n📰","-2 % is\r\na cut",' +
        "2024-03-02T10:00:00.000Z,2024-03-02T10:00:00.000Z,2,1,Main,n1\r\n",
    );
  });

  test("FX-01: for a spreadsheet: a byte order mark, and no cell that runs", async () => {
    const text = await annotationsAs("spreadsheet", [row]);
    expect(text.startsWith(`\uFEFF${HEADER}`)).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(1)\n📰","'-2 % is\r\na cut"`);
  });

  test("an empty export still has its header line", async () => {
    expect(await annotationsAs("csv", [])).toBe(HEADER);
  });
});

test.each([1, 7, 1203])(
  "many rows, arriving in lists of %i, are all written, in pieces, with one header",
  async (together) => {
    const all = Array.from({ length: 1203 }, (_, index) => ({ index, same: "a, b" }));
    async function* arriving() {
      for (let at = 0; at < all.length; at += together) {
        const some = all.slice(at, at + together);
        yield await Promise.resolve(together === 1 ? some[0]! : some);
      }
    }
    const exporter = csvExporter<(typeof all)[number]>("Numbers", [
      { key: "index", header: "index" },
      { key: "same", header: "same" },
    ]);
    const pieces: string[] = [];
    for await (const piece of exporter.write(arriving())) pieces.push(piece);
    expect(pieces).toHaveLength(1 + 13);
    const lines = pieces.join("").split("\r\n");
    expect(lines).toEqual(["index,same", ...all.map(({ index }) => `${index},"a, b"`), ""]);
  },
);

describe("statistics", () => {
  const rows = [...statisticRows(toyStudy(), 1)];

  test("CSV and JSON hold the same figures", async () => {
    const json = await statisticsAs("jsonl", rows);
    expect(
      json
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as StatisticRow),
    ).toEqual(rows);
    const csv = parse<Record<string, string>>(await statisticsAs("csv", rows), {
      columns: true,
    });
    const asText = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, cell]) => [key, cell === null ? "" : String(cell)]),
      ),
    );
    expect(csv).toEqual(asText);
  });

  test("FX-05: negative numbers stay numbers in a spreadsheet", async () => {
    const text = await statisticsAs("spreadsheet", [{ ...rows[0]!, value: -0.25 }]);
    expect(text.trimEnd().endsWith(",-0.25")).toBe(true);
  });
});

test("every export has a name of its own, and says who uses it and what it lacks", () => {
  const all = Object.values(formats);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { use, lacks } of all) {
    expect(use).toMatch(/^[A-Z].*\.$/);
    expect(lacks).toMatch(/^[A-Z].*\.$/);
  }
});
