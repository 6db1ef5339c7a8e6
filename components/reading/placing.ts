import type { AnnotationMutation } from "@/lib/domain/annotation";
import type { Place } from "./tag-edits";

/** A tag that is open for another passage, and where it is put. Code points. */
export interface Placing {
  readonly id: string;
  readonly onPlace: (place: Place) => void;
}

/** A change of a tag's passage, as the new place. */
export function put(placing: Placing, mutation: AnnotationMutation): void {
  if (mutation.kind !== "update" || mutation.annotationId !== placing.id) return;
  const { start, end, pieces = null } = mutation;
  if (start !== undefined && end !== undefined) placing.onPlace({ start, end, pieces });
}
