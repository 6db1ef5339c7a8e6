import type { Span } from "../span";
import { isGraphemeBoundary } from "./graphemes";
import type { OffsetIndex, Utf16Offset, Utf16Span } from "./offsets";
import { offsetIndex } from "./offsets";

/** How many code points of context are kept on each side of a quote. */
const CONTEXT = 32;

/** How much of its context a short quote must find again to be recognised. */
const LEAST_FIT = 8;

/** A passage in its own words, so it can be found again after the text is corrected. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** The words of a span (code points) and up to 32 code points on each side of it. */
export function quoteOf(text: string, span: Span): Quote {
  return quoteAt(offsetIndex(text), span);
}

/**
 * Find `quote` in a text that may have changed since the quote was taken.
 *
 * Returns null rather than a guess when the quote is gone, when two places fit its
 * context equally well, or when a short quote (under 32 code points, which may
 * occur anywhere) stands in surroundings that are not its own: a misplaced
 * annotation is worse than an orphan.
 */
export function findQuote(text: string, quote: Quote): Span | null {
  if (quote.exact === "") return null;
  const index = offsetIndex(text);
  let best: Span | null = null;
  let bestFit = -1;
  let tied = false;

  for (let at = text.indexOf(quote.exact); at !== -1; at = text.indexOf(quote.exact, at + 1)) {
    const found = utf16Span(at, quote.exact.length);
    if (!isGraphemeBoundary(text, found.start) || !isGraphemeBoundary(text, found.end)) continue;
    const candidate = index.toSpan(found);
    const fit = contextFit(quoteAt(index, candidate), quote);
    if (fit > bestFit) [best, bestFit, tied] = [candidate, fit, false];
    else if (fit === bestFit) tied = true;
  }

  if (tied || !best) return null;
  const recognised = [...quote.exact].length >= CONTEXT || bestFit >= leastFit(quote);
  return recognised ? best : null;
}

function quoteAt(index: OffsetIndex, { start, end }: Span): Quote {
  return {
    exact: index.slice({ start, end }),
    prefix: index.slice({ start: Math.max(0, start - CONTEXT), end: start }),
    suffix: index.slice({ start: end, end: Math.min(index.length, end + CONTEXT) }),
  };
}

function leastFit({ prefix, suffix }: Quote): number {
  return Math.min([...prefix, ...suffix].length, LEAST_FIT);
}

/** Number of context characters two quotes agree on, counted outwards from the passage. */
function contextFit(a: Quote, b: Quote): number {
  const before = commonStart([...a.prefix].reverse(), [...b.prefix].reverse());
  return before + commonStart([...a.suffix], [...b.suffix]);
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function utf16Span(start: number, length: number): Utf16Span {
  return { start: start as Utf16Offset, end: (start + length) as Utf16Offset };
}
