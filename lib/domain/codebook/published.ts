import type { Frame } from "../frame";
import { FRAME_FIELDS, MEANING_FIELDS } from "./diff";
import type { DraftFrame } from "./draft";

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

/**
 * A draft's frame as the next version has it. Its meaning is new when the frame is,
 * when the lead says so, and when others have been split off it; a frame that comes
 * back in the words it had means what it meant.
 *
 * @param versions all published so far, newest first
 */
export function publishedFrom(
  frame: DraftFrame,
  draft: readonly DraftFrame[],
  versions: readonly { readonly number: number; readonly frames: readonly PublishedFrame[] }[],
  judgements: Readonly<Record<string, "meaning" | "wording">>,
): PublishedFrame {
  const [last] = versions;
  const known = (id: string) => last?.frames.some((one) => one.id === id) ?? false;
  const isSplit = draft.some(({ id, splitFromId }) => splitFromId === frame.id && !known(id));
  const number = (last?.number ?? 0) + 1;
  const before = versions.flatMap(({ frames }) => frames).find(({ id }) => id === frame.id);
  const isBack = before && !known(frame.id);
  const rewritten = isBack && MEANING_FIELDS.some((field) => frame[field] !== before[field]);
  const changed = !before || isSplit || rewritten || judgements[frame.id] === "meaning";
  return {
    ...(Object.fromEntries(
      ["id" as const, ...FRAME_FIELDS].map((field) => [field, frame[field]]),
    ) as unknown as Frame),
    meaningSince: changed ? number : before.meaningSince,
    splitFromId: frame.splitFromId,
  };
}
