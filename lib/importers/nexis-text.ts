import { normalizeText } from "@/lib/domain/text/normalize";
import { decodeMany } from "./decode";
import { fileStart } from "./file-start";
import { problem } from "./found";
import { DOCUMENT_MARK, nexisArticle } from "./nexis-fields";
import type { Found, Reader } from "./reader";

/** Old LexisNexis downloads as text: lines broken at a fixed width, one blank line between paragraphs. */
export const nexisText: Reader = {
  format: "nexis-text",
  label: "LexisNexis, text",
  extensions: [".txt"],

  accepts: (file) => DOCUMENT_MARK.test(fileStart(file)),

  *read(file, options) {
    const { text, encoding } = decodeMany(file.bytes, options.encoding);
    yield* nexisTextArticles(normalizeText(text).split("\n"), { format: "nexis-text", encoding });
  },
};

/** The articles of an old LexisNexis download, by its lines as they stand. */
function* nexisTextArticles(
  lines: readonly string[],
  source: { readonly format: string; readonly encoding: string },
): Iterable<Found> {
  const marks = lines.flatMap((line, i) => (DOCUMENT_MARK.test(line) ? [i] : []));
  if (lines.slice(0, marks[0]).some((line) => line.trim() !== "")) {
    yield problem("before article 1", "What stands before the first article was left out.");
  }
  for (const [n, mark] of marks.entries()) {
    const blocks = blocksOf(lines.slice(mark + 1, marks[n + 1]));
    yield nexisArticle(blocks, { ...source, place: `article ${n + 1}` });
  }
}

/** Stretches between blank lines, their broken lines joined; a slightly indented line begins a new one. */
function blocksOf(lines: readonly string[]): string[] {
  const blocks: string[] = [];
  let open = false;
  for (const line of lines) {
    const words = line.trim();
    const indent = line.search(/\S/u);
    // Centred lines stand further in.
    if (words !== "" && (!open || (indent >= 2 && indent <= 8))) blocks.push(words);
    else if (words !== "") blocks[blocks.length - 1] += ` ${words}`;
    open = words !== "";
  }
  return blocks;
}
