import { unitBefore, unitFrom, unitsOf } from "@/lib/domain/text/movement";
import type { Utf16Offset, Utf16Span } from "@/lib/domain/text/offsets";
import { lineAt } from "@/lib/domain/text/paragraphs";
import type { SnapUnit } from "@/lib/domain/text/snap";
import { snap } from "@/lib/domain/text/snap";

/**
 * Where a reader is in the text. The caret is a whole word, `focus`; with Shift the
 * passage grows from the `anchor` to it. `passage` is null while nothing is selected.
 */
export interface Selected {
  readonly anchor: Utf16Span;
  readonly focus: Utf16Span;
  readonly passage: Utf16Span | null;
}

/** In which text, and how its words are cut. */
export interface Reading {
  readonly text: string;
  readonly language: string;
}

/** The caret on a unit, with nothing selected. */
export function caretOn(unit: Utf16Span): Selected {
  return { anchor: unit, focus: unit, passage: null };
}

/** A passage selected as a whole; Shift and the arrows then move its end. */
export function passageOf({ text, language }: Reading, passage: Utf16Span): Selected {
  const first = unitFrom(text, passage.start, "word", language) ?? passage;
  const last = unitBefore(text, passage.end, "word", language) ?? passage;
  return { anchor: first, focus: last, passage };
}

/** The caret one unit further on or back; null at the end of the text. With `extend` the passage follows. */
export function moved(
  { text, language }: Reading,
  { anchor, focus }: Selected,
  unit: SnapUnit,
  direction: 1 | -1,
  extend: boolean,
): Selected | null {
  const next =
    direction === 1
      ? unitFrom(text, Math.max(focus.end, focus.start + 1), unit, language)
      : unitBefore(text, stepBackFrom({ text, language }, focus, unit), unit, language);
  if (!next) return null;
  if (!extend) return caretOn(next);
  // By grapheme the anchor's word may be cut, but its first letter stays.
  const kept = unit === "grapheme" && next.start >= anchor.start ? startOf(anchor) : anchor;
  return { anchor, focus: next, passage: hull(kept, next) };
}

/** The caret on another unit, with or without the passage following. */
export function movedTo({ anchor }: Selected, focus: Utf16Span, extend: boolean): Selected {
  return extend ? { anchor, focus, passage: hull(anchor, focus) } : caretOn(focus);
}

/** The sentence or paragraph around the caret; with `extend` also the next one after what is selected. */
export function takeUnit(
  { text, language }: Reading,
  selected: Selected,
  unit: "sentence" | "paragraph",
  extend: boolean,
): Selected | null {
  const { passage, focus } = selected;
  if (extend && passage) {
    const next = unitFrom(text, passage.end, unit, language);
    return next && passageOf({ text, language }, hull(passage, next));
  }
  const units = unitsOf(text, lineAt(text, focus.start), unit, language);
  const here = units.find(({ end }) => end > focus.start) ?? units.at(-1);
  return here ? passageOf({ text, language }, here) : null;
}

function hull(a: Utf16Span, b: Utf16Span): Utf16Span {
  return { start: a.start < b.start ? a.start : b.start, end: a.end > b.end ? a.end : b.end };
}

function startOf({ start }: Utf16Span): Utf16Span {
  return { start, end: start };
}

/** By grapheme the passage's last letter goes first, even where the caret is a whole word. */
function stepBackFrom({ text, language }: Reading, focus: Utf16Span, unit: SnapUnit): number {
  if (unit !== "grapheme") return focus.start;
  return unitBefore(text, focus.end, "grapheme", language)?.start ?? focus.start;
}

/** A passage with one end moved by a unit; null when nothing would be left, or the text ends. */
export function movedEdge(
  { text, language }: Reading,
  { start, end }: Utf16Span,
  edge: "start" | "end",
  direction: 1 | -1,
  unit: SnapUnit,
): Utf16Span | null {
  if (edge === "start") {
    const to =
      direction === 1
        ? unitFrom(text, start + 1, unit, language)
        : unitBefore(text, start, unit, language);
    return to && to.start < end ? { start: to.start, end } : null;
  }
  if (direction === 1) {
    const to = unitFrom(text, end, unit, language);
    return to && { start, end: to.end };
  }
  let to = unitBefore(text, end, unit, language);
  if (to && to.end >= end) to = unitBefore(text, to.start, unit, language);
  return to && to.end > start ? { start, end: to.end } : null;
}

/** A passage with one end dragged to an offset and rounded there; the other end stays. */
export function draggedEdge(
  { text, language }: Reading,
  span: Utf16Span,
  edge: "start" | "end",
  offset: Utf16Offset,
  exact: boolean,
): Utf16Span | null {
  const dragged = { ...span, [edge]: offset };
  if (dragged.start >= dragged.end) return null;
  const snapped = snap(text, dragged, exact ? "grapheme" : "word", language);
  const result = snapped && { ...span, [edge]: snapped[edge] };
  return result && result.start < result.end ? result : null;
}
