/**
 * What spreadsheet programs take for the beginning of a formula, also in full width, and
 * the apostrophe itself, so that taking one away gives every cell back as it was.
 */
const RUNS = /^['=+\-@\t\r\n＝＋－＠]/u;

/** A text as a spreadsheet program shows it and does not run it: an apostrophe before what would run. */
export function inSpreadsheet(cell: string): string {
  return RUNS.test(cell) ? `'${cell}` : cell;
}
