import { AppError } from "./errors";

/** What keys can be put on, with the key each has at first. Arrows, Enter, Delete, Escape and undo stay where they are. */
export const KEY_ACTIONS = {
  sentence: "s",
  paragraph: "p",
  nextTag: "n",
  startOut: "[",
  startIn: "{",
  endOut: "]",
  endIn: "}",
  codebook: "c",
  dialog: "d",
  help: "?",
  find: "/",
  letters: "e",
  addPiece: "a",
  occurrences: "o",
  split: "x",
  merge: "m",
  history: "h",
  filter: "f",
  focusMode: "z",
  nextArticle: "g",
} as const satisfies Record<string, string>;
export type KeyAction = keyof typeof KEY_ACTIONS;

/** Letter sizes, as times the usual one. */
export const TEXT_SIZES = [0.9, 1, 1.15, 1.3, 1.5] as const;
/** Longest lines, in rem at the usual size; about 55, 68 and 80 characters. */
export const MEASURES = [29, 35, 42] as const;
/** Distances of lines, as times the usual one. */
export const LINE_HEIGHTS = [1, 1.15, 1.35] as const;

/** How a person likes to read; the same in every project and on every device. */
export interface ReadingSettings {
  readonly textSize: (typeof TEXT_SIZES)[number];
  readonly measure: (typeof MEASURES)[number];
  readonly lineHeight: (typeof LINE_HEIGHTS)[number];
  /** Terms of the glossary are underlined and explained. */
  readonly glossary: boolean;
  /** Keys that this person has put elsewhere. */
  readonly keys: Readonly<Partial<Record<KeyAction, string>>>;
}

export const USUAL_SETTINGS: ReadingSettings = {
  textSize: 1,
  measure: 35,
  lineHeight: 1,
  glossary: true,
  keys: {},
};

/** The key of each action, with the person's own choices. */
export function keysOf({ keys }: ReadingSettings): Record<KeyAction, string> {
  return { ...KEY_ACTIONS, ...keys };
}

/** Settings as they were stored; what is missing there, or of an older version, is as usual. */
export function storedSettings(stored: unknown): ReadingSettings {
  const fields = typeof stored === "object" && stored !== null ? stored : {};
  try {
    return checkedSettings({ ...USUAL_SETTINGS, ...fields });
  } catch {
    return USUAL_SETTINGS;
  }
}

/**
 * Check settings that a person chose.
 *
 * @throws {AppError} invalid_input, when a value is not offered, a key is more than
 *   one sign or a digit (those are for frames), or two actions have one key
 */
export function checkedSettings(chosen: ReadingSettings): ReadingSettings {
  const { textSize, measure, lineHeight, glossary, keys } = chosen;
  const isOffered =
    TEXT_SIZES.includes(textSize) &&
    MEASURES.includes(measure) &&
    LINE_HEIGHTS.includes(lineHeight) &&
    typeof glossary === "boolean";
  if (!isOffered) throw refused("Choose one of the offered sizes.");

  const own = Object.entries(keys).filter(([action, key]) => key !== usualKey(action));
  for (const [action, key] of own) {
    if (!(action in KEY_ACTIONS)) throw refused(`There is no action “${action}”.`);
    if (typeof key !== "string" || !/^[\p{L}\p{P}\p{S}]$/u.test(key)) {
      throw refused("A key is one letter or sign. Digits are for the frames.");
    }
  }
  const ownKeys = Object.fromEntries(own) as ReadingSettings["keys"];
  const seen = new Set<string>();
  for (const key of Object.values({ ...KEY_ACTIONS, ...ownKeys })) {
    const alike = key.toLowerCase();
    if (seen.has(alike)) throw refused(`Two actions have the key “${key}”. Give each its own.`);
    seen.add(alike);
  }
  return { textSize, measure, lineHeight, glossary, keys: ownKeys };
}

function usualKey(action: string): string | undefined {
  return (KEY_ACTIONS as Readonly<Record<string, string>>)[action];
}

function refused(sentence: string): AppError {
  return new AppError("invalid_input", sentence);
}
