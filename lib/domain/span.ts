/**
 * A passage: the half-open range `[start, end)` of an article's frozen text, in
 * Unicode code points. Never empty, never outside the text, never a part of a
 * grapheme cluster. Build one from untrusted offsets with `spanIn` (text/offsets);
 * an object literal has not been checked.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Length of the shared passage, in code points; 0 when the spans only touch. */
export function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Whether two spans cover exactly the same passage. */
export function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/**
 * The union of spans, as ordered spans that neither overlap nor touch. A code
 * point that two spans share is counted once in it. O(n log n).
 */
export function unionOf(spans: readonly Span[]): Span[] {
  const union: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/** What two unions share, as ordered spans that do not overlap. O(n + m). */
export function intersectionOf(a: readonly Span[], b: readonly Span[]): Span[] {
  const shared: Span[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const start = Math.max(a[i]!.start, b[j]!.start);
    const end = Math.min(a[i]!.end, b[j]!.end);
    if (start < end) shared.push({ start, end });
    if (a[i]!.end < b[j]!.end) i++;
    else j++;
  }
  return shared;
}

/** Number of code points in spans that do not overlap, such as a union. */
export function totalLength(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}
