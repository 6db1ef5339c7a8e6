import { LONGEST_PHRASE } from "./search-query";
import type { ZonedWords } from "./search-text";
import type { ZoneKind } from "./zones";

/** A stretch of the words of one zone kind of a text, as the database's index keeps it. */
export interface IndexedStretch {
  readonly zone: ZoneKind;
  /** Plain words in order; null where a paragraph ends. */
  readonly words: readonly (string | null)[];
}

/** PostgreSQL keeps at most 255 places of one word and 16,383 places in all. */
const MOST_PLACES = 250;
const MOST_WORDS = 16_000;

/**
 * A text cut into what one row of the index may hold. Each stretch begins with
 * the last words of the one before, so that no phrase is lost at a cut.
 */
export function indexedStretches(paragraphs: readonly ZonedWords[]): IndexedStretch[] {
  const byZone = new Map<ZoneKind, (string | null)[]>();
  for (const { zone, words } of paragraphs) {
    const all = byZone.get(zone) ?? [];
    byZone.set(zone, all);
    if (all.length > 0) all.push(null);
    for (const { word } of words) all.push(word);
  }
  return [...byZone].flatMap(([zone, words]) =>
    cut(words).map((stretch) => ({ zone, words: stretch })),
  );
}

function cut(words: readonly (string | null)[]): (string | null)[][] {
  const stretches: (string | null)[][] = [];
  let stretch: (string | null)[] = [];
  let places = new Map<string, number>();
  const add = (word: string | null) => {
    stretch.push(word);
    if (word === null) return 0;
    const count = (places.get(word) ?? 0) + 1;
    places.set(word, count);
    return count;
  };
  for (const word of words) {
    if (add(word) < MOST_PLACES && stretch.length < MOST_WORDS) continue;
    stretches.push(stretch);
    const kept = stretch.slice(1 - LONGEST_PHRASE);
    stretch = [];
    places = new Map();
    kept.forEach(add);
  }
  return [...stretches, stretch];
}
