import type { Frame } from "./frame";

/** A frame or group as a list shows it. */
export interface Listed {
  readonly frame: Frame;
  /** How many groups or frames it stands under. */
  readonly depth: number;
}

/**
 * The frames to choose from, those under a group or frame right after it. With
 * `search` only those whose name, short name or definition has all its words, and
 * the groups above them.
 */
export function listedFrames(frames: readonly Frame[], search = ""): Listed[] {
  const words = search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const ids = new Set(frames.map(({ id }) => id));
  const parentOf = ({ parentId }: Frame) => (parentId && ids.has(parentId) ? parentId : null);

  const under = (parent: string | null, depth: number): Listed[] =>
    frames
      .filter((frame) => parentOf(frame) === parent)
      .flatMap((frame) => {
        const below = under(frame.id, depth + 1);
        const isFound = !frame.isGroup && !frame.isDeleted && says(frame, words);
        return isFound || below.length > 0 ? [{ frame, depth }, ...below] : [];
      });
  return under(null, 0);
}

function says({ name, shortName, definition }: Frame, words: readonly string[]): boolean {
  const all = `${name} ${shortName} ${definition}`.toLocaleLowerCase();
  return words.every((word) => all.includes(word));
}
