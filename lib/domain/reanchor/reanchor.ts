import type { Span } from "../span";
import { isGraphemeBoundary } from "../text/graphemes";
import type { OffsetIndex, Utf16Offset, Utf16Span } from "../text/offsets";
import { codePointLength, offsetIndex, trimSpan } from "../text/offsets";
import { alignmentOf } from "./alignment";
import type { Block } from "./alignment";
import { alike } from "./alike";
import { occursOnce } from "./occurs-once";
import type { Place } from "./places";
import { newPlacesOf } from "./places";

/** Least length, in code points, of what stands alike around a passage for it to be recognised. */
const LEAST_BLOCK = 32;

/** The same for a passage that is not where it was: it was cut out and put in elsewhere. */
const LEAST_MOVED_BLOCK = 64;

/** Surroundings, in UTF-16 code units, that make another place of the same words a possible one. */
const RIVAL = 8;

/** Least likeness (0 to 1) of a passage's old and new words for it to be the same passage, changed. */
const LEAST_LIKENESS = 0.5;

/**
 * Where a passage stands in the corrected text, in code points.
 *
 * `moved`: its words stand there to the letter, and nowhere else could they have gone.
 * `changed`: its words were corrected, or its place is not beyond doubt: somebody must look.
 * `orphaned`: it is not there any more.
 */
export type Anchored =
  ({ readonly outcome: "moved" | "changed" } & Span) | { readonly outcome: "orphaned" };

/** Finds the passages of one text in its corrected form. */
export type Reanchor = (span: Span) => Anchored;

/**
 * Prepare to find passages (code points) of `before` again in `after`.
 *
 * A passage is `moved` only inside a stretch of at least 32 code points that both
 * texts have once and whose alignment leaves no choice, or inside a longer stretch
 * that was cut out and put in elsewhere. Spans that come out never cut a grapheme.
 */
export function reanchorBetween(before: string, after: string): Reanchor {
  if (before === after) return (span) => ({ outcome: "moved", ...span });
  const [old, fresh] = [offsetIndex(before), offsetIndex(after)];
  const blocks = alignmentOf(before, after);
  const firm = blocks.filter(({ old: at, length }) => {
    const words = before.slice(at, at + length);
    const enough = codePointLength(words) >= Math.min(LEAST_BLOCK, old.length);
    return enough && occursOnce(before, words) && occursOnce(after, words);
  });

  return (span) => {
    const place = old.toUtf16Span(span);
    const quote = before.slice(place.start, place.end);
    const block = blocks.find((b) => b.old <= place.start && place.end <= b.old + b.length);
    if (block) {
      const start = block.fresh + place.start - block.old;
      const there = utf16(start, start + quote.length);
      if (isWhole(after, there)) {
        const sure =
          leavesNoChoice(before, after, place, block, firm) &&
          !newPlacesOf(before, after, place, firm).some((other) =>
            isDeepIn(block, place)
              ? codePointLength(other.stretch) >= LEAST_BLOCK
              : isRival(other, place),
          );
        return { outcome: sure ? "moved" : "changed", ...fresh.toSpan(there) };
      }
    }
    const elsewhere = movedPlace(before, after, place, firm);
    if (elsewhere && isWhole(after, elsewhere)) {
      return { outcome: "moved", ...fresh.toSpan(elsewhere) };
    }
    return changed(after, fresh, blocks, place, quote);
  };
}

/**
 * Where a passage went that was cut out with its surroundings; null when there is no
 * such place, when it might be another, or when it might come from another one.
 */
function movedPlace(
  before: string,
  after: string,
  place: Utf16Span,
  firm: readonly Block[],
): Utf16Span | null {
  const places = newPlacesOf(before, after, place, firm);
  const [best, rival] = places;
  if (!best || codePointLength(best.stretch) < LEAST_MOVED_BLOCK) return null;
  if (!occursOnce(before, best.stretch) || !occursOnce(after, best.stretch)) return null;
  // What stands between the same neighbours as before was not moved; it is one of several, or cut.
  const left = firm.findLast((block) => block.old < place.end);
  const right = firm.find((block) => block.old + block.length > place.start);
  const [from, to] = [left?.fresh ?? 0, right ? right.fresh + right.length : after.length];
  if (places.some(({ there }) => from <= there.start && there.end <= to)) return null;
  const swapped = firm.map((block) => ({ ...block, old: block.fresh, fresh: block.old }));
  const [, origin] = newPlacesOf(after, before, best.there, swapped);
  return [rival, origin].some((other) => other && isRival(other, place)) ? null : best.there;
}

/** Whether a passage is so far from both edges of a block that no edit touches its surroundings. */
function isDeepIn({ old, length }: Block, { start, end }: Utf16Span): boolean {
  return start - old >= LEAST_BLOCK && old + length - end >= LEAST_BLOCK;
}

/** Whether enough stands alike around another place of a passage's words to doubt. */
function isRival({ stretch }: Place, { start, end }: Utf16Span): boolean {
  return stretch.length >= end - start + RIVAL;
}

/**
 * Whether a passage in a block can only be where the block is: the block is firm, and
 * what lies between its edge and the passage's far end is not there a second time, in
 * the old or the new words between this block and the next firm one.
 */
function leavesNoChoice(
  before: string,
  after: string,
  { start, end }: Utf16Span,
  block: Block,
  firm: readonly Block[],
): boolean {
  const at = firm.indexOf(block);
  if (at < 0) return false;
  const [left, right] = [firm[at - 1], firm[at + 1]];
  const head = before.slice(block.old, end);
  const tail = before.slice(start, block.old + block.length);
  return [
    { text: before, side: "old" as const },
    { text: after, side: "fresh" as const },
  ].every(({ text, side }) => {
    const from = left ? left[side] + left.length : 0;
    const to = right ? right[side] : text.length;
    return (
      !text.slice(from, block[side] + head.length - 1).includes(head) &&
      !text.slice(block[side] + block.length - tail.length + 1, to).includes(tail)
    );
  });
}

/** The passage between what stands alike on both sides, if its words are recognisably the old ones. */
function changed(
  after: string,
  fresh: OffsetIndex,
  blocks: readonly Block[],
  { start, end }: Utf16Span,
  quote: string,
): Anchored {
  // The last block that begins at or before the passage's start, the first that ends at or after its end
  const left = blocks.findLast((block) => block.old <= start);
  const right = blocks.find((block) => block.old + block.length >= end);
  let from = left ? left.fresh + Math.min(start - left.old, left.length) : 0;
  let to = right
    ? right.fresh + right.length - Math.min(right.old + right.length - end, right.length)
    : after.length;
  while (!isGraphemeBoundary(after, from)) from--;
  while (!isGraphemeBoundary(after, to)) to++;
  if (from >= to) return { outcome: "orphaned" };
  const span = trimSpan(after, fresh.toSpan(utf16(from, to)));
  if (!span || alike(quote, fresh.slice(span)) < LEAST_LIKENESS) return { outcome: "orphaned" };
  const trimmed = fresh.toUtf16Span(span);
  return isWhole(after, trimmed) ? { outcome: "changed", ...span } : { outcome: "orphaned" };
}

function isWhole(text: string, { start, end }: Utf16Span): boolean {
  return start < end && isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end);
}

function utf16(start: number, end: number): Utf16Span {
  return { start: start as Utf16Offset, end: end as Utf16Offset };
}
