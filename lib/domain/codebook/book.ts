import type { Frame, FrameColor } from "../frame";
import { FRAME_COLORS } from "../frame";
import { normalizeText } from "../text/normalize";
import type { DraftFrame } from "./draft";
import { inTreeOrder } from "./tree";

/** A frame as codebook files carry it: known by its GUID, and told apart by its name. */
export interface BookFrame extends Omit<Frame, "id" | "parentId"> {
  /** 8-4-4-4-12 hex digits, lower case, no braces. */
  readonly guid: string;
  /** The GUID of the frame it stands under; null at the top. */
  readonly parent: string | null;
}

/** The words of a frame, in the order of a codebook entry. */
export const WORDS = [
  "name",
  "shortName",
  "definition",
  "includeWhen",
  "excludeWhen",
  "example",
  "counterExample",
] as const;

/** The frames of a codebook as its files carry them, in codebook order and in canonical text. */
export function bookFrames(
  frames: readonly Frame[],
  guidOf: (frame: Frame) => string,
): BookFrame[] {
  const guids = new Map(frames.map((frame) => [frame.id, guidOf(frame)]));
  return inTreeOrder(frames).map((frame) => ({
    guid: guids.get(frame.id)!,
    parent: guids.get(frame.parentId ?? "") ?? null,
    isGroup: frame.isGroup,
    ...wordsOf(frame),
    color: frame.color,
    pattern: frame.pattern,
    key: frame.key,
  }));
}

/** The words of a frame in canonical text (lib/domain/text/normalize.ts), so that every format can hold them. */
export function wordsOf(frame: Pick<Frame, (typeof WORDS)[number]>) {
  return Object.fromEntries(WORDS.map((field) => [field, normalizeText(frame[field])])) as Pick<
    Frame,
    (typeof WORDS)[number]
  >;
}

/** Published versions know frames by id only; this finds their GUIDs in the project's own list. */
export function guidsOf(frames: readonly DraftFrame[]): (frame: Pick<Frame, "id">) => string {
  const guids = new Map(frames.map(({ id, guid }) => [id, guid]));
  return ({ id }) => guids.get(id) ?? id;
}

/** What other tools show a frame's colour as, #RRGGBB: that of the light screen. */
const HEX: Readonly<Record<FrameColor, string>> = {
  orange: "#C24E00",
  rose: "#A8487F",
  green: "#007A58",
  blue: "#0067A3",
  amber: "#A86500",
  sky: "#1F7FB8",
  olive: "#6B5F00",
  purple: "#5E3C99",
  grey: "#555555",
};

export const hexOf = (color: FrameColor): string => HEX[color];

/** The offered colour that looks most like #RGB or #RRGGBB; null for anything else. */
export function colorLike(hex: string): FrameColor | null {
  const wanted = channels(hex);
  if (!wanted) return null;
  const distance = (color: FrameColor) =>
    channels(HEX[color])!.reduce((sum, value, index) => sum + (value - wanted[index]!) ** 2, 0);
  return FRAME_COLORS.reduce((best, color) => (distance(color) < distance(best) ? color : best));
}

function channels(hex: string): number[] | null {
  const [, digits] = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(hex.trim()) ?? [];
  if (!digits) return null;
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  return [0, 2, 4].map((at) => parseInt(long.slice(at, at + 2), 16));
}
