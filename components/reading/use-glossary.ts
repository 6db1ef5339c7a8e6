import { useMemo } from "react";
import type { GlossaryNote } from "@/lib/domain/glossary";
import { matchesOf } from "@/lib/domain/text/matches";
import type { Utf16Span } from "@/lib/domain/text/offsets";

/** A term where it stands in the article. */
export interface NotedPlace extends Utf16Span {
  readonly note: GlossaryNote;
}

/** The places of the glossary's terms in a text; the longer term where two begin together. */
export function useGlossary(text: string, notes: readonly GlossaryNote[]): readonly NotedPlace[] {
  return useMemo(
    () =>
      notes
        .flatMap((note) =>
          matchesOf(text, note.term, { wholeWords: true }).map((place) => ({ ...place, note })),
        )
        .sort((a, b) => a.start - b.start || b.end - a.end),
    [text, notes],
  );
}

export function noteAt(places: readonly NotedPlace[], offset: number): NotedPlace | null {
  return places.find(({ start, end }) => start <= offset && offset < end) ?? null;
}
