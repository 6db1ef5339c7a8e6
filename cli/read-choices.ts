import type { ColumnField, FileChoices } from "@/lib/domain/import";
import { COLUMN_FIELDS } from "@/lib/domain/import";
import { UsageError } from "./command";

/** Options of every command that reads files of articles. */
export const CHOICE_OPTIONS = {
  columns: { type: "string" },
  encoding: { type: "string" },
} as const;

/** What a person chose on the command line for all files of the call. */
export function choicesOf({
  columns,
  encoding,
}: {
  readonly columns?: string | undefined;
  readonly encoding?: string | undefined;
}): FileChoices {
  return {
    ...(encoding !== undefined && { encoding }),
    ...(columns !== undefined && { columns: columnsOf(columns) }),
  };
}

function columnsOf(list: string): NonNullable<FileChoices["columns"]> {
  const pairs = list.split(",").map((pair): [ColumnField, string] => {
    const at = pair.indexOf("=");
    const field = COLUMN_FIELDS.find((known) => known === pair.slice(0, at).trim());
    if (at < 1 || !field) {
      throw new UsageError(
        `--columns takes pairs such as text=Body,title=Headline; before “=” stands one of ${COLUMN_FIELDS.join(", ")}.`,
      );
    }
    return [field, pair.slice(at + 1).trim()];
  });
  return Object.fromEntries(pairs);
}
