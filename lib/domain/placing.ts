import type { AnnotationMutation } from "./annotation";

/** A mutation that says where a passage lies, and so counts in one version of the text. */
export type Placing = Extract<AnnotationMutation, { kind: "create" | "update" }>;

/** Whether a mutation says where a passage lies. */
export function isPlacing(mutation: AnnotationMutation): mutation is Placing {
  if (mutation.kind === "create") return true;
  if (mutation.kind !== "update") return false;
  return [mutation.start, mutation.end, mutation.pieces].some((value) => value !== undefined);
}

/**
 * The number of the text version that a mutation's offsets count in. One that does not
 * say was queued by a browser that knew of no corrections: it counts in the first.
 */
export function textVersionOf({ textVersion = 1 }: Placing): number {
  return textVersion;
}

/** The mutations, each that places a passage saying in which text version, unless it says so already. */
export function onTextVersion<M extends AnnotationMutation>(
  mutations: readonly M[],
  textVersion: number,
): M[] {
  return mutations.map((mutation) =>
    isPlacing(mutation) ? { textVersion, ...mutation } : mutation,
  );
}
