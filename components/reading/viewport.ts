import { unitBefore, unitFrom } from "@/lib/domain/text/movement";
import type { Utf16Span } from "@/lib/domain/text/offsets";
import type { Paragraph } from "@/lib/domain/text/paragraphs";
import { snap } from "@/lib/domain/text/snap";
import type { Boxes } from "./anchored";
import type { Reading } from "./caret";
import type { DomOffsets } from "./dom-offsets";

/** Room kept free above and below what is brought into view: page headers, a sheet at the bottom. */
export const MARGIN = 120;

export function isInView(boxes: Boxes): boolean {
  const first = boxes[0];
  return first !== undefined && first.bottom > 0 && first.top < window.innerHeight;
}

/** Scroll the page as little as needed to show a passage, its beginning if it is long. */
export function bringIntoView(boxes: Boxes): void {
  const top = boxes[0]?.top;
  const bottom = boxes.at(-1)?.bottom;
  if (top === undefined || bottom === undefined) return;
  const below = Math.min(bottom - (window.innerHeight - MARGIN), top - MARGIN);
  if (top < MARGIN) window.scrollBy({ top: top - MARGIN });
  else if (below > 0) window.scrollBy({ top: below });
}

/** The first word of the first paragraph that is on screen. */
export function firstWordInView(
  { text, language }: Reading,
  paragraphs: readonly Paragraph[],
  dom: DomOffsets,
): Utf16Span | null {
  const visible = paragraphs.find(({ index, start, end }) => {
    return start < end && dom.paragraphElement(index).getBoundingClientRect().bottom > MARGIN;
  });
  return unitFrom(text, visible?.start ?? 0, "word", language);
}

/** The word one line above or below, as near as possible to the same column. */
export function lineAway(
  { text, language }: Reading,
  dom: DomOffsets,
  from: Utf16Span,
  direction: 1 | -1,
): Utf16Span | null {
  const selection = getSelection();
  if (!selection) return null;
  const { startContainer, startOffset } = dom.rangeOf(from);
  selection.collapse(startContainer, startOffset);
  selection.modify("move", direction === 1 ? "forward" : "backward", "line");
  const there = dom.spanOf(selection.getRangeAt(0));
  const word = there && snap(text, there, "word", language);
  const isAway = word && (direction === 1 ? word.start > from.start : word.start < from.start);
  if (isAway) return word;
  return direction === 1
    ? unitFrom(text, from.end, "word", language)
    : unitBefore(text, from.start, "word", language);
}
