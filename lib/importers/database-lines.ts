import { factivaLines } from "./factiva-lines";
import { DOCUMENT_MARK } from "./nexis-fields";
import { nexisLines } from "./nexis-lines";
import { nexisTextArticles } from "./nexis-text";
import type { Found } from "./reader";

/**
 * The articles that a news database put into a Word or RTF file, by the file's lines; null where
 * the lines are of no database known here.
 */
export function databaseArticles(
  lines: readonly string[],
  source: { readonly format: string; readonly encoding: string },
): Iterable<Found> | null {
  const single = lines.flatMap((line) => line.split("\n"));
  if (single.some((line) => DOCUMENT_MARK.test(line))) return nexisTextArticles(single, source);
  return nexisLines(single, source) ?? factivaLines(single, source);
}
