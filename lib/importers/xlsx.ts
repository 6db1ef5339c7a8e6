import { AppError } from "@/lib/domain/errors";
import { problem } from "./found";
import type { Reader, SourceFile } from "./reader";
import { tableArticles } from "./table-articles";
import type { Table } from "./table-rows";
import { headingsFrom } from "./table-rows";

/** Excel workbooks; the first sheet holds the table. */
export const xlsx: Reader = {
  format: "xlsx",
  label: "Table, Excel",
  extensions: [".xlsx"],

  accepts({ bytes }) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // An archive's first member names itself at byte 30; a workbook is no archive of workbooks.
    const first = file.toString("latin1", 30, 30 + (file.length > 28 ? file.readUInt16LE(26) : 0));
    const isOffice = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|xl\/)/u.test(first);
    return file.toString("latin1", 0, 2) === "PK" && isOffice && file.includes("xl/workbook");
  },

  async *read(file, options) {
    yield* tableArticles(await openXlsx(file), "xlsx", options.columns);
  },
};

/** @throws {AppError} invalid_input where the first sheet is empty */
export async function openXlsx({ bytes }: SourceFile): Promise<Table> {
  const { default: readXlsxFile } = await import("read-excel-file/node");
  const [first, ...others] = await readXlsxFile(Buffer.from(bytes));
  const [headings, ...rows] = first?.data ?? [];
  if (!first || !headings) throw new AppError("invalid_input", "The first sheet is empty.");
  const width = headings.length;
  return {
    headings: headingsFrom(headings.map(cellText)),
    encoding: "utf-8",
    unit: "row",
    *rows() {
      for (const [i, row] of rows.entries()) {
        const cells = row.slice(0, width).map(cellText);
        if (cells.some((cell) => cell.trim() !== "")) yield { kind: "row", number: i + 2, cells };
      }
      for (const { sheet, data } of others) {
        if (data.length === 0) continue;
        yield problem(
          `sheet “${sheet}”`,
          `Only the first sheet, “${first.sheet}”, was read; this one holds ${data.length.toLocaleString("en")} rows. Save it as a file of its own.`,
        );
      }
    },
  };
}

/** A cell as it is written; a date as its day, which Excel keeps without a time zone. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === "string" ? value : JSON.stringify(value);
}
