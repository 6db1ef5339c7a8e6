import type { SearchQuery } from "./search-query";
import type { Hit } from "./search-text";
import { hitsIn, within, zonedWords } from "./search-text";
import type { OffsetIndex } from "./text/offsets";
import { offsetIndex } from "./text/offsets";
import type { Zone, ZoneKind } from "./zones";

/** A keyword in its context. */
export interface ConcordanceLine extends Hit {
  /** What stands before and after it, on one line, cut between words. */
  readonly before: string;
  /** Exactly what the text says from `start` to `end`. */
  readonly keyword: string;
  readonly after: string;
}

/** Code points of context on each side. */
const CONTEXT = 70;

/** Every place in a frozen text where a query's words stand, in the zones named (none: all). */
export function concordance(
  text: string,
  zones: readonly Zone[],
  query: SearchQuery,
  inZones: readonly ZoneKind[],
): ConcordanceLine[] {
  const index = offsetIndex(text);
  const paragraphs = within(zonedWords(text, zones), inZones);
  return hitsIn(text, paragraphs, query).map((hit) => ({
    ...hit,
    before: before(index, hit.start),
    keyword: index.slice(hit),
    after: after(index, hit.end),
  }));
}

function before(index: OffsetIndex, end: number): string {
  const start = Math.max(0, end - CONTEXT);
  const context = oneLine(index.slice({ start, end }));
  return start === 0 ? context : context.replace(/^\S*\s(?=\S)/u, "");
}

function after(index: OffsetIndex, start: number): string {
  const end = Math.min(index.length, start + CONTEXT);
  const context = oneLine(index.slice({ start, end }));
  return end === index.length ? context : context.replace(/(?<=\S)\s\S*$/u, "");
}

const oneLine = (text: string) => text.replace(/\s+/gu, " ");
