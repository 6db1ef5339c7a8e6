import type { Page } from "./page";
import { drop } from "./page";

/** Fewer words may well stand twice: a refrain, "He declined to comment." */
const LEAST_WORDS = 8;

/** Drop a line that stands in the text before, to the letter. */
export function dropRepeated(page: Page, headline: number | null): void {
  const { lines, reasons } = page;
  const seen = new Set<string>();
  if (headline !== null) seen.add(lines[headline]!.text);
  lines.forEach((line, i) => {
    if (reasons[i] !== null || line.words < LEAST_WORDS || i === headline) return;
    if (seen.has(line.text)) drop(page, i, "repeated-line");
    seen.add(line.text);
  });
}
