import type { Phrase, SearchQuery } from "./search-query";
import { matches, phrasesOf } from "./search-query";
import type { Word } from "./search-words";
import { wordsOf } from "./search-words";
import type { Utf16Offset } from "./text/offsets";
import { offsetIndex } from "./text/offsets";
import type { Zone, ZoneKind } from "./zones";

/** The words of one paragraph and the zone it belongs to. */
export interface ZonedWords {
  readonly zone: ZoneKind;
  readonly words: readonly Word[];
}

/** A text's paragraphs as words. What lies in no zone counts as body. O(n). */
export function zonedWords(text: string, zones: readonly Zone[]): ZonedWords[] {
  const index = offsetIndex(text);
  const bounds = zones.map((zone) => ({ ...index.toUtf16Span(zone), kind: zone.zone }));
  const paragraphs: ZonedWords[] = [];
  let next = 0;
  let start = 0;
  for (const line of text.split("\n")) {
    while (bounds[next] && bounds[next]!.end <= start) next++;
    const zone = bounds[next];
    const inside = zone !== undefined && zone.start < start + line.length;
    const words = wordsOf(line).map(({ word, ...at }) => ({
      word,
      start: at.start + start,
      end: at.end + start,
    }));
    if (words.length > 0) paragraphs.push({ zone: inside ? zone.kind : "body", words });
    start += line.length + 1;
  }
  return paragraphs;
}

/** The paragraphs in which words are looked for: those of these zones, or all where none is named. */
export function within(
  paragraphs: readonly ZonedWords[],
  zones: readonly ZoneKind[],
): readonly ZonedWords[] {
  return zones.length === 0 ? paragraphs : paragraphs.filter(({ zone }) => zones.includes(zone));
}

/** Whether a text matches a query; the database's answer is the same (lib/data/text-search.ts). */
export function textMatches(paragraphs: readonly ZonedWords[], query: SearchQuery): boolean {
  return matches(query, (phrase) =>
    paragraphs.some(({ words }) => words.some((_, at) => standsAt(words, at, phrase))),
  );
}

/** A place where a text holds a phrase of the query. */
export interface Hit {
  readonly zone: ZoneKind;
  /** In code points of the text. */
  readonly start: number;
  readonly end: number;
}

/** Every place where the text holds a phrase that the query wants, in order; equal places once. */
export function hitsIn(text: string, paragraphs: readonly ZonedWords[], query: SearchQuery): Hit[] {
  const phrases = phrasesOf(query);
  const index = offsetIndex(text);
  const hits: Hit[] = [];
  for (const { zone, words } of paragraphs) {
    words.forEach((first, at) => {
      const ends = phrases
        .filter((phrase) => standsAt(words, at, phrase))
        .map((phrase) => words[at + phrase.words.length - 1]!.end);
      for (const end of [...new Set(ends)].sort((a, b) => a - b)) {
        const start = first.start as Utf16Offset;
        hits.push({ zone, ...index.toSpan({ start, end: end as Utf16Offset }) });
      }
    });
  }
  return hits;
}

function standsAt(words: readonly Word[], at: number, { words: wanted, prefix }: Phrase): boolean {
  const last = wanted.length - 1;
  return wanted.every((word, i) => {
    const found = words[at + i]?.word;
    return found === word || (prefix && i === last && found?.startsWith(word) === true);
  });
}
