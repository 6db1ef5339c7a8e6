import { isFootnote, isNotesHeading } from "./footnotes";
import type { Line } from "./line";
import type { Page } from "./page";
import { drop, isParagraph } from "./page";
import { wholePhrases } from "./phrases";
import type { ReasonId } from "./reasons";

type SectionReason = Extract<ReasonId, "comments" | "related" | "author-box">;

/** Phrases that are a link by themselves and begin no section. */
const LINKS =
  /^(?:read more|read next|read full story|read the full story|more|continue reading|keep reading|learn more|find out more|bonus|opsirnije|vise|procitajte|procitaj vise|procitajte vise|saznaj(?:te)? vise|weiterlesen|weiter lesen|mehr|mehr lesen|mehr dazu|lire la suite|lire plus|lire l'article|en savoir plus|leer mas|mas informacion|citat dalee|citat dalse|podrobnee|next|previous|reply|odgovori|antworten|antwort|repondre|responder|otvetit|name|ime|email|website|report|like|likes|newest|oldest|newest first|sort by|name|komentar|comment)$/u;

const AGO =
  /(?:^|\s)(?:\d+|an?|one|einem?r?|une?|jedan) ?(?:s|sec|seconds?|min|m|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?) ago$|(?:^|\s)pre \d+ (?:sat|min|dan|mesec|nedelj|godin)\p{L}*$|(?:^|\s)prije \d+ \p{L}+$|(?:^|\s)vor (?:\d+|einer?|einem) (?:minut|stund|tag|woche|monat|jahr)\p{L}*$|(?:^|\s)il y a (?:\d+|une?) (?:h|min|heure|minute|jour|semaine|mois|an)\p{L}*$|(?:^|\s)hace (?:\d+|una?) (?:hora|minuto|dia|semana|mes|ano)\p{L}*$|(?:^|\s)\d+ (?:minut|cas|dn|den|nedel|mesjac|god)\p{L}* nazad$/u;
const TIME = /\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|uhr|h)?\)?$/u;
const DAY =
  /\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\b\p{L}{3,10}\.? \d{1,2}, \d{4}|\d{1,2}\.? \p{L}{3,10}\.? \d{4}/u;
const ANSWER =
  /^(?:reply|odgovori|antworten|repondre|responder|otvetit|like|svidja mi se|gefallt mir|j'aime|me gusta)\b/u;
const SAYS = /\s(?:says|kaze|sagt|dit|dice|govorit|pise|wrote|writes|schreibt|a ecrit)\s?:$/u;

/** A line only a readers' comment has: its time, "Ana says:", "Reply". */
function isSignature(line: Line): boolean {
  if (line.words > 10 || line.prose) return false;
  return (
    AGO.test(line.key) ||
    SAYS.test(line.key) ||
    (ANSWER.test(line.key) && line.words <= 4) ||
    (TIME.test(line.key) && DAY.test(line.key))
  );
}

/** A line of little more than a date or a time that has passed. */
function isDate(line: Line): boolean {
  return line.words <= 6 && !line.prose && (AGO.test(line.key) || DAY.test(line.key));
}

/** A heading and the lines up to the next heading or the end, by index. */
interface Section {
  readonly heading: number;
  readonly end: number;
  readonly reason: SectionReason;
  /** The first line in it that only readers' comments have; -1 when there is none. */
  readonly signature: number;
  /** Two or more of its lines are dates, as in a list of other articles. */
  readonly isDated: boolean;
}

/**
 * Drop what follows a heading such as "Comments", "Related Posts" or "About the
 * author", as far as the text is not plainly the article going on: two of its
 * paragraphs in a row, or more than half of all its words still to come.
 * The last section is judged first, so that comments do not count as article.
 */
export function dropSections(page: Page): void {
  const { lines } = page;
  const wordsBefore = [0];
  lines.forEach((line, i) => {
    wordsBefore.push(wordsBefore[i]! + (isParagraph(page, i) ? line.words : 0));
  });

  let end = lines.length;
  let wordsAfter = 0;
  const unheaded = firstUnheadedComment(page, wordsBefore);
  let signature = -1;
  let dates = 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    if (isSignature(lines[i]!)) signature = i;
    if (isDate(lines[i]!)) dates++;
    const reason = i === unheaded ? "comments" : sectionReason(lines[i]!, page.reasons[i] ?? null);
    if (!reason) continue;
    if (i === unheaded) drop(page, i, reason);
    if (wordsBefore[i] !== 0) {
      const words = wordsAfter + wordsBefore[end]! - wordsBefore[i]!;
      const section = { heading: i, end, reason, signature, isDated: dates >= 2 };
      dropSection(page, section, words > wordsBefore[i]!);
    }
    for (let j = i; j < end; j++) if (isParagraph(page, j)) wordsAfter += lines[j]!.words;
    end = i;
    signature = -1;
    dates = 0;
  }
}

