import { freeKeys, isKey, isShortName } from "../codebook";
import type { Frame, FrameColor, FramePattern } from "../frame";
import { FRAME_COLORS, FRAME_PATTERNS } from "../frame";
import { normalizeText } from "../text/normalize";
import { colorLike } from "./book";
import { shortNameFor } from "./parts";

/** Longest name of a frame, in UTF-16 code units, as text fields count them. */
export const LONGEST_NAME = 80;

/** A frame as a file or a template has it; what it leaves out is made up. */
export interface FoundFrame extends Partial<
  Record<
    | "shortName"
    | "definition"
    | "includeWhen"
    | "excludeWhen"
    | "example"
    | "counterExample"
    | "color"
    | "pattern"
    | "key",
    string
  >
> {
  /** What `parent` of others refers to. */
  readonly ref: number;
  readonly parent: number | null;
  readonly guid: string | null;
  readonly name: string;
  readonly isGroup: boolean;
}

/** A frame that is ready to be created, and how it was changed to fit in. */
export interface FittedFrame extends Frame {
  readonly ref: number;
  /** Undefined where the codebook has that GUID already. */
  readonly guid?: string;
  /** What differs from the file, in a sentence; empty when nothing does. */
  readonly note: string;
}

/**
 * Make frames from elsewhere fit beside those of a codebook, none of which is
 * touched: names that are taken get a number, short names, keys and looks that are
 * missing or taken are replaced. A frame of ours in an empty codebook stays as it is.
 */
export function fitted(
  found: readonly FoundFrame[],
  draft: readonly (Frame & { readonly guid: string })[],
  newId: () => string,
): FittedFrame[] {
  const ids = new Map(found.map(({ ref }) => [ref, newId()]));
  const guids = new Set(draft.map(({ guid }) => guid));
  const names = new Set(draft.map(({ name }) => name.trim().toLowerCase()));
  const shortNames = new Set(draft.map(({ shortName }) => shortName.toLowerCase()));
  const keys = new Set(draft.map(({ key }) => key));
  const wantedKeys = new Set(found.map(({ key }) => key));
  const spare = freeKeys(draft).filter((key) => !wantedKeys.has(key));
  const looks = [...draft.map(({ color, pattern }) => ({ color, pattern }))];

  return found.map((frame) => {
    const words = (text = "") => normalizeText(text);
    const wanted = words(frame.name);
    const name = freeName(wanted, names);
    names.add(name.trim().toLowerCase());

    const given = words(frame.shortName);
    const keepsShort =
      (frame.isGroup && given === "") ||
      (isShortName(given) && !shortNames.has(given.toLowerCase()));
    const shortName = keepsShort ? given : shortNameFor(name, shortNames);
    shortNames.add(shortName.toLowerCase());

    const key = frame.isGroup ? "" : keyFor(frame.key, keys, spare);
    keys.add(key);

    const color = colorOf(frame.color) ?? unused(FRAME_COLORS, looks, "color");
    const pattern = patternOf(frame.pattern) ?? unused(FRAME_PATTERNS, looks, "pattern");
    looks.push({ color, pattern });

    const guid = frame.guid !== null && !guids.has(frame.guid) ? frame.guid : undefined;
    if (guid !== undefined) guids.add(guid);
    return {
      id: ids.get(frame.ref)!,
      parentId: isCircular(frame, found) ? null : (ids.get(frame.parent ?? -1) ?? null),
      ref: frame.ref,
      isGroup: frame.isGroup,
      name,
      shortName,
      definition:
        name.length < wanted.length
          ? `${wanted}\n\n${words(frame.definition)}`.trim()
          : words(frame.definition),
      includeWhen: words(frame.includeWhen),
      excludeWhen: words(frame.excludeWhen),
      example: words(frame.example),
      counterExample: words(frame.counterExample),
      color,
      pattern,
      key,
      ...(guid !== undefined && { guid }),
      note: name === wanted ? "" : `Called “${wanted}” there.`,
    };
  });
}

/** Whether a frame stands, by way of others, under itself. */
function isCircular({ ref, parent }: FoundFrame, found: readonly FoundFrame[]): boolean {
  const parentOf = new Map(found.map((frame) => [frame.ref, frame.parent]));
  let above = parent;
  for (let steps = 0; above !== null && steps <= found.length; steps++) {
    if (above === ref) return true;
    above = parentOf.get(above) ?? null;
  }
  return above !== null;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const stem = wanted.trim() === "" ? "Unnamed" : wanted.slice(0, LONGEST_NAME).toWellFormed();
  for (let number = 1; ; number++) {
    const ending = number === 1 ? "" : ` (${number})`;
    const name = stem.slice(0, LONGEST_NAME - ending.length) + ending;
    if (!taken.has(name.trim().toLowerCase())) return name;
  }
}

/** The wanted key, if it is free; none where none was wanted; a spare one where nothing was said. */
function keyFor(wanted: string | undefined, taken: ReadonlySet<string>, spare: string[]): string {
  if (wanted === undefined) return spare.shift() ?? "";
  return isKey(wanted) && !taken.has(wanted) ? wanted : "";
}

function colorOf(text: string | undefined): FrameColor | null {
  return FRAME_COLORS.find((color) => color === text) ?? colorLike(text ?? "");
}

function patternOf(text: string | undefined): FramePattern | null {
  return FRAME_PATTERNS.find((pattern) => pattern === text) ?? null;
}

/** The first of some values that is used least. */
function unused<T extends string, K extends string>(
  values: readonly T[],
  looks: readonly Record<K, string>[],
  field: K,
): T {
  const uses = (value: T) => looks.filter((look) => look[field] === value).length;
  return values.reduce((best, value) => (uses(value) < uses(best) ? value : best));
}
