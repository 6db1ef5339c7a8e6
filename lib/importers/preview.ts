import type { FilePreview } from "@/lib/domain/import";
import { parsed } from "./parsed";
import type { SourceFile } from "./reader";
import type { ReadChoices } from "./registry";
import { readFile, readerOf } from "./registry";
import { isTable, readTable } from "./table";

/** UTF-16 units of the first article's text. */
const SHOWN = 600;
/** How many things are looked at in search of an article. */
const LOOKED_AT = 20;

/**
 * Read as much of a file as it takes to show what is in it.
 * @throws {AppError} for a file that cannot be read at all
 */
export async function previewFile(file: SourceFile, choices: ReadChoices): Promise<FilePreview> {
  const reader = readerOf(file);
  const { format, label } = reader;
  const table = isTable(reader) ? await readTable(reader, file, choices.encoding) : null;
  // A table whose texts nobody has named yet has no first article.
  if (table && !choices.columns && !table.columns.text) {
    return { format, label, encoding: table.encoding, first: null, problem: null, table };
  }
  let problem: string | null = null;
  let looked = 0;
  for await (const found of readFile(file, choices)) {
    const one = parsed(found);
    if (one.kind === "article") {
      const text = one.raw.slice(0, SHOWN).toWellFormed();
      const first = { text, metadata: one.metadata };
      return { format, label, encoding: one.encoding, first, problem: null, table };
    }
    if (one.kind === "problem") problem ??= one.reason;
    else problem ??= "It is a list of addresses without texts.";
    if (++looked >= LOOKED_AT) break;
  }
  problem ??= "Nothing was found in it.";
  return { format, label, encoding: table?.encoding ?? null, first: null, problem, table };
}
