import type { Utf16Offset, Utf16Span } from "@/lib/domain/text/offsets";
import type { Paragraph } from "@/lib/domain/text/paragraphs";
import { paragraphAt } from "@/lib/domain/text/paragraphs";

/**
 * Between DOM positions and offsets in the article's text (UTF-16). Relies on each
 * paragraph's `textContent` being its text to the letter, line break included.
 */
export interface DomOffsets {
  /** The selected passage cut to the article, or null when none of it is in the article. */
  spanOf(range: Range): Utf16Span | null;
  rangeOf(span: Utf16Span): Range;
  /** One range per paragraph, so that what stands in the margin between them is no part. */
  rangesOf(span: Utf16Span): Range[];
  /** The offset under a point of the screen, or null beside the text. */
  offsetAt(x: number, y: number): Utf16Offset | null;
  paragraphElement(index: number): HTMLElement;
}

export function domOffsets(article: HTMLElement, paragraphs: readonly Paragraph[]): DomOffsets {
  const elements = Array.from(article.querySelectorAll<HTMLElement>("[data-paragraph]"));

  /** The text offset of a DOM position; a position between paragraphs counts as the end of the one before. */
  function offsetOf(node: Node, offset: number): Utf16Offset {
    let low = 0;
    let high = elements.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (comparePoint(elements[middle]!, node, offset) >= 0) low = middle;
      else high = middle - 1;
    }
    const paragraph = paragraphs[low]!;
    const side = comparePoint(elements[low]!, node, offset);
    if (side !== 0) return side < 0 ? paragraph.start : paragraph.end;
    const before = document.createRange();
    before.setStart(elements[low]!, 0);
    before.setEnd(node, offset);
    return (paragraph.start + before.toString().length) as Utf16Offset;
  }

  /** Where two text nodes meet, a passage starts in the later one and ends in the earlier one. */
  function positionOf(offset: Utf16Offset, edge: "start" | "end"): [Text, number] {
    const { index, start } = paragraphAt(paragraphs, offset);
    const walker = document.createTreeWalker(elements[index]!, NodeFilter.SHOW_TEXT);
    let rest = offset - start;
    let node = walker.nextNode() as Text;
    for (;;) {
      const isHere = edge === "start" ? rest < node.length : rest <= node.length;
      const next = isHere ? null : (walker.nextNode() as Text | null);
      if (!next) return [node, Math.min(rest, node.length)];
      rest -= node.length;
      node = next;
    }
  }

  function rangeOf({ start, end }: Utf16Span): Range {
    const range = document.createRange();
    range.setStart(...positionOf(start, "start"));
    range.setEnd(...positionOf(end, "end"));
    return range;
  }

  return {
    spanOf(range) {
      if (!range.intersectsNode(article)) return null;
      const start = offsetOf(range.startContainer, range.startOffset);
      const end = offsetOf(range.endContainer, range.endOffset);
      return start <= end ? { start, end } : null;
    },
    rangeOf,
    rangesOf({ start, end }) {
      const last = paragraphAt(paragraphs, end).index;
      return paragraphs
        .slice(paragraphAt(paragraphs, start).index, last + 1)
        .flatMap((paragraph) => {
          const from = start > paragraph.start ? start : paragraph.start;
          const to = end < paragraph.end ? end : paragraph.end;
          return from < to ? rangeOf({ start: from, end: to }) : [];
        });
    },
    offsetAt(x, y) {
      const [node, offset] = caretAt(x, y) ?? [];
      const inText = node && (node.parentElement?.closest("[data-paragraph]") ?? null);
      if (!inText || !article.contains(inText)) return null;
      return offsetOf(node, offset!);
    },
    paragraphElement: (index) => elements[index]!,
  };
}

/** -1, 0 or 1: whether a DOM position lies before, in or after an element's content. */
function comparePoint(element: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.comparePoint(node, offset);
}

function caretAt(x: number, y: number): [Node, number] | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && [position.offsetNode, position.offset];
  }
  // Safari's name for the same thing.
  const legacy = document as { caretRangeFromPoint?: (x: number, y: number) => Range | null };
  const range = legacy.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : null;
}
