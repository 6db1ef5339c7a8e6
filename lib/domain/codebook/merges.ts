import type { Frame } from "../frame";

/** Which frame a tag counts as: itself, or the one its frame was merged into. */
export interface Merges {
  /** The frame that counts. */
  readonly resolve: (frameId: string) => string;
  /** The other frames whose tags move when this one is merged or set free. */
  readonly through: (frameId: string) => readonly string[];
}

/**
 * The mapping that merging makes. It is applied wherever tags are read for figures
 * or compared, and never written into a tag; so a merge that is taken back leaves
 * no trace. Chains are followed to their end.
 */
export function mergesOf(
  frames: readonly { readonly id: string; readonly mergedIntoId: string | null }[],
): Merges {
  const next = new Map<string, string>();
  for (const { id, mergedIntoId } of frames) if (mergedIntoId !== null) next.set(id, mergedIntoId);
  const chain = (frameId: string): string[] => {
    const ids = [frameId];
    for (let id = next.get(frameId); id !== undefined && !ids.includes(id); id = next.get(id)) {
      ids.push(id);
    }
    return ids;
  };
  return {
    resolve: (frameId) => chain(frameId).at(-1)!,
    through: (frameId) => [...next.keys()].filter((id) => chain(id).indexOf(frameId) > 0),
  };
}

/** The same tags with the frames they count as. */
export function withMerges<A extends { readonly frameId: string }>(
  annotations: readonly A[],
  merges: Merges,
): A[] {
  return annotations.map((annotation) => ({
    ...annotation,
    frameId: merges.resolve(annotation.frameId),
  }));
}

/**
 * A version's frames as figures list them: a merged frame gives its place to the
 * frame that it counts as. `others` has those that the version does not know yet.
 */
export function mergedFrames<F extends Frame>(
  frames: readonly F[],
  merges: Merges,
  others: readonly F[],
): F[] {
  const known = new Map([...others, ...frames].map((frame) => [frame.id, frame]));
  const ids = new Set(frames.map(({ id }) => merges.resolve(id)));
  return [...ids].flatMap((id) => known.get(id) ?? []);
}
