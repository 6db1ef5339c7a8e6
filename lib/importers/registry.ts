import { AppError } from "@/lib/domain/errors";
import { csv } from "./csv";
import { docx } from "./docx";
import { europresse } from "./europresse";
import { factivaHtml } from "./factiva-html";
import { factivaXml } from "./factiva-xml";
import { feed } from "./feed";
import { html } from "./html";
import { json, jsonLines } from "./json";
import { mhtml } from "./mhtml";
import { nexisHtml } from "./nexis-html";
import { nexisText } from "./nexis-text";
import { pdf } from "./pdf";
import { proquest } from "./proquest";
import type { Found, Reader, ReadOptions, SourceFile } from "./reader";
import { rtf } from "./rtf";
import { text } from "./text";
import { urlList } from "./url-list";
import { warc } from "./warc";
import { xlsx } from "./xlsx";
import { zip } from "./zip";

/**
 * Every format, asked in this order whether a file is of it: the particular before
 * the general, plain text last. To add one: write lib/importers/FORMAT.ts (a
 * `Reader`), then a line here, one in lib/domain/import-formats.ts and one in docs/import.md.
 */
export const readers: readonly Reader[] = [
  xlsx,
  docx,
  pdf,
  rtf,
  zip,
  nexisHtml,
  factivaHtml,
  europresse,
  factivaXml,
  nexisText,
  proquest,
  feed,
  warc,
  mhtml,
  html,
  urlList,
  jsonLines,
  json,
  csv,
  text,
];

/** Formats that are many files in one; none is opened inside another. */
const ARCHIVES: ReadonlySet<string> = new Set([zip.format]);

/** Deepest file within a file that is read: a page within a saved page within an archive. */
const DEEPEST = 3;

/** What a person chose for a file before it is read. */
export type ReadChoices = Omit<ReadOptions, "readInner">;

/** The reader for a file, by its bytes. */
export function readerOf(file: SourceFile): Reader {
  return readers.find((reader) => reader.accepts(file)) ?? text;
}

/**
 * Everything that a file holds, in its order.
 * @throws {AppError} for a file that cannot be read at all
 */
export function readFile(file: SourceFile, choices: ReadChoices): AsyncIterable<Found> {
  return readWithin(file, choices, 0);
}

async function* readWithin(
  file: SourceFile,
  choices: ReadChoices,
  depth: number,
): AsyncIterable<Found> {
  const reader = readerOf(file);
  if (depth > 0 && ARCHIVES.has(reader.format)) {
    throw new AppError(
      "unsupported_type",
      "An archive inside an archive is not opened. Unpack it and load its files.",
    );
  }
  if (depth > DEEPEST) {
    throw new AppError("unsupported_type", "It is packed too deeply. Load it by itself.");
  }
  const readInner = (inner: SourceFile) => readWithin(inner, choices, depth + 1);
  yield* reader.read(file, { ...choices, readInner });
}
