import { codePointLength } from "../text/offsets";
import { normalizeText } from "../text/normalize";
import type { Zone, ZoneKind } from "../zones";
import { dropAuthorBox } from "./author-box";
import { findCaptions } from "./captions";
import { isFootnote } from "./footnotes";
import type { Metadata } from "./head";
import { readHead } from "./head";
import { languageOf } from "./language";
import type { Line } from "./line";
import { linesOf } from "./line";
import type { ReaderMarks } from "./marks";
import { NO_MARKS } from "./marks";
import type { Page } from "./page";
import { drop, ownReason } from "./page";
import type { ReasonId } from "./reasons";
import { dropRepeated } from "./repeated";
import { dropOffers } from "./offers";
import { dropSections } from "./sections";
import { speakerOf } from "./speaker";
import { dropTail } from "./tail";
import { dropTeasers } from "./teasers";
import { zonesOf } from "./zoning";

/** A person's choices, which overrule the rules. Lines are raw lines, counted from 1. */
export interface CleaningChoices {
  readonly keep: readonly number[];
  readonly drop: readonly number[];
  readonly zones: Readonly<Record<number, ZoneKind>>;
}

/** One raw line that is not blank, and what became of it. */
export interface CleanedLine {
  /** Raw line, counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly kept: boolean;
  /** Why it was dropped: a key of `REASONS`. */
  readonly reason: ReasonId | null;
  readonly zone: ZoneKind | null;
  /** Who speaks in a quotation, where the text names the speaker. */
  readonly speaker: string | null;
  /** Kept, dropped or zoned by a person. */
  readonly chosen: boolean;
}

export interface CleanedArticle {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
  /** Canonical; paragraphs joined by one line feed. This is what gets frozen. */
  readonly text: string;
  /** In code points, ordered; one for each paragraph. */
  readonly zones: Zone[];
  readonly lines: CleanedLine[];
  readonly dropped: { readonly line: number; readonly text: string; readonly reason: ReasonId }[];
  /** Sentences for the person who imports: what was not found or needs a look. */
  readonly problems: string[];
}

const NO_CHOICES: CleaningChoices = { keep: [], drop: [], zones: {} };

/** Rules that look at neighbours run again on what is left; real texts settle in two or three rounds. */
const MOST_ROUNDS = 20;

/**
 * Mark out what of a scraped text is the article, and say why each other line is not.
 *
 * No line changes but for the white space at its ends; blank lines go. A line that
 * reads like a sentence is dropped only by a strong rule, because losing a sentence
 * is far worse than keeping a menu word. Cleaning a cleaned text changes nothing.
 *
 * A person's choices come before what the file's reader knows of the lines, and that
 * before the rules; where the reader is trusted, the rules drop nothing.
 */
export function cleanText(
  raw: string,
  choices: CleaningChoices = NO_CHOICES,
  marks: ReaderMarks = NO_MARKS,
): CleanedArticle {
  const lines = linesOf(normalizeText(raw));
  const keep = new Set(choices.keep);
  const reasons = new Map<number, ReasonId>();
  for (const { number } of lines) {
    const marked = marks.drop[number];
    if (marked && !keep.has(number)) reasons.set(number, marked);
  }
  for (const line of choices.drop) if (!keep.has(line)) reasons.set(line, "chosen");
  const isFixed = (line: number) => marks.trusted || keep.has(line) || line in marks.zones;

  const captions = new Set<number>();
  let metadata: Metadata | null = null;
  let headline: number | null = null;
  let left = lines.filter((line) => !reasons.has(line.number));
  let spaced = lines.some((line, i) => i > 0 && line.gap);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const page = judge(left, spaced, isFixed);
    metadata = metadata ? complete(metadata, page.metadata) : page.metadata;
    headline = page.headline ?? headline;
    for (const line of page.captions) captions.add(line);
    for (const [line, reason] of page.reasons) reasons.set(line, reason);
    left = left.filter((line) => !reasons.has(line.number));
    // A cleaned text has no blank lines; the last round must judge this text as one.
    if (page.reasons.size === 0 && !spaced) break;
    spaced = false;
  }

  const language = languageOf(bodyOf(left, captions));
  const known = left.map((line) => marks.zones[line.number] ?? null);
  const index = known.includes("headline")
    ? known.lastIndexOf("headline")
    : left.findIndex((line) => line.number === headline);
  const kinds = zonesOf(left, index === -1 ? null : index, captions, language, known);
  const zoneByLine = new Map(
    left.map((line, i) => [line.number, choices.zones[line.number] ?? kinds[i]!]),
  );
  const cleaned = lines.map((line): CleanedLine => {
    const reason = reasons.get(line.number) ?? null;
    const chosen =
      keep.has(line.number) || reason === "chosen" || choices.zones[line.number] !== undefined;
    const zone = zoneByLine.get(line.number) ?? null;
    const speaker =
      zone === "quotation" ? (marks.speakers[line.number] ?? speakerOf(line.text)) : null;
    const kept = reason === null;
    return { line: line.number, text: line.text, kept, reason, zone, speaker, chosen };
  });

  const found = metadata ?? {
    title: null,
    outlet: null,
    author: null,
    publishedOn: null,
    ambiguousDate: null,
  };
  return {
    title: cleaned.find((line) => line.zone === "headline")?.text ?? found.title,
    outlet: found.outlet,
    author: found.author,
    publishedOn: found.publishedOn,
    language,
    ...joined(cleaned),
    lines: cleaned,
    dropped: cleaned.flatMap(({ line, text, reason }) => (reason ? [{ line, text, reason }] : [])),
    problems: problemsOf(found, language, left),
  };
}

