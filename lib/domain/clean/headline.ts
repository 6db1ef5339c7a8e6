import type { Page } from "./page";
import { drop, isParagraph } from "./page";
import { isCaption } from "./captions";
import { isFootnote } from "./footnotes";
import type { Line } from "./line";
import { isMenuRow } from "./menu";
import { menuPhrases } from "./phrases";

/** Where the headline stands, and an outlet's name found behind a copy of it. */
export interface Headline {
  readonly index: number;
  readonly title: string;
  readonly outlet: string | null;
}

const MOST_WORDS = 40;
/** Each is compared with each, so their number is bounded. */
const MOST_CANDIDATES = 200;

/** Where the lines above the first paragraph end; the text's end, where there is none. */
export function headEnd(page: Page): number {
  const first = page.lines.findIndex((_, i) => isParagraph(page, i));
  return first === -1 ? page.lines.length : first;
}

/**
 * Find the headline above the first paragraph, and drop what stands above it and
 * its other copies. It is the first line there of four words or more that is no
 * sentence's paragraph, unless a later one is confirmed by standing there twice
 * (as page title and as headline) or right above a byline or date.
 */
export function findHeadline(page: Page, isCredit: readonly boolean[]): Headline | null {
  const { lines, reasons } = page;
  const end = headEnd(page);
  const candidates: number[] = [];
  for (let i = 0; i < end; i++) {
    if (candidates.length === MOST_CANDIDATES) break;
    if (reasons[i] === null && !isCredit[i] && couldBeHeadline(page, i)) candidates.push(i);
  }
  passMenus(page, candidates, isCredit);
  const below = belowMenus(page, end);
  const longest = candidates.filter((i) => lines[i]!.words >= 4);
  const long = longest.some((i) => i >= below) ? longest.filter((i) => i >= below) : longest;
  const copied = longest.find((i) =>
    longest.some((j) => j > i && lines[i]!.words >= 5 && isCopy(lines[i]!, lines[j]!)),
  );
  const index =
    copied !== undefined
      ? longest.findLast((i) => i === copied || isCopy(lines[copied]!, lines[i]!))!
      : (confirmed(long, isCredit) ?? long[0] ?? shortHeadline(page, candidates, end));
  if (index === undefined) return null;

  const shorter = copied !== undefined && lines[copied]!.words < lines[index]!.words;
  const headline = shorter ? copied : index;
  let outlet: string | null = null;
  for (let i = 0; i < end; i++) {
    if (i === headline || reasons[i] !== null || lines[i]!.paragraph) continue;
    if (isCopy(lines[headline]!, lines[i]!)) {
      outlet ??= suffixOf(lines[headline]!, lines[i]!);
      drop(page, i, "repeated-headline");
    } else if (i < headline && !lines[i]!.prose && !isCredit[i] && lines[headline]!.words >= 4) {
      drop(page, i, isMenuRow(lines[i]!) ? "menu" : "before-headline");
    }
  }
  return { index: headline, title: lines[headline]!.text, outlet };
}

/** Take out menus in one row where something longer than a name may be the headline behind them. */
function passMenus(page: Page, candidates: number[], isCredit: readonly boolean[]): void {
  const isRow = (i: number) => isMenuRow(page.lines[i]!) && !isCredit[i + 1];
  const last = candidates.findLastIndex((i) => page.lines[i]!.words >= 4 && !isRow(i));
  const left = candidates.filter((i, at) => at > last || !isRow(i));
  candidates.splice(0, candidates.length, ...left);
}

/** Behind the last block of five or more menu lines above the first paragraph; 0 without one. */
function belowMenus(page: Page, end: number): number {
  let below = 0;
  let run = 0;
  for (let i = 0; i < end; i++) {
    const reason = page.reasons[i];
    const line = page.lines[i]!;
    const isMenuLine = reason ? MENU_REASONS.has(reason) : line.words <= 3 && !line.ends;
    if (isMenuLine) run++;
    else if (!reason) run = 0;
    if (run >= 5) below = i + 1;
  }
  return below;
}

const MENU_REASONS: ReadonlySet<string> = new Set([
  "menu",
  "accessibility-link",
  "subscription",
  "related",
]);

function couldBeHeadline(page: Page, index: number): boolean {
  const line = page.lines[index]!;
  return (
    line.words >= 2 &&
    line.words <= MOST_WORDS &&
    !line.paragraph &&
    !(line.prose && /[.…]["”»“'’)]*$/u.test(line.text)) &&
    !page.captions.has(index) &&
    !isCaption(line) &&
    !isFootnote(line) &&
    !menuPhrases.has(line.phrase) &&
    /\p{L}/u.test(line.text)
  );
}

/** The same words, perhaps with the outlet's name behind a bar or dash. */
function isCopy(headline: Line, other: Line): boolean {
  if (headline.key === other.key) return true;
  const [short, long] =
    headline.key.length < other.key.length ? [headline.key, other.key] : [other.key, headline.key];
  const rest = long.slice(short.length);
  return (
    short.length >= 12 && long.startsWith(short) && /^\s?[|·•»:-]\s/u.test(rest) && rest.length < 60
  );
}

function suffixOf(headline: Line, copy: Line): string | null {
  if (copy.text.length <= headline.text.length) return null;
  const parts = copy.text.slice(headline.text.length).split(/\s?[|·•»]\s|\s[-–—]\s/u);
  const name = parts.at(-1)!.trim();
  return name !== "" && name.split(/\s+/).length <= 5 ? name : null;
}

/** The one candidate that a byline or date follows at once, if the first is not followed so. */
function confirmed(
  candidates: readonly number[],
  isCredit: readonly boolean[],
): number | undefined {
  const followed = candidates.filter((i) => isCredit[i + 1]);
  const [first] = candidates;
  if (first === undefined || followed.length === 0) return undefined;
  const chosen = followed[0]!;
  // Between headline and byline a standfirst may stand: the line above it wins then.
  return chosen - first === 1 ? first : chosen;
}

/** A headline of two or three words: the last such line above the first paragraph. */
function shortHeadline(page: Page, candidates: readonly number[], end: number): number | undefined {
  const last = candidates.at(-1);
  if (last === undefined) return undefined;
  const kept = page.lines.filter((_, i) => i < end && page.reasons[i] === null);
  return kept.length <= 3 ? candidates[0] : last;
}
