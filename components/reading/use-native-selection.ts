import type { RefObject } from "react";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import type { DomOffsets } from "./dom-offsets";

/** How long a selection made without a pointer must rest before it counts. */
const REST = 120;

interface Listeners {
  /** The browser's selection lies in the article now, not yet rounded; null when it does no longer. */
  onTouch: (span: Utf16Span | null) => void;
  /** A selection was finished. `exact`: Alt was held. */
  onSelect: (span: Utf16Span, exact: boolean) => void;
  /** The selection went away. */
  onCollapse: () => void;
}

/**
 * The one way from any selection (mouse, touch handles, keyboard, assistive
 * technology) to a passage: they all end in the browser's own selection, which is
 * read when the pointer is released or the selection has come to rest. Returns a
 * function that sets the browser's selection without being told of it again.
 */
export function useNativeSelection(
  article: RefObject<HTMLElement | null>,
  dom: () => DomOffsets,
  listeners: Listeners,
): (span: Utf16Span | null) => void {
  const ownSpan = useRef<Utf16Span | null>(null);

  function current(): Utf16Span | null {
    const selection = getSelection();
    if (!selection || selection.rangeCount === 0 || !article.current) return null;
    return dom().spanOf(selection.getRangeAt(0));
  }

  const touch = useEffectEvent(() => {
    const span = current();
    listeners.onTouch(span && span.start < span.end ? span : null);
  });

  const read = useEffectEvent((exact: boolean) => {
    const span = current();
    if (!span) return; // in a panel, or somewhere else on the page
    const own = ownSpan.current;
    if (own && own.start === span.start && own.end === span.end) return;
    ownSpan.current = null;
    if (span.start === span.end) listeners.onCollapse();
    else listeners.onSelect(span, exact);
  });

  useEffect(() => {
    let pressed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onDown = () => {
      pressed = true;
      clearTimeout(timer);
    };
    const onUp = ({ altKey }: PointerEvent) => {
      pressed = false;
      clearTimeout(timer);
      // A click into a selection clears it only after the pointer is up.
      timer = setTimeout(() => read(altKey), 0);
    };
    const onChange = () => {
      touch();
      if (pressed) return;
      clearTimeout(timer);
      timer = setTimeout(() => read(false), REST);
    };
    const onCancel = () => {
      pressed = false; // the browser took the touch over, to scroll or to select
    };
    document.addEventListener("pointerdown", onDown);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", onCancel);
    document.addEventListener("selectionchange", onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerdown", onDown);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", onCancel);
      document.removeEventListener("selectionchange", onChange);
    };
  }, []);

  return (span) => {
    const selection = getSelection();
    ownSpan.current = span;
    if (!span) selection?.removeAllRanges();
    else {
      const range = dom().rangeOf(span);
      const { startContainer, startOffset, endContainer, endOffset } = range;
      selection?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    }
  };
}
