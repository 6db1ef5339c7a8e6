import { isFootnote, isNotesHeading, isNumbered } from "./footnotes";
import { isMenu } from "./head";
import type { Page } from "./page";
import { drop, isParagraph } from "./page";

/** Short lines in a row that end no text; and longer ones, such as other articles' titles. */
const SHORT = { words: 4, lines: 2 };
const TITLES = { words: 20, lines: 3 };

/**
 * Drop the page's foot: after the last paragraph, menu words, and rows of lines
 * that end like no sentence. A list that a colon introduces, captions and
 * footnotes stay.
 */
export function dropTail(page: Page, headline: number | null): void {
  const { lines, reasons } = page;
  const last = lines.findLastIndex(
    (line, i) => isParagraph(page, i) || isKept(page, i, line.prose),
  );
  if (last === -1) return;
  const open = lines[last]!.text.endsWith(":");
  let run: number[] = [];
  for (let i = last + 1; i <= lines.length; i++) {
    const line = lines[i];
    if (line && (reasons[i] !== null || i === headline)) continue;
    const isNote = line && (isFootnote(line) || isNotesHeading(line) || isNumbered(line));
    if (line && !isNote && !line.ends && !page.captions.has(i) && line.words <= TITLES.words) {
      if (isMenu(line.phrase, line.key)) drop(page, i, "menu");
      else run.push(i);
      continue;
    }
    if (!open) dropRun(page, run);
    run = [];
  }
}

const isKept = (page: Page, index: number, prose: boolean) =>
  page.reasons[index] === null && (prose || isFootnote(page.lines[index]!));

function dropRun(page: Page, run: readonly number[]): void {
  const short = run.filter((i) => page.lines[i]!.words <= SHORT.words);
  const dropped = run.length >= TITLES.lines ? run : short.length >= SHORT.lines ? short : [];
  for (const i of dropped) drop(page, i, "after-article");
}
