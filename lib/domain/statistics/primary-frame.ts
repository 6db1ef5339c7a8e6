import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import type { StudyFrame } from "./study";

export interface PrimaryFrame {
  /** Null: the articles declared to have no primary frame. */
  readonly frame: StudyFrame | null;
  readonly ofAll: Proportion;
  /** Null in the row without a frame. */
  readonly ofThoseWithPrimary: Proportion | null;
}

/**
 * The frames that were declared the main one of an article, as opposed to the
 * dominant frame, which is computed. `declared` has one frame id per article, or
 * null where the article was declared to have none.
 */
export function primaryFrames(
  frames: readonly StudyFrame[],
  declared: readonly (string | null)[],
): PrimaryFrame[] {
  const count = (wanted: string | null) => declared.filter((id) => id === wanted).length;
  const none = count(null);
  const rows: PrimaryFrame[] = frames.map((frame) => ({
    frame,
    ofAll: proportion(count(frame.id), declared.length),
    ofThoseWithPrimary: proportion(count(frame.id), declared.length - none),
  }));
  return [
    ...rows,
    { frame: null, ofAll: proportion(none, declared.length), ofThoseWithPrimary: null },
  ];
}
