import { useMemo, useState } from "react";
import { matchesOf } from "@/lib/domain/text/matches";
import type { Utf16Span } from "@/lib/domain/text/offsets";

export type Find = ReturnType<typeof useFind>;

/** Finding words in the article: what is looked for, where it stands, and which place is shown. */
export function useFind(text: string, onShow: (place: Utf16Span) => void) {
  const [words, setWords] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const places = useMemo(
    () => (words ? matchesOf(text, words, { wholeWords: false }) : []),
    [text, words],
  );

  function go(index: number) {
    if (places.length === 0) return;
    const next = (index + places.length) % places.length;
    setAt(next);
    onShow(places[next]!);
  }

  return {
    isOpen: words !== null,
    words: words ?? "",
    places,
    at,
    current: places[at] ?? null,
    open: () => setWords((words) => words ?? ""),
    close: () => setWords(null),
    look(words: string) {
      setWords(words);
      setAt(0);
      const first = matchesOf(text, words, { wholeWords: false })[0];
      if (first) onShow(first);
    },
    step: (direction: 1 | -1) => go(at + direction),
  };
}
