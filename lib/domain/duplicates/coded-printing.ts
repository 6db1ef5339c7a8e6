/** What decides which printing of a story is coded for all of them. */
export interface Printing {
  readonly id: string;
  /** YYYY-MM-DD; null where it is not known. */
  readonly publishedOn: string | null;
  /** Of the text, in code points. */
  readonly length: number;
  /** Whether a reviewer was given it. */
  readonly assigned: boolean;
  /** Whether a person chose it. */
  readonly chosen: boolean;
}

/**
 * The printing that is coded for the others: the one a person chose, else one that
 * reviewers have, else the earliest, else the longest. The undated stand last.
 */
export function codedPrinting(printings: readonly Printing[]): Printing {
  const [first] = [...printings].sort(
    (a, b) =>
      Number(b.chosen) - Number(a.chosen) ||
      Number(b.assigned) - Number(a.assigned) ||
      compare(a.publishedOn ?? "9999", b.publishedOn ?? "9999") ||
      b.length - a.length ||
      compare(a.id, b.id),
  );
  if (!first) throw new RangeError("A cluster has printings");
  return first;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
