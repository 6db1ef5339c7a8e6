import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import type { OffsetIndex } from "@/lib/domain/text/offsets";
import type { Pieces } from "@/lib/domain/text/passages";
import { newId } from "./new-id";

/** Where a tag lies, in code points. */
export type Place = Pick<Annotation, "start" | "end" | "pieces">;
type Remarks = Pick<Annotation, "memo" | "attributes" | "confidence" | "needsDiscussion">;
type Fields = Pick<Annotation, "frameId"> & Remarks & Place;

/** Where pieces lie, in code points, as annotations say it. */
export function placeOf(index: OffsetIndex, pieces: Pieces): Place {
  const spans = pieces.map((piece) => index.toSpan(piece));
  const [first, last] = [spans[0]!, spans.at(-1)!];
  return { start: first.start, end: last.end, pieces: spans.length > 1 ? spans : null };
}

/** A new tag on a passage (code points). */
export function createTag(
  place: Place,
  frameId: string,
  remarks: Partial<Remarks> = {},
): Extract<AnnotationMutation, { kind: "create" }> {
  const ids = { mutationId: newId(), annotationId: newId() };
  const { start, end, pieces } = place;
  return { kind: "create", memo: "", ...remarks, ...ids, frameId, start, end, pieces };
}

/** Other values for some fields of a tag. */
export function updateTag(
  { id, revision }: Annotation,
  fields: Partial<Fields>,
): AnnotationMutation {
  const ids = { mutationId: newId(), annotationId: id };
  return { kind: "update", ...ids, baseRevision: revision, ...fields };
}

/** Say that a tag still holds although its words were corrected. */
export function confirmTag({ id, revision }: Annotation): AnnotationMutation {
  const ids = { mutationId: newId(), annotationId: id };
  return { kind: "update", ...ids, baseRevision: revision, anchor: "sound" };
}

export function deleteTag({ id, revision }: Annotation): AnnotationMutation {
  return { kind: "delete", mutationId: newId(), annotationId: id, baseRevision: revision };
}
