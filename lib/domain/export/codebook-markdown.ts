import type { BookFrame } from "../codebook/book";
import { depthOf } from "../codebook/tree";
import { markdownLine as inline, markdownText as block } from "../document/markdown-text";

const PARTS = [
  ["includeWhen", "Include when"],
  ["excludeWhen", "Exclude when"],
  ["example", "Example"],
  ["counterExample", "Counter-example"],
] as const;

/** A codebook to read and to print from any editor: a heading for each frame, deeper below its group. */
export function codebookMarkdown(title: string, frames: readonly BookFrame[]): string {
  const placed = frames.map(({ guid, parent }) => ({ id: guid, parentId: parent }));
  const entries = frames.map((frame) => {
    const level = Math.min(6, 2 + depthOf(placed, frame.guid));
    const facts = frame.isGroup
      ? ["Group"]
      : [frame.shortName, frame.key && `key ${frame.key}`, `${frame.color}, ${frame.pattern}`];
    return [
      `${"#".repeat(level)} ${inline(frame.name)}`,
      `*${facts.filter(Boolean).map(inline).join(" · ")}*`,
      ...(frame.definition ? [block(frame.definition)] : []),
      ...PARTS.filter(([field]) => frame[field]).map(
        ([field, label]) => `**${label}:** ${block(frame[field])}`,
      ),
    ].join("\n\n");
  });
  return `${[`# ${inline(title)}`, ...entries].join("\n\n")}\n`;
}
