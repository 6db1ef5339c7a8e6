import { stringify } from "csv-stringify/sync";
import type { BookFrame } from "../codebook/book";
import { inSpreadsheet } from "./spreadsheet-cell";

/** The columns of a codebook as CSV, by the field that each holds. */
export const CODEBOOK_COLUMNS = {
  name: "name",
  shortName: "short_name",
  key: "key",
  color: "color",
  pattern: "pattern",
  definition: "definition",
  includeWhen: "include_when",
  excludeWhen: "exclude_when",
  example: "example",
  counterExample: "counter_example",
} as const satisfies Partial<Record<keyof BookFrame, string>>;

/** One line per frame, in codebook order: RFC 4180, UTF-8. `parent` has the name of the frame above. */
export function codebookCsv(
  frames: readonly BookFrame[],
  cellOf = (text: string): string => text,
): string {
  const names = new Map(frames.map(({ guid, name }) => [guid, name]));
  const fields = Object.keys(CODEBOOK_COLUMNS) as (keyof typeof CODEBOOK_COLUMNS)[];
  return stringify(
    [
      ["guid", "parent", "kind", ...Object.values(CODEBOOK_COLUMNS)],
      ...frames.map((frame) => [
        frame.guid,
        cellOf(names.get(frame.parent ?? "") ?? ""),
        frame.isGroup ? "group" : "frame",
        ...fields.map((field) => cellOf(frame[field])),
      ]),
    ],
    { record_delimiter: "windows", quote_record_delimiter: true },
  );
}

/** The same for a spreadsheet program: a byte order mark, and no cell that it would run. */
export function codebookForSpreadsheets(frames: readonly BookFrame[]): string {
  return `\uFEFF${codebookCsv(frames, inSpreadsheet)}`;
}
