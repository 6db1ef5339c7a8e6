import type { RefObject } from "react";
import { useState } from "react";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import { snap } from "@/lib/domain/text/snap";
import type { Boxes } from "./anchored";
import type { Reading, Selected } from "./caret";
import { caretOn, passageOf } from "./caret";
import { shortened } from "./gutter";
import type { Article } from "./use-article";
import { useNativeSelection } from "./use-native-selection";
import type { Speech } from "./use-status";
import { bringIntoView, firstWordInView, isInView } from "./viewport";

interface Surroundings {
  article: Article;
  reading: Reading;
  element: RefObject<HTMLElement | null>;
  /** Whether what the mouse or a finger selects is to be tagged. */
  tags: boolean;
  /** Selects exact letters and not whole words. */
  letters: boolean;
  /** Something else begins to be selected. */
  onBegin: () => void;
  speech: Speech;
}

export type Passage = ReturnType<typeof usePassage>;

/** Where the reader is: the caret, and the passage that is selected. */
export function usePassage({
  article,
  reading,
  element,
  tags,
  letters,
  onBegin,
  speech,
}: Surroundings) {
  const { store, paragraphs, dom } = article;
  const unit = letters ? "grapheme" : "word";
  const { text, language } = reading;
  const [selected, setSelected] = useState<Selected | null>(null);
  const boxesOf = (span: Utf16Span): Boxes =>
    dom()
      .rangesOf(span)
      .flatMap((range) => [...range.getClientRects()]);

  const setNative = useNativeSelection(element, dom, {
    onTouch: (span) => store.freeze("selection", article.paragraphsIn(span)),
    onSelect(span, exact) {
      const snapped = tags && snap(text, span, exact ? "grapheme" : unit, language);
      if (!snapped) return;
      if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
      onBegin();
      setSelected(passageOf(reading, snapped));
    },
    onCollapse() {
      if (selected?.passage) setSelected(caretOn(selected.focus));
    },
  });

  return {
    selected,
    passage: selected?.passage ?? null,
    boxesOf,

    /** By key: shown, announced, and the browser's selection follows. */
    select(next: Selected | null) {
      if (!next) return;
      onBegin();
      setSelected(next);
      const { focus, passage } = next;
      setNative(passage ?? { start: focus.start, end: focus.start });
      bringIntoView(boxesOf(focus));
      const { start, end } = passage ?? focus;
      speech.say(
        passage ? `Selected: ${shortened(text.slice(start, end))}` : text.slice(start, end),
      );
    },

    /** The caret to a place that was clicked, which the browser's own selection has reached already. */
    setCaret(word: Utf16Span | null) {
      setSelected(word && caretOn(word));
    },

    deselect() {
      store.freeze("selection", new Set());
      setNative(null);
      setSelected(selected && caretOn(selected.focus));
    },

    /** Where keys start from: the caret, unless it has been scrolled away. */
    here(): Selected | null {
      if (selected && isInView(boxesOf(selected.focus))) return selected;
      const first = firstWordInView(reading, paragraphs, dom());
      return first && caretOn(first);
    },
  };
}
