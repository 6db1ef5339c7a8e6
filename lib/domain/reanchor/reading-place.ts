import type { Utf16Offset } from "../text/offsets";
import { offsetIndex } from "../text/offsets";
import { alignmentOf } from "./alignment";

/**
 * Finds where somebody was reading: the same character of the corrected text, or, where
 * that is gone, the end of what is left before it. Places are in code points.
 */
export function readingPlaceBetween(before: string, after: string): (place: number) => number {
  const [old, fresh] = [offsetIndex(before), offsetIndex(after)];
  const blocks = alignmentOf(before, after);
  return (place) => {
    const at = old.toUtf16(Math.min(place, old.length));
    const block = blocks.findLast((one) => one.old <= at);
    if (!block) return 0;
    const there = block.fresh + Math.min(at - block.old, block.length);
    return fresh.toCodePoints(there as Utf16Offset);
  };
}
