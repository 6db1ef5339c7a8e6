/**
 * What spreadsheet programs take for the beginning of a formula, also in full width, and
 * the apostrophe itself, so that taking one away gives every cell back as it was.
 */
const RUNS = /^['=+\-@\t\r\n＝＋－＠]/u;

/** The most a cell holds in Excel, in UTF-16 code units: of a longer text it shows nothing more, and says nothing. */
export const LONGEST_CELL = 32_767;

/** Room for what is said at the end of a text that is cut. */
const NOTE = 120;

/** A text as a spreadsheet program shows it and does not run it: an apostrophe before what would run. */
export function inSpreadsheet(cell: string): string {
  return fitting(RUNS.test(cell) ? `'${cell}` : cell);
}

/** A text that fits into a cell: one that is too long ends with a note of how much is missing. */
export function fitting(text: string): string {
  if (text.length <= LONGEST_CELL) return text;
  const start = text.slice(0, LONGEST_CELL - NOTE).replace(/[\uD800-\uDBFF]$/, "");
  return `${start} … [cut here: ${text.length - start.length} of ${text.length} characters do not fit into a cell; the CSV has all]`;
}
