import { isCaption } from "./captions";
import { isFootnote, isNotesHeading, isNumbered } from "./footnotes";
import { isMenu } from "./menu";
import type { Page } from "./page";
import { drop, isParagraph } from "./page";
import type { ReasonId } from "./reasons";

/** Short lines, which end no article; and longer ones in a row, such as other articles' titles. */
const SHORT = { words: 4, lines: 1 };
const TITLES = { words: 20, lines: 3 };
/** The same where a sentence still follows, of a teaser or of a legal notice. */
const BETWEEN = 4;

/** How many lines may part two paragraphs of one article: a subheading, a picture's caption. */
const NEIGHBOURS = 4;

const FOOT_REASONS: ReadonlySet<ReasonId> = new Set<ReasonId>([
  "author-box",
  "comments",
  "cookie-notice",
  "copyright",
  "disclaimer",
  "rating",
  "related",
  "tags",
]);

/**
 * Drop the page's foot: behind the article, menu words, and rows of lines that end
 * like no sentence. Sentences stay, and so do footnotes, captions with a credit,
 * and a list that begins with bullets or that a colon introduces.
 */
export function dropTail(page: Page, headline: number | null): void {
  const { lines, reasons } = page;
  const start = articleEnd(page) + 1;
  const lastSentence = lines.findLastIndex((line, i) => isKeptSentence(page, i, line.prose));
  if (start === 0) return;
  let before = start - 1;
  let run: number[] = [];
  for (let i = start; i <= lines.length; i++) {
    const line = lines[i];
    if (line && (reasons[i] !== null || i === headline)) continue;
    if (line && isLoose(page, i)) {
      if (isMenu(line)) drop(page, i, "menu");
      else run.push(i);
      continue;
    }
    if (!lines[before]!.text.endsWith(":")) dropRun(page, run, i > lastSentence);
    run = [];
    before = i;
  }
}

/**
 * Index of the article's last paragraph or footnote. A paragraph far behind the one
 * before it, with furniture of the foot between them, is no longer the article's.
 */
function articleEnd(page: Page): number {
  const { lines, reasons } = page;
  const total = lines.reduce((sum, line, i) => sum + (isParagraph(page, i) ? line.words : 0), 0);
  let words = 0;
  let distance = 0;
  let marked = false;
  let end = -1;
  lines.forEach((line, i) => {
    const reason = reasons[i];
    if (isFootnote(line) && reason === null) end = i;
    if (isParagraph(page, i)) {
      words += line.words;
      if (end === -1 || !marked || distance <= NEIGHBOURS || words * 2 <= total) end = i;
      distance = 0;
      marked = false;
    } else if (reason) marked ||= FOOT_REASONS.has(reason);
    else distance++;
  });
  return end;
}

const isKeptSentence = (page: Page, index: number, prose: boolean) =>
  page.reasons[index] === null && (prose || isFootnote(page.lines[index]!));

/** Ends like no sentence, and is no note, credit or list item. */
function isLoose(page: Page, index: number): boolean {
  const line = page.lines[index]!;
  const isNote = isFootnote(line) || isNotesHeading(line) || isNumbered(line);
  const isListed = /^[-–—•*▪]\s/u.test(line.text);
  const isOpen = line.prose || line.ends || line.text.endsWith(":");
  return !isNote && !isListed && !isOpen && line.words <= TITLES.words && !isCaption(line);
}

function dropRun(page: Page, run: readonly number[], isLast: boolean): void {
  const short = run.filter((i) => page.lines[i]!.words <= SHORT.words);
  const dropped = !isLast
    ? run.length >= BETWEEN
      ? run
      : []
    : run.length >= TITLES.lines
      ? run
      : short.length >= SHORT.lines
        ? short
        : [];
  for (const i of dropped) drop(page, i, "after-article");
}
