import type { Line } from "./line";

const MARKED = /^(?:\[\d{1,3}\]|\[\p{Ll}\]|[¹²³⁴-⁹]+|\^\s?\d{1,3}|↑)\s*\S/u;
const NUMBERED = /^(?:\(?\d{1,3}[.)]|\*+|†)\s+\S/u;

/** Begins with a footnote's mark: `[1]`, `¹`, `^1`. */
export function isFootnote(line: Line): boolean {
  return MARKED.test(line.text) && line.words > 1;
}

/** Could be a footnote where notes are expected: `1. Author, Title`. */
export function isNumbered(line: Line): boolean {
  return NUMBERED.test(line.text);
}

const NOTES =
  /^(?:notes?|footnotes|endnotes|references|bibliography|works cited|literatura|napomene|fusnote|beleske|reference|fussnoten|anmerkungen|literatur|quellen|notes de bas de page|references bibliographiques|bibliographie|notas|notas al pie|referencias|bibliografia|primecanija|snoski|spisok literatury)$/u;

/** The heading of a list of notes. */
export function isNotesHeading(line: Line): boolean {
  return NOTES.test(line.phrase);
}

/** The number of a line that could be a note: 2 of `2. Author, Title`; null for another line. */
export function noteNumber(line: Line): number | null {
  const [, number] = /^\(?(\d{1,3})[.)]\s+\S/u.exec(line.text) ?? [];
  return number === undefined ? null : Number(number);
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** The notes a paragraph refers to, as `[1]` or as superscript figures behind a word or sign. */
export function referencesIn(text: string): number[] {
  return [...text.matchAll(/\[(\d{1,3})\]|(?<=[\p{L}\p{P}])([⁰¹²³⁴-⁹]{1,3})/gu)].map(
    ([, bracketed, raised = ""]) =>
      Number(bracketed ?? Array.from(raised, (digit) => SUPERSCRIPTS.indexOf(digit)).join("")),
  );
}
