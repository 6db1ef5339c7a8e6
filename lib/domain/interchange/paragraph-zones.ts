import { cleanText } from "../clean/clean";
import { NO_MARKS } from "../clean/marks";
import { codePointLength } from "../text/offsets";
import type { Zone } from "../zones";

/** What is known of a text that stays as it is. */
export interface Zoned {
  /** In code points; one for each paragraph. Blank lines are in none. */
  readonly zones: readonly Zone[];
  readonly title: string | null;
  /** ISO 639-1. */
  readonly language: string | null;
}

/**
 * The zones of a canonical text of which no line may be dropped, because passages have
 * been marked in it: told by the same rules as in articles that are cleaned.
 */
export function paragraphZones(text: string): Zoned {
  const { lines, title, language } = cleanText(text, undefined, { ...NO_MARKS, trusted: true });
  const zones: Zone[] = [];
  const raw = text.split("\n");
  let number = 0;
  let start = 0;
  for (const { line, text: words, zone, speaker } of lines) {
    // Lines are counted from 1; `start` is where line `number + 1` begins.
    while (number + 1 < line) start += codePointLength(raw[number++]!) + 1;
    const from = start + raw[number]!.indexOf(words);
    zones.push({
      ...{ start: from, end: from + codePointLength(words), zone: zone ?? "body" },
      ...(speaker && { speaker }),
    });
  }
  return { zones, title, language };
}
