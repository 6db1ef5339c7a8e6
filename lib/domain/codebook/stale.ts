import type { Merges } from "./merges";
import type { PublishedFrame } from "./published";

/** What decides whether a tag has to be looked at again. */
export interface Codification {
  readonly frameId: string;
  /** Number of the codebook version it was made under. */
  readonly codebookVersion: number;
  /** Number of the version under which its reviewer said that it still holds; null while not said. */
  readonly recheckedUnder: number | null;
}

/**
 * Whether a tag was made when its frame meant something else than it does in the
 * newest codebook. Split frames count as changed even where they were retired;
 * frames that were only retired do not. Of a merged frame, the meaning is that of
 * the frame it counts as.
 */
export function isStale(
  tag: Codification,
  newest: readonly PublishedFrame[],
  merges: Merges,
): boolean {
  const since = meaningSince(merges.resolve(tag.frameId), newest);
  return since !== null && Math.max(tag.codebookVersion, tag.recheckedUnder ?? 0) < since;
}

/** The version in which the meaning of a frame last changed; null when nothing says so. */
export function meaningSince(frameId: string, newest: readonly PublishedFrame[]): number | null {
  const frame = newest.find(({ id }) => id === frameId);
  if (frame) return frame.meaningSince;
  const parts = newest.filter(({ splitFromId }) => splitFromId === frameId);
  return parts.length === 0 ? null : Math.max(...parts.map((part) => part.meaningSince));
}
