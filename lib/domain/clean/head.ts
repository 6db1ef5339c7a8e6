import type { Headline } from "./headline";
import { findHeadline, headEnd } from "./headline";
import type { Credits } from "./metadata";
import { outletInFoot, readBareName, readCredits } from "./metadata";
import { findDate } from "./dates";
import { isMenu } from "./menu";
import type { Page } from "./page";
import { drop, isParagraph } from "./page";

/** What the text says about itself; null where it says nothing. */
export interface Metadata {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedOn: string | null;
  /** The date as written, when day and month could be the other way round. */
  readonly ambiguousDate: string | null;
}

/** Paragraphs that may stand above the byline: a caption, a standfirst. */
const PARAGRAPHS_ABOVE_BYLINE = 2;

/**
 * Read headline, outlet, author and date from the lines around the headline and at
 * the text's end, and drop the lines that hold nothing else. A date in the article's
 * own sentences is never taken, except in a dateline: "BELGRADE, 12 March 2024 –".
 */
export function readHead(page: Page): Metadata & { readonly headline: number | null } {
  const { lines, reasons } = page;
  const head = headEnd(page);
  const credits = readAll(page);
  const isCredit = lines.map((_, i) => credits.has(i) || reasons[i] === "reading-time");
  const headline = findHeadline(page, isCredit);
  dropMenu(page, headline, head);

  const found = [...credits].filter(([i, credit]) => counts(i, credit, headline, head));
  for (const [i, credit] of found) if (i !== headline?.index) drop(page, i, credit.reason);
  for (const [i] of credits) if (headline && i < headline.index) drop(page, i, "before-headline");

  const names = headline ? readNames(page, headline, isCredit) : { outlet: null, author: null };
  const dated = found.map(([, credit]) => credit).filter((credit) => credit.date !== null);
  const date =
    dated.find((credit) => !credit.isUpdate && credit.isSure) ??
    dated.find((credit) => !credit.isUpdate) ??
    dated[0];
  const first = <T>(pick: (credit: Credits) => T | null) =>
    found.map(([, credit]) => pick(credit)).find((value) => value !== null) ?? null;

  return {
    headline: headline?.index ?? null,
    title: headline?.title ?? null,
    outlet:
      first((credit) => credit.outlet) ?? names.outlet ?? headline?.outlet ?? footOutlet(page),
    author: first((credit) => credit.author) ?? names.author,
    publishedOn: date?.date ?? dateline(page),
    ambiguousDate: date?.isAmbiguous ? date.date : null,
  };
}

/** Credits by line index: those above and just below the first paragraphs, and labelled ones at the end. */
function readAll(page: Page): Map<number, Credits> {
  const { lines, reasons } = page;
  const credits = new Map<number, Credits>();
  let paragraphs = 0;
  let i = 0;
  for (; i < lines.length && paragraphs <= PARAGRAPHS_ABOVE_BYLINE; i++) {
    if (isParagraph(page, i)) paragraphs++;
    else read(i);
  }
  const last = lines.findLastIndex((_, index) => isParagraph(page, index));
  for (i = Math.max(i, last + 1); i < lines.length; i++) read(i);
  return credits;

  function read(index: number) {
    const line = lines[index]!;
    if ((reasons[index] !== null && reasons[index] !== "photo-credit") || line.prose) return;
    if (reasons[index] !== null) return;
    const credit = readCredits(line.text);
    if (credit) credits.set(index, credit);
  }
}

/** Whether credits are this article's: not the day's date above the page, not a timeline's heading. */
function counts(index: number, credit: Credits, headline: Headline | null, head: number): boolean {
  if (index === headline?.index) return false;
  if (headline && index < headline.index) return index === headline.index - 1;
  if (index < head || credit.reason === "byline") return true;
  return credit.isSure;
}

function dropMenu(page: Page, headline: Headline | null, head: number): void {
  const { lines, reasons } = page;
  for (let i = 0; i < head; i++) {
    const line = lines[i]!;
    if (i !== headline?.index && isMenu(line)) drop(page, i, "menu");
  }
  // A block of three or more short lines between headline and text is a menu too.
  let run: number[] = [];
  for (let i = (headline?.index ?? -1) + 1; i <= head; i++) {
    const line = i < head ? lines[i]! : null;
    if (line && reasons[i] === null && line.words <= 3 && !line.ends) run.push(i);
    else if (line && reasons[i] !== null) continue;
    else {
      if (run.length >= 3) for (const index of run) drop(page, index, "menu");
      run = [];
    }
  }
}

/** Names without a label right under the headline: an outlet repeated beside the reading time, a person above the date. */
function readNames(page: Page, headline: Headline, isCredit: readonly boolean[]) {
  const { lines, reasons } = page;
  let outlet: string | null = null;
  let author: string | null = null;
  for (let i = headline.index + 1; i < lines.length && i <= headline.index + 8; i++) {
    const line = lines[i]!;
    if (reasons[i] !== null || line.words > 6 || line.prose) continue;
    const besideCredit = isCredit[i - 1] === true || isCredit[i + 1] === true;
    const isRepeated = lines
      .slice(headline.index + 1, headline.index + 8)
      .some(
        (other, j) =>
          reasons[headline.index + 1 + j] === "reading-time" &&
          other.key.startsWith(`${line.key} `),
      );
    if (
      isRepeated ||
      (besideCredit && line.words === 1 && /^\p{Lu}[\p{L}\p{N}]+$/u.test(line.text))
    ) {
      outlet ??= line.text;
      drop(page, i, "outlet-name");
    } else if (besideCredit && author === null && readBareName(line.text)) {
      author = readBareName(line.text);
      drop(page, i, "byline");
    }
  }
  return { outlet, author };
}

function footOutlet(page: Page): string | null {
  for (let i = page.lines.length - 1; i >= 0; i--) {
    const reason = page.reasons[i];
    if (reason !== "copyright" && reason !== "disclaimer") continue;
    const outlet = outletInFoot(page.lines[i]!.text);
    if (outlet) return outlet;
  }
  return null;
}

/** The date of a dateline that opens the first paragraph: "BELGRADE, 12 March 2024 (Agency) – …". */
function dateline(page: Page): string | null {
  const first = page.lines.find((_, i) => isParagraph(page, i));
  const opening = /^\p{Lu}[\p{L} .,/'’-]{1,40}[,.]?\s[^–—]{6,60}?\s?[–—-]\s/u.exec(
    first?.text ?? "",
  );
  if (!opening) return null;
  const found = findDate(opening[0]);
  const others = opening[0].split(/\s+/).length;
  return found && others <= 9 ? found.date : null;
}
