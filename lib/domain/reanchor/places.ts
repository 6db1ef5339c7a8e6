import type { Utf16Offset, Utf16Span } from "../text/offsets";
import type { Block } from "./alignment";

/** A place among the new words of a text where a passage's own words stand. */
export interface Place {
  readonly there: Utf16Span;
  /** What stands alike around it in both texts, the passage included. */
  readonly stretch: string;
}

/**
 * The places where the words of a passage stand in the corrected text outside what
 * is known to be other old text (`firm`), the one with the longest stretch first.
 */
export function newPlacesOf(
  before: string,
  after: string,
  { start, end }: Utf16Span,
  firm: readonly Block[],
): Place[] {
  const quote = before.slice(start, end);
  const places: Place[] = [];
  for (const [from, to] of gapsBetween(firm, after.length)) {
    for (let at = after.indexOf(quote, from); at >= 0; at = after.indexOf(quote, at + 1)) {
      const stop = at + quote.length;
      if (stop > to) break;
      let left = 0;
      while (left < start && left < at && before[start - left - 1] === after[at - left - 1]) left++;
      let right = 0;
      while (end + right < before.length && before[end + right] === after[stop + right]) right++;
      places.push({
        there: { start: at as Utf16Offset, end: stop as Utf16Offset },
        stretch: before.slice(start - left, end + right),
      });
    }
  }
  return places.sort((a, b) => b.stretch.length - a.stretch.length);
}

function gapsBetween(firm: readonly Block[], length: number): [number, number][] {
  const ends = [0, ...firm.map((block) => block.fresh + block.length)];
  const starts = [...firm.map(({ fresh }) => fresh), length];
  return ends.map((end, i) => [end, starts[i]!]);
}
