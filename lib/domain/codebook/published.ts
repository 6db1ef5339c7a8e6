import type { Frame } from "../frame";

/** A frame as a published codebook version has it. */
export interface PublishedFrame extends Frame {
  /** The version in which its meaning last changed: tags made under older ones are to be looked at again. */
  readonly meaningSince: number;
  /** The frame that it came out of when that one was split; null where it was not. */
  readonly splitFromId: string | null;
}

/**
 * The frames stored with a codebook version, in codebook order. A version published
 * before frames had a tree is a flat list whose meaning never changed.
 */
export function publishedFrames(stored: unknown): PublishedFrame[] {
  const frames = stored as readonly (Omit<PublishedFrame, keyof typeof FLAT> &
    Partial<PublishedFrame>)[];
  return frames.map((frame) => ({ ...FLAT, ...frame }));
}

const FLAT = { parentId: null, isGroup: false, meaningSince: 1, splitFromId: null };
