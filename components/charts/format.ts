import type { Proportion } from "@/lib/domain/statistics/proportion";

/** Between two figures of one label; SVG would join ordinary spaces. */
export const EN_SPACE = "\u2002";

/** A share as people read it: "38%". */
export function percent(share: number | null, digits = 0): string {
  return share === null ? "–" : `${(100 * share).toFixed(digits)}%`;
}

/** A count; with one decimal only where reviewers differ and an article counts in part. */
export function count(x: number): string {
  return Number.isInteger(x) ? String(x) : x.toFixed(1);
}

/** The numbers behind a share, always shown with it: "45/120". */
export function outOf({ x, n }: Pick<Proportion, "x" | "n">): string {
  return `${count(x)}/${n}`;
}

export function decimal(value: number | null, digits = 2): string {
  return value === null ? "–" : value.toFixed(digits).replace("-", "−");
}

/** A share in words: "45 of 120 articles (38%, 95% interval 29% to 46%)"; without what is hidden. */
export function sayShare({ x, n, share, low, high }: Proportion): string {
  const counted = `${count(x)} of ${n} ${n === 1 ? "article" : "articles"}`;
  if (share === null) return n === 0 ? "no articles" : `${counted}, too few for a percentage`;
  return `${counted} (${percent(share)}, 95% interval ${percent(low)} to ${percent(high)})`;
}

/** The largest and the smallest of some rows, in a sentence; "" without any. */
export function sayExtremes<Row>(
  rows: readonly Row[],
  size: (row: Row) => number | null,
  say: (row: Row) => string,
): string {
  const sorted = rows
    .filter((row) => size(row) !== null)
    .sort((a, b) => (size(b) ?? 0) - (size(a) ?? 0));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return "";
  if (first === last) return `${say(first)}.`;
  return `Highest: ${say(first)}. Lowest: ${say(last)}.`;
}
