import { matchesOf } from "@/lib/domain/text/matches";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import { snap } from "@/lib/domain/text/snap";

/** Where the words of a passage stand, itself included: as whole words, where they are whole words. */
export function placesOf(text: string, passage: Utf16Span, language: string): Utf16Span[] {
  const whole = snap(text, passage, "word", language);
  const wholeWords = whole?.start === passage.start && whole.end === passage.end;
  return matchesOf(text, text.slice(passage.start, passage.end), { wholeWords });
}
