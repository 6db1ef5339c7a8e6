import type { RefObject } from "react";
import { useEffect, useEffectEvent, useState } from "react";
import type { Utf16Offset } from "@/lib/domain/text/offsets";
import { offsetIndex } from "@/lib/domain/text/offsets";
import { paragraphAt, paragraphsOf } from "@/lib/domain/text/paragraphs";
import { MARGIN } from "./viewport";

/**
 * Go back to where the reviewer was reading, once, unless the browser has scrolled
 * already. Answers how to find out where that is now: the beginning of the first
 * paragraph in view. Places are code points of the text.
 */
export function usePlace(
  article: RefObject<HTMLElement | null>,
  text: string,
  place: number,
): () => number {
  const [{ index, paragraphs }] = useState(() => ({
    index: offsetIndex(text),
    paragraphs: paragraphsOf(text),
  }));
  const elements = () =>
    Array.from(article.current?.querySelectorAll<HTMLElement>("[data-paragraph]") ?? []);

  const goBack = useEffectEvent(() => {
    if (place === 0 || window.scrollY > 0) return;
    // A correction may have made the text shorter since.
    const offset = index.toUtf16(Math.min(place, index.length));
    const top = elements()[paragraphAt(paragraphs, offset).index]?.getBoundingClientRect().top;
    if (top !== undefined) window.scrollTo({ top: top - MARGIN, behavior: "instant" });
  });
  useEffect(() => goBack(), []);

  return () => {
    if (window.scrollY === 0) return 0;
    const inView = elements().findIndex((one) => one.getBoundingClientRect().bottom > MARGIN);
    return index.toCodePoints(paragraphs[inView]?.start ?? (0 as Utf16Offset));
  };
}
