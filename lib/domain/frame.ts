/**
 * Colours a frame may have. Each has a light and a dark value (app/globals.css),
 * chosen to keep 3:1 contrast against the text's background and to stay apart for
 * colour-blind readers.
 */
export const FRAME_COLORS = [
  "orange",
  "rose",
  "green",
  "blue",
  "amber",
  "sky",
  "olive",
  "purple",
  "grey",
] as const;
export type FrameColor = (typeof FRAME_COLORS)[number];

/** Line patterns, so that a frame is never told by its colour alone. */
export const FRAME_PATTERNS = ["solid", "dashed", "dotted", "dash-dot", "double"] as const;
export type FramePattern = (typeof FRAME_PATTERNS)[number];

/** One category of the codebook, as one codebook version has it. */
export interface Frame {
  /** Stays the same through renames and codebook versions. */
  readonly id: string;
  readonly name: string;
  /** Three or four letters for margins and table heads, such as `SEC`. */
  readonly shortName: string;
  readonly definition: string;
  readonly includeWhen: string;
  readonly excludeWhen: string;
  readonly example: string;
  readonly counterExample: string;
  readonly color: FrameColor;
  readonly pattern: FramePattern;
  /** The key that tags the selection with this frame: a digit or letter, unique in the codebook; "" for none. */
  readonly key: string;
  /** The group or frame it stands under; null at the top. */
  readonly parentId: string | null;
  /** A group only holds other frames: no passage is tagged with it. */
  readonly isGroup: boolean;
  /** In the trash: its tags keep it, and no passage is tagged with it any more. */
  readonly isDeleted?: boolean;
}

/** The frames that a passage can be tagged with: all but groups and deleted ones. */
export function taggableFrames<F extends Pick<Frame, "isGroup" | "isDeleted">>(
  frames: readonly F[],
): F[] {
  return frames.filter(({ isGroup, isDeleted }) => !isGroup && !isDeleted);
}

/** What a frame is called, for a sentence; also one that these do not have. */
export function frameName(frames: readonly Pick<Frame, "id" | "name">[], frameId: string): string {
  return frames.find(({ id }) => id === frameId)?.name ?? "a frame of an older codebook";
}