/** One round of all rules over the lines that are left. Results are by raw line. */
function judge(lines: readonly Line[], spaced: boolean, isFixedLine: (line: number) => boolean) {
  const isFixed = (index: number) => isFixedLine(lines[index]!.number);
  const page: Page = {
    lines,
    reasons: lines.map(() => null),
    captions: new Set(),
    spaced,
    isFixed,
  };
  lines.forEach((line, i) => {
    const reason = ownReason(line);
    if (reason && !isNoteAddress(lines, i)) drop(page, i, reason);
  });
  dropOffers(page);
  dropTeasers(page);
  findCaptions(page);
  dropSections(page);
  const { headline, ...metadata } = readHead(page);
  dropAuthorBox(page, metadata.author);
  dropRepeated(page, headline);
  dropTail(page, headline);
  return {
    metadata,
    headline: headline === null ? null : lines[headline]!.number,
    captions: [...page.captions].map((i) => lines[i]!.number),
    reasons: new Map(
      page.reasons.flatMap((reason, i) => (reason ? [[lines[i]!.number, reason]] : [])),
    ),
  };
}

/** A web address that belongs to the footnote before it. */
function isNoteAddress(lines: readonly Line[], index: number): boolean {
  const before = lines[index - 1];
  return lines[index]!.words === 1 && before !== undefined && isFootnote(before) && !before.ends;
}

/** What an earlier round found, filled up with what a later one finds. */
function complete(earlier: Metadata, later: Metadata): Metadata {
  return {
    title: later.title ?? earlier.title,
    outlet: earlier.outlet ?? later.outlet,
    author: earlier.author ?? later.author,
    publishedOn: earlier.publishedOn ?? later.publishedOn,
    ambiguousDate: earlier.publishedOn ? earlier.ambiguousDate : later.ambiguousDate,
  };
}

function bodyOf(lines: readonly Line[], captions: ReadonlySet<number>): string {
  const body = lines.filter(
    (line) => line.prose && !captions.has(line.number) && !isFootnote(line),
  );
  return (body.length > 0 ? body : lines).map((line) => line.text).join("\n");
}

/** The kept lines as one text, with the zone of each. */
function joined(lines: readonly CleanedLine[]): { text: string; zones: Zone[] } {
  const kept = lines.filter((line) => line.kept);
  const zones: Zone[] = [];
  let start = 0;
  for (const { text, zone, speaker } of kept) {
    const end = start + codePointLength(text);
    zones.push({ start, end, zone: zone ?? "body", ...(speaker && { speaker }) });
    start = end + 1;
  }
  return { text: kept.map((line) => line.text).join("\n"), zones };
}

function problemsOf(metadata: Metadata, language: string | null, left: readonly Line[]): string[] {
  const problems: string[] = [];
  if (left.length === 0) problems.push("No article text was found.");
  else if (!left.some((line) => line.prose)) problems.push("No full sentence was found.");
  if (!metadata.title) problems.push("No headline was found.");
  if (!metadata.outlet) problems.push("No outlet was found.");
  if (!metadata.author) problems.push("No author was found.");
  if (!metadata.publishedOn) problems.push("No date was found.");
  if (metadata.ambiguousDate) {
    problems.push(
      `The date was read as ${metadata.ambiguousDate}, day before month. Check that it is not the other way round.`,
    );
  }
  if (!language) problems.push("The language could not be told with certainty.");
  return problems;
}
