import { parseArgs } from "node:util";
import type { CleanedArticle } from "@/lib/domain/clean/clean";
import { cleanText } from "@/lib/domain/clean/clean";
import { REASONS } from "@/lib/domain/clean/reasons";
import { AppError } from "@/lib/domain/errors";
import { decodeText } from "@/lib/importers/decode";
import { UsageError } from "./command";
import { readBytes } from "./read-bytes";

export const usage = `clean FILE… [--json]

Clean scraped article texts: say what is the article, what is not, and why.
--json prints one JSON object per article and line. A file that is refused is
named with the reason at the end; the others are still cleaned.`;

export async function run(args: string[]): Promise<void> {
  const { positionals: files, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  });
  if (files.length === 0) throw new UsageError("Name at least one file.");

  const refusals: AppError[] = [];
  for (const file of files) {
    try {
      const article = cleanText(decodeText(await readBytes(file)).text);
      console.log(values.json ? asJson(file, article) : asSummary(file, article));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refusals.push(new AppError(error.code, `${file}: ${error.message}`));
    }
  }
  const [first] = refusals;
  if (first) throw new AppError(first.code, refusals.map(({ message }) => message).join("\n"));
}

function asJson(file: string, article: CleanedArticle): string {
  const { title, outlet, author, publishedOn, language, text, zones, dropped, problems } = article;
  return JSON.stringify({
    file,
    format: "text",
    title,
    outlet,
    author,
    publishedOn,
    language,
    text,
    zones: zones.map(({ zone, start, end }) => ({ zone, start, end })),
    dropped,
    problems,
  });
}

function asSummary(file: string, article: CleanedArticle): string {
  const { lines, dropped, problems } = article;
  const kept = lines.length - dropped.length;
  return [
    file,
    `  Headline: ${article.title ?? "–"}`,
    `  Outlet: ${article.outlet ?? "–"}   Author: ${article.author ?? "–"}   Date: ${article.publishedOn ?? "–"}   Language: ${article.language ?? "–"}`,
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
