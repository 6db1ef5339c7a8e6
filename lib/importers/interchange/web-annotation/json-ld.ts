import type { JsonObject } from "../study-files";
import { isObject, wordsOf } from "../study-files";

/** A property that JSON-LD writes with or without its sign: `id` or `@id`, `type` or `@type`. */
export function property(object: JsonObject, name: "id" | "type"): unknown {
  return object[name] ?? object[`@${name}`];
}

/** Whether something is of a type, which may stand in a list and with a prefix. */
export function isOfType(object: JsonObject, wanted: string): boolean {
  return [property(object, "type")]
    .flat()
    .some((type) => typeof type === "string" && type.replace(/^(oa|as):/, "") === wanted);
}

/** The address of a thing that is written as one, or has one; null where it has none. */
export function iriOf(value: unknown): string | null {
  return wordsOf(isObject(value) ? property(value, "id") : value);
}

/** What an address ends with, in words: the part behind its last sign that parts it. */
export function lastPart(iri: string): string {
  const part = /[^/#:=?]*$/.exec(iri.replace(/[/#:]+$/, ""))![0];
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** One thing or several, as a list. */
export function listOf(value: unknown): unknown[] {
  if (isObject(value) && Array.isArray(value.items)) return value.items as unknown[];
  return value === undefined || value === null ? [] : [value].flat();
}
