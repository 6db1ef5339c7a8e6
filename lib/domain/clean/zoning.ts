import { isFootnote, isNotesHeading, isNumbered, noteNumber, referencesIn } from "./footnotes";
import type { Line } from "./line";
import { isQuotation } from "./quotation";
import type { ZoneKind } from "../zones";

/** Least words of a standfirst that does not end like a sentence. */
const STANDFIRST_WORDS = 8;
const MOST_SUBHEADING_WORDS = 16;

/**
 * What each kept line of a text is, in order. `headline` is an index among them;
 * `known` is what the file itself says of each.
 */
export function zonesOf(
  lines: readonly Line[],
  headline: number | null,
  captions: ReadonlySet<number>,
  language: string | null,
  known: readonly (ZoneKind | null)[],
): ZoneKind[] {
  const kinds = lines.map((line, i): ZoneKind | null => {
    if (known[i]) return known[i];
    if (i === headline) return "headline";
    if (captions.has(line.number)) return "caption";
    if (isFootnote(line)) return "footnote";
    return null;
  });
  markNotes(lines, kinds);
  markLastNotes(lines, kinds);
  if (!known.includes("lead")) markLead(lines, kinds, headline);
  const lastProse = lines.findLastIndex((line, i) => kinds[i] === null && line.prose);
  const heads = lines.map((line, i) => kinds[i] === null && isSubheading(line));
  return lines.map((line, i) => {
    const kind = kinds[i];
    if (kind) return kind;
    if (isQuotation(line.text, language)) return "quotation";
    const isHead = heads[i]! && i < lastProse && !isListItem(lines, heads, i);
    return isHead || isNotesHeading(line) ? "subheading" : "body";
  });
}

/** One of three short lines in a row, or under a line that ends with a colon. */
function isListItem(lines: readonly Line[], heads: readonly boolean[], index: number): boolean {
  let from = index;
  while (heads[from - 1] && index - from < 2) from--;
  let to = index;
  while (heads[to + 1] && to - index < 2) to++;
  return to - from >= 2 || (lines[from - 1]?.text.endsWith(":") ?? false);
}

/** Notes without marks of their own: numbered lines under a heading, an address under a note. */
function markNotes(lines: readonly Line[], kinds: (ZoneKind | null)[]): void {
  let within = false;
  lines.forEach((line, i) => {
    if (kinds[i] === "footnote") within = true;
    else if (isNotesHeading(line)) within = true;
    else if (kinds[i] === null && within && (isNumbered(line) || isAddress(line)))
      kinds[i] = "footnote";
    else within = false;
  });
}

/**
 * Numbered lines at the text's end without a heading of their own: notes when they
 * count from 1 and the paragraphs above refer to each, as `¹` or `[1]`.
 */
function markLastNotes(lines: readonly Line[], kinds: (ZoneKind | null)[]): void {
  let from = lines.length;
  while (from > 0 && kinds[from - 1] === null && noteNumber(lines[from - 1]!) !== null) from--;
  const notes = lines.slice(from);
  const referred = new Set(lines.slice(0, from).flatMap((line) => referencesIn(line.text)));
  const isNotes = notes.every((line, i) => noteNumber(line) === i + 1 && referred.has(i + 1));
  if (isNotes) for (let i = from; i < lines.length; i++) kinds[i] = "footnote";
}

const isAddress = (line: Line) =>
  line.words === 1 && /^(?:https?:\/\/|www\.|doi:)/i.test(line.text);

/** The standfirst under the headline, else the first paragraph. */
function markLead(
  lines: readonly Line[],
  kinds: (ZoneKind | null)[],
  headline: number | null,
): void {
  const from = (headline ?? -1) + 1;
  const lead = lines.findIndex(
    (line, i) =>
      i >= from &&
      kinds[i] === null &&
      (line.prose || line.paragraph || (headline !== null && isStandfirst(lines, kinds, i))),
  );
  if (lead >= 0) kinds[lead] = "lead";
}

/** A line of some length without a full stop between headline and first paragraph. */
function isStandfirst(
  lines: readonly Line[],
  kinds: readonly (ZoneKind | null)[],
  index: number,
): boolean {
  const next = lines[index + 1];
  return lines[index]!.words >= STANDFIRST_WORDS && next?.prose === true && !kinds[index + 1];
}

function isSubheading(line: Line): boolean {
  if (line.prose || line.words > MOST_SUBHEADING_WORDS) return false;
  if (/[.,;:…]["”»]?$/u.test(line.text)) return isNumbered(line) && line.words <= 3;
  return (
    /^[^\p{L}\p{N}]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(line.text) && !/^[-•*–—]\s/u.test(line.text)
  );
}
