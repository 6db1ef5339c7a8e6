import type { AnnotationMutation } from "@/lib/domain/annotation";
import type { OffsetIndex, Utf16Offset } from "@/lib/domain/text/offsets";
import { areNeighbours, merged, splitAt } from "@/lib/domain/text/passages";
import { createTag, deleteTag, placeOf, updateTag } from "./tag-edits";
import type { Tag } from "./tags";

/** Make two tags of one: the first keeps its identity, both keep what was said of it. Null where it cannot be cut. */
export function splitEdit(
  text: string,
  index: OffsetIndex,
  { annotation, pieces }: Tag,
  at: Utf16Offset,
): AnnotationMutation[] | null {
  const parts = splitAt(text, pieces, at);
  if (!parts) return null;
  const { memo, attributes, confidence, needsDiscussion, frameId } = annotation;
  const remarks = { memo, attributes, confidence, needsDiscussion };
  return [
    updateTag(annotation, placeOf(index, parts[0])),
    createTag(placeOf(index, parts[1]), frameId, remarks),
  ];
}

/**
 * Make one tag of two of the same frame that overlap or stand side by side: `tag`
 * grows and keeps both notes, the other one is deleted. Null where there is no such tag.
 */
export function mergeEdit(
  text: string,
  index: OffsetIndex,
  tag: Tag,
  tags: readonly Tag[],
): AnnotationMutation[] | null {
  const { annotation, pieces, id } = tag;
  const other = tags.find(
    (other) =>
      other.id !== id &&
      other.annotation.frameId === annotation.frameId &&
      other.annotation.reviewerId === annotation.reviewerId &&
      areNeighbours(text, pieces, other.pieces),
  );
  if (!other) return null;
  const notes = [annotation.memo, other.annotation.memo].filter(Boolean);
  const memo = [...new Set(notes)].join("\n");
  const place = placeOf(index, merged(text, pieces, other.pieces));
  return [
    deleteTag(other.annotation),
    updateTag(annotation, { ...place, ...(memo !== annotation.memo && { memo }) }),
  ];
}