function sectionReason(line: Line, reason: ReasonId | null): SectionReason | null {
  if (reason !== "comments" && reason !== "related" && reason !== "author-box") return null;
  if (LINKS.test(line.phrase)) return null;
  return wholePhrases.has(line.phrase) || reason === "comments" ? reason : null;
}

function dropSection(page: Page, section: Section, early: boolean): void {
  const { lines, reasons } = page;
  const { heading, reason } = section;
  const end = goesOn(page, section, early);
  if (end < section.end || (reason === "related" && lines[heading]!.text.endsWith(":"))) {
    return dropLinks(page, section, end);
  }

  const prose: number[] = [];
  const others: number[] = [];
  for (let i = heading + 1; i < end; i++) {
    const line = lines[i]!;
    if (isFootnote(line) || isNotesHeading(line)) break;
    if (reasons[i] === null) (line.prose ? prose : others).push(i);
  }
  const foreign = isForeign(page, section, prose);
  if (foreign) for (const i of prose) drop(page, i, reason);
  // What stands right above a sentence that stays may be its subheading.
  const kept = new Set(foreign ? [] : prose);
  for (const i of others) {
    const isLink =
      reason === "related" &&
      i >= heading + 2 &&
      !lines[i]!.gap &&
      !isQuestion(page, i, heading) &&
      lines.slice(heading + 1, i).every((_, at) => others.includes(heading + 1 + at));
    if (!kept.has(i + 1) || isLink) drop(page, i, reason);
  }
}

/** Whether the sentences under a heading are surely not the article's. */
function isForeign(
  page: Page,
  { heading, reason, signature, isDated }: Section,
  prose: number[],
): boolean {
  const isUnderShortLine = (i: number, most: number) => {
    const before = page.lines[i - 1]!;
    return i - 1 > heading && !before.prose && before.words <= most;
  };
  switch (reason) {
    case "author-box":
      return prose.length <= 3;
    case "comments":
      return (
        signature >= 0 ||
        prose.some((i) => isUnderShortLine(i, 3)) ||
        prose.every((i) => !page.lines[i]!.paragraph)
      );
    case "related":
      // Titles with their first words: each sentence stands under a title, with dates between.
      return isDated && prose.every((i) => isUnderShortLine(i, 20));
  }
}

/** Where the article plainly goes on within a section; the section's end when it does not. */
function goesOn(page: Page, section: Section, early: boolean): number {
  const { heading, end, reason, signature } = section;
  const limit = reason === "comments" && signature >= 0 ? signature : end;
  let previous = -1;
  for (let i = heading + 1; i < limit; i++) {
    if (isParagraph(page, i)) {
      if (early && signature < 0 && !section.isDated) return i;
      if (previous >= 0) return previous;
      previous = i;
    } else if (page.reasons[i] === null || page.reasons[i] === reason) previous = -1;
  }
  return end;
}

/** A heading within the article: drop the links under it, but no subheading of what follows. */
function dropLinks(page: Page, { heading, reason }: Section, end: number): void {
  if (reason !== "related") return;
  const links: number[] = [];
  for (let i = heading + 1; i < end && links.length < 8; i++) {
    if (page.lines[i]!.prose || page.captions.has(i)) break;
    if (page.reasons[i] === null) links.push(i);
  }
  const last = links.at(-1);
  const maySubhead = last !== undefined && last + 1 === end && page.lines[last]!.gap;
  const isAsked = last !== undefined && last + 1 === end && isQuestion(page, last, heading);
  const introduced = page.lines[heading]!.text.endsWith(":") && links.length === 1;
  for (const i of links)
    if (i !== last || (!isAsked && (!maySubhead || introduced))) drop(page, i, reason);
}

/** One of an interview's questions: two others like it stand right above a paragraph outside the links. */
function isQuestion({ lines, reasons }: Page, index: number, heading: number): boolean {
  const asks = (i: number) => /\?["”“»]?$/u.test(lines[i]!.text) && lines[i + 1]?.prose === true;
  const others = lines.filter(
    (_, i) => (i < heading || i > index) && reasons[i] === null && asks(i),
  );
  return asks(index) && others.length >= 2;
}

/** Where comments without a heading begin, in the last half of the text; -1 where they do not. */
function firstUnheadedComment({ lines, reasons }: Page, wordsBefore: readonly number[]): number {
  const half = wordsBefore.at(-1)! / 2;
  const signatures = lines.flatMap((line, i) =>
    isSignature(line) && wordsBefore[i]! > 0 && wordsBefore[i]! >= half ? [i] : [],
  );
  const [first] = signatures;
  if (first === undefined || signatures.length < 2) return -1;
  const name = lines[first - 1];
  const isName = name && name.words <= 3 && !name.ends && reasons[first - 1] === null;
  return isName ? first - 1 : first;
}
