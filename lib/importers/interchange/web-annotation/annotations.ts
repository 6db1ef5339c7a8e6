import type { StudyFiles } from "../reader";
import type { JsonObject } from "../study-files";
import { isObject, jsonIn, jsonLinesIn } from "../study-files";
import { iriOf, isOfType, listOf } from "./json-ld";

/** The annotations of some files, each once, and how many their collections speak of. */
export interface FoundAnnotations {
  readonly annotations: readonly JsonObject[];
  /** Annotations on pages that are not in the files. */
  readonly missing: number;
  /** What the collection calls itself. */
  readonly name: string | null;
}

/** Whether a file holds annotations, or a collection or a page of them. */
export function holdsAnnotations(files: StudyFiles): boolean {
  return files.some((file) => [jsonIn(file) ?? jsonLinesIn(file)].flat().some(isOurs));
}

/** Take the annotations out of lists, pages and collections, in the order of the pages' files. */
export function annotationsIn(files: StudyFiles): FoundAnnotations {
  const found = new Map<unknown, JsonObject>();
  let total = 0;
  let name: string | null = null;
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(collect);
    if (!isObject(value)) return;
    if (isOfType(value, "Annotation")) found.set(iriOf(value) ?? value, value);
    if (isOfType(value, "AnnotationPage")) collect(value.items);
    if (isOfType(value, "AnnotationCollection")) {
      total += Number.isSafeInteger(value.total) ? (value.total as number) : 0;
      const [label] = listOf(value.label);
      if (typeof label === "string") name ??= label;
    }
    if (isCollected(value)) for (const part of ["first", "next", "last"]) collect(value[part]);
  };
  for (const file of files) collect(jsonIn(file) ?? jsonLinesIn(file));
  const annotations = [...found.values()];
  return { annotations, missing: Math.max(0, total - annotations.length), name };
}

const isCollected = (value: JsonObject) =>
  isOfType(value, "AnnotationPage") || isOfType(value, "AnnotationCollection");

const isOurs = (value: unknown): boolean =>
  isObject(value) && (isCollected(value) || (isOfType(value, "Annotation") && "target" in value));
