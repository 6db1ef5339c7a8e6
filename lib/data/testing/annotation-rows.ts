import type { AnnotationRow } from "@/lib/domain/export/annotation-row";
import { readAnnotations } from "../exports";

/** The rows of `readAnnotations` one by one. */
export async function* annotationRows(
  ...given: Parameters<typeof readAnnotations>
): AsyncGenerator<AnnotationRow> {
  for await (const rows of readAnnotations(...given)) yield* rows;
}
