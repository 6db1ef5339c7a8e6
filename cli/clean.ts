import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { CleanedArticle } from "@/lib/domain/clean/clean";
import { REASONS } from "@/lib/domain/clean/reasons";
import { AppError } from "@/lib/domain/errors";
import { cleanFound, metadataOf } from "@/lib/importers/parsed";
import type { FoundArticle, FoundMetadata } from "@/lib/importers/reader";
import type { ReadChoices } from "@/lib/importers/registry";
import { readFile } from "@/lib/importers/registry";
import { UsageError } from "./command";
import { readBytes } from "./read-bytes";
import { CHOICE_OPTIONS, choicesOf } from "./read-choices";

export const usage = `clean FILE… [--columns text=Body,title=Headline] [--encoding NAME] [--json]

Read files of any known format and clean each article in them: say what is the
article, what is not, and why. --columns says which column of a table holds what.
--json prints one JSON object per article and line. What is refused is named with
the reason at the end; the rest is still cleaned.`;

export async function run(args: string[]): Promise<void> {
  const { positionals: files, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, ...CHOICE_OPTIONS },
  });
  if (files.length === 0) throw new UsageError("Name at least one file.");
  const choices = choicesOf(values);

  const refusals: string[] = [];
  for (const file of files) {
    for await (const one of articlesOf(file, choices, refusals)) {
      const cleaned = cleanFound(one);
      const metadata = metadataOf(one, cleaned);
      if (values.json) console.log(asJson(file, one, metadata, cleaned));
      else console.log(asSummary(file, one, metadata, cleaned));
    }
  }
  if (refusals.length > 0) throw new AppError("invalid_input", refusals.join("\n"));
}

/** The articles of one file; what is none is added to `refusals`. */
async function* articlesOf(
  file: string,
  choices: ReadChoices,
  refusals: string[],
): AsyncGenerator<FoundArticle> {
  try {
    const bytes = await readBytes(file);
    for await (const found of readFile({ name: basename(file), bytes }, choices)) {
      const where = [file, found.place].filter(Boolean).join(", ");
      if (found.kind === "article") yield found;
      else if (found.kind === "problem") refusals.push(`${where}: ${found.reason}`);
      else refusals.push(`${where}: There is no text, only the address ${found.url}`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refusals.push(`${file}: ${error.message}`);
  }
}

function asJson(
  file: string,
  { place, format, encoding }: FoundArticle,
  metadata: FoundMetadata,
  { text, zones, dropped, problems }: CleanedArticle,
): string {
  return JSON.stringify({
    file,
    place,
    format,
    encoding,
    ...metadata,
    text,
    zones,
    dropped,
    problems,
  });
}

function asSummary(
  file: string,
  { place, encoding }: FoundArticle,
  metadata: FoundMetadata,
  { lines, dropped, problems }: CleanedArticle,
): string {
  const { title, outlet, author, publishedOn, language } = metadata;
  const kept = lines.length - dropped.length;
  return [
    [file, place].filter(Boolean).join(", "),
    `  Headline: ${title ?? "–"}`,
    `  Outlet: ${outlet ?? "–"}   Author: ${author ?? "–"}   Date: ${publishedOn ?? "–"}   Language: ${language ?? "–"}   Encoding: ${encoding}`,
    `  Kept ${kept} of ${lines.length} lines.`,
    ...dropped.map(
      ({ line, text, reason }) => `  Dropped line ${line}: ${shorten(text)} (${REASONS[reason]})`,
    ),
    ...problems.map((problem) => `  ${problem}`),
  ].join("\n");
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return `“${characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : text}”`;
}
