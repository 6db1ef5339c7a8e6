import type { Annotation } from "@/lib/domain/annotation";
import { piecesOf } from "@/lib/domain/annotation";
import type { OffsetIndex, Utf16Span } from "@/lib/domain/text/offsets";
import type { Pieces } from "@/lib/domain/text/passages";

/** An annotation as the surface holds it: in UTF-16 code units, like the DOM. */
export interface Tag extends Utf16Span {
  readonly id: string;
  readonly annotation: Annotation;
  /** What it covers between `start` and `end`. */
  readonly pieces: Pieces;
}

/**
 * Turns annotations into tags, the same annotation always into the same tag, so
 * that a paragraph whose tags did not change is not drawn again. An annotation that
 * does not fit the text or its own quote is left out rather than drawn in the wrong
 * place.
 */
export function tagMaker(index: OffsetIndex): (annotations: readonly Annotation[]) => Tag[] {
  const made = new WeakMap<Annotation, Tag | null>();

  function tagOf(annotation: Annotation): Tag | null {
    const { start, end, anchor } = annotation;
    if (anchor === "orphaned") return null; // it belongs to an older text
    if (start < 0 || start >= end || end > index.length) return null;
    if (index.slice(annotation) !== annotation.quote) return null;
    const pieces = piecesOf(annotation).map((piece) => index.toUtf16Span(piece));
    return { id: annotation.id, annotation, pieces, ...index.toUtf16Span(annotation) };
  }

  return (annotations) =>
    annotations.flatMap((annotation) => {
      let tag = made.get(annotation);
      if (tag === undefined) made.set(annotation, (tag = tagOf(annotation)));
      return tag ?? [];
    });
}
