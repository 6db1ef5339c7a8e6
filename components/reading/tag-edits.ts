import type { Annotation, AnnotationMutation } from "@/lib/domain/annotation";
import type { Span } from "@/lib/domain/span";
import { newId } from "./new-id";

/** A new tag on a passage (code points). */
export function createTag(span: Span, frameId: string): AnnotationMutation {
  const { start, end } = span;
  const ids = { mutationId: newId(), annotationId: newId() };
  return { kind: "create", ...ids, frameId, start, end, memo: "" };
}

/** Other values for some fields of a tag. */
export function updateTag(
  { id, revision }: Annotation,
  fields: Partial<Pick<Annotation, "frameId" | "memo" | "start" | "end">>,
): AnnotationMutation {
  const ids = { mutationId: newId(), annotationId: id };
  return { kind: "update", ...ids, baseRevision: revision, ...fields };
}

export function deleteTag({ id, revision }: Annotation): AnnotationMutation {
  return { kind: "delete", mutationId: newId(), annotationId: id, baseRevision: revision };
}
