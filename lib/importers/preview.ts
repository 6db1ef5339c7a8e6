import { parsed } from "./parsed";
import type { FoundMetadata, SourceFile } from "./reader";
import type { ReadChoices } from "./registry";
import { readFile, readerOf } from "./registry";

/** What a person sees of a file before it is loaded. */
export interface Preview {
  readonly format: string;
  /** What people call the format. */
  readonly label: string;
  /** Null where the format itself says how its letters are written, or nothing was read. */
  readonly encoding: string | null;
  /** The first article, its text shortened. */
  readonly first: { readonly text: string; readonly metadata: FoundMetadata } | null;
  /** The first thing that is wrong, where there is no article. */
  readonly problem: string | null;
}

/** UTF-16 units of the first article's text. */
const SHOWN = 600;
/** How many things are looked at in search of an article. */
const LOOKED_AT = 20;

/**
 * Read as much of a file as it takes to show what is in it.
 * @throws {AppError} for a file that cannot be read at all
 */
export async function previewFile(file: SourceFile, choices: ReadChoices): Promise<Preview> {
  const { format, label } = readerOf(file);
  let problem: string | null = null;
  let looked = 0;
  for await (const found of readFile(file, choices)) {
    const one = parsed(found);
    if (one.kind === "article") {
      const text = one.raw.slice(0, SHOWN).toWellFormed();
      const first = { text, metadata: one.metadata };
      return { format, label, encoding: one.encoding, first, problem: null };
    }
    if (one.kind === "problem") problem ??= one.reason;
    else problem ??= "It is a list of addresses without texts.";
    if (++looked >= LOOKED_AT) break;
  }
  problem ??= "Nothing was found in it.";
  return { format, label, encoding: null, first: null, problem };
}
