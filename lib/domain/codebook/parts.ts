import { freeKeys } from "../codebook";
import type { Frame } from "../frame";

/**
 * Frames with these names (empty lines left out), made after the pattern of one that
 * is to be split: its words to start from, with short names and keys of their own.
 */
export function partsNamed(
  frame: Frame,
  names: readonly string[],
  draft: readonly Frame[],
): Omit<Frame, "id" | "parentId" | "isGroup">[] {
  const keys = freeKeys(draft);
  const taken = new Set(draft.map(({ shortName }) => shortName.toLowerCase()));
  const { definition, includeWhen, excludeWhen, example, counterExample, color, pattern } = frame;
  const words = { definition, includeWhen, excludeWhen, example, counterExample, color, pattern };
  return names
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .map((name, index) => {
      const shortName = shortNameFor(name, taken);
      taken.add(shortName.toLowerCase());
      return { ...words, name, shortName, key: keys[index] ?? "" };
    });
}

/** Three letters of a name in capitals; with a number where others have them. */
export function shortNameFor(name: string, taken: ReadonlySet<string>): string {
  const letters = [...name.toUpperCase()].filter((one) => /[\p{L}\p{N}]/u.test(one));
  const stem = letters.slice(0, 3).join("") || "F";
  for (let number = 1; ; number++) {
    const shortName =
      number === 1 ? stem : `${[...stem].slice(0, 5 - String(number).length).join("")}${number}`;
    if (!taken.has(shortName.toLowerCase())) return shortName;
  }
}
