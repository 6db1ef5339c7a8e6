import type { Block, Document, Inline } from "./document";
import { partsOf, sourcesOf } from "./document";
import { markdownLine } from "./markdown-text";

/** A document as Markdown (CommonMark with tables); a traced number is followed by the number of its source in brackets. */
export function markdownOf(document: Document): string {
  const sources = sourcesOf(document);
  const mark = (source: string) => ` \\[${sources.indexOf(source) + 1}\\]`;
  const words = (text: Inline) =>
    partsOf(text)
      .map((part) =>
        typeof part === "string"
          ? markdownLine(part)
          : `${markdownLine(part.text)}${mark(part.source)}`,
      )
      .join("");
  const written = document.blocks.map((block) => blockOf(block, words, mark));
  const list = sources.map((source, index) => `${index + 1}. ${markdownLine(source)}`).join("\n");
  return `${[
    `# ${markdownLine(document.title)}`,
    ...written,
    ...(list ? ["## Where each number comes from", list] : []),
  ].join("\n\n")}\n`;
}

function blockOf(
  block: Block,
  words: (text: Inline) => string,
  mark: (source: string) => string,
): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${markdownLine(block.text)}`;
    case "paragraph":
      return words(block.text);
    case "list":
      return block.items.map((item) => `- ${words(item)}`).join("\n");
    case "table": {
      const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
      const lines = [
        line(block.columns.map(({ name }) => markdownLine(name))),
        line(block.columns.map(({ numbers }) => (numbers ? "---:" : "---"))),
        ...block.rows.map((row) => line(row.map(words))),
      ];
      return [
        `**${markdownLine(block.caption)}**${block.source === undefined ? "" : mark(block.source)}`,
        lines.join("\n"),
        ...(block.note === undefined ? [] : [words(block.note)]),
      ].join("\n\n");
    }
  }
}
