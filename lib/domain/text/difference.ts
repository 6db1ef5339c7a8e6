import { pieces } from "./segmenters";

/**
 * Most tokens that may differ between two texts that are compared token by token.
 * Beyond it only what they begin and end with alike is found: memory grows with
 * the square of the differences (here to 50 MB).
 */
const MOST_DIFFERENCES = 5000;

/** A stretch of two compared texts: in both, only in the old one, or only in the new one. */
export interface Stretch {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** The words of a text with the spaces and signs between them; joined, they are the text. */
export function tokensOf(text: string): string[] {
  return pieces(text, "word").map(({ segment }) => segment);
}

/** How the words of one text differ from those of another, in the order of both. */
export function differenceOf(before: string, after: string): Stretch[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const match = matchTokens(old, fresh).early;
  const stretches: { kind: Stretch["kind"]; text: string }[] = [];
  const add = (kind: Stretch["kind"], text: string) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += text;
    else stretches.push({ kind, text });
  };
  let next = 0;
  const insertUpTo = (end: number) => {
    while (next < end) add("new", fresh[next++]!);
  };
  let removed: string[] = [];
  old.forEach((token, i) => {
    if (match[i]! < 0) {
      removed.push(token);
      return;
    }
    // What is gone stands before what has come in its place.
    for (const word of removed) add("gone", word);
    removed = [];
    insertUpTo(match[i]!);
    add("same", token);
    next++;
  });
  for (const word of removed) add("gone", word);
  insertUpTo(fresh.length);
  return stretches;
}

/**
 * For each token of `a` the place of its partner in `b`, or -1: a longest common
 * subsequence. Where several are equally long, `early` takes the one whose partners
 * stand earliest in `b`, `late` the other extreme: all others lie between the two,
 * so partners that both give are the only ones possible.
 *
 * Myers, E. W. (1986). An O(ND) difference algorithm and its variations.
 * Algorithmica 1, 251–266.
 */
export function matchTokens(
  a: readonly string[],
  b: readonly string[],
): { readonly early: Int32Array; readonly late: Int32Array } {
  const steps = furthestReaching(a, b);
  if (!steps) {
    const ends = matchEnds(a, b);
    return { early: ends, late: ends };
  }
  return { early: walkBack(a, b, steps, true), late: walkBack(a, b, steps, false) };
}

/** One of the two outermost of the shortest paths through all pairs of tokens. */
function walkBack(
  a: readonly string[],
  b: readonly string[],
  steps: readonly Int32Array[],
  early: boolean,
): Int32Array {
  const match = new Int32Array(a.length).fill(-1);
  let [x, y, d] = [a.length, b.length, steps.length - 1];
  while (x > 0 || y > 0) {
    const [nextX, nextY] = early ? [x, y - 1] : [x - 1, y];
    if (isReached(steps, d - 1, nextX, nextY)) [x, y, d] = [nextX, nextY, d - 1];
    else if (x > 0 && y > 0 && a[x - 1] === b[y - 1]) match[--x] = --y;
    else [x, y, d] = early ? [x - 1, y, d - 1] : [x, y - 1, d - 1];
  }
  return match;
}

/** Whether x tokens of `a` and y of `b` can be passed with d differences or fewer. */
function isReached(steps: readonly Int32Array[], d: number, x: number, y: number): boolean {
  const k = x - y;
  return x >= 0 && y >= 0 && d >= Math.abs(k) && x <= reach(steps[d]!, d, k);
}

/** For each number of differences d, how far into `a` each diagonal -d, -d + 2, …, d reaches. */
function furthestReaching(a: readonly string[], b: readonly string[]): Int32Array[] | null {
  const rows: Int32Array[] = [];
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_DIFFERENCES); d++) {
    const row = new Int32Array(d + 1);
    const before = rows[d - 1];
    for (let k = -d; k <= d; k += 2) {
      let x = 0;
      if (before) {
        x = stepsDown(before, d, k) ? reach(before, d - 1, k + 1) : reach(before, d - 1, k - 1) + 1;
      }
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      row[(k + d) / 2] = x;
      if (x >= a.length && x - k >= b.length) return [...rows, row];
    }
    rows.push(row);
  }
  return null;
}

/** Whether the d-th difference on diagonal k is a token of `b` rather than one of `a`. */
function stepsDown(before: Int32Array, d: number, k: number): boolean {
  return k === -d || (k !== d && reach(before, d - 1, k - 1) < reach(before, d - 1, k + 1));
}

function reach(row: Int32Array, d: number, k: number): number {
  return row[(k + d) / 2]!;
}

/** Partners of what both begin and end with. */
function matchEnds(a: readonly string[], b: readonly string[]): Int32Array {
  const match = new Int32Array(a.length).fill(-1);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) match[start] = start++;
  let end = 1;
  while (a.length - end >= start && b.length - end >= start && a.at(-end) === b.at(-end)) {
    match[a.length - end] = b.length - end;
    end++;
  }
  return match;
}
