import { FRAME_FIELDS } from "./codebook/diff";
import type { Frame, FramePattern } from "./frame";
import { FRAME_COLORS, FRAME_PATTERNS } from "./frame";

export interface CodebookProblem {
  readonly frameId: string;
  readonly message: string;
}

/** Keys that the reading page needs for itself, so no frame may have them. */
export const RESERVED_KEYS = ["c", "d", "n", "p", "s", "?", "[", "]", "{", "}"];

/**
 * What keeps a codebook from being used: names, short names and keys must differ; a
 * frame needs a short name and may have a key, a group may have a short name and has
 * no key.
 */
export function codebookProblems(frames: readonly Frame[]): CodebookProblem[] {
  const problems: CodebookProblem[] = [];
  const seen = { name: new Set<string>(), shortName: new Set<string>(), key: new Set<string>() };
  const words = { name: "name", shortName: "short name", key: "key" };

  for (const frame of frames) {
    const report = (message: string) => problems.push({ frameId: frame.id, message });
    if (frame.name.trim() === "") {
      report(`Give the ${frame.isGroup ? "group" : "frame"} a name.`);
    }
    if (!(frame.isGroup && frame.shortName === "") && !isShortName(frame.shortName)) {
      report(`The short name “${frame.shortName}” needs one to five letters or digits.`);
    }
    if (frame.isGroup && frame.key !== "") {
      report("A group has no key, because no passage is tagged with it.");
    } else if (frame.key !== "" && !isKey(frame.key)) {
      report(
        `“${frame.key}” cannot be a frame's key. Choose a digit or a small letter other than c, d, n, p and s, or none.`,
      );
    }
    if (!(FRAME_COLORS as readonly string[]).includes(frame.color)) {
      report("Choose one of the offered colours.");
    }
    if (!(FRAME_PATTERNS as readonly string[]).includes(frame.pattern)) {
      report("Choose one of the offered line patterns.");
    }
    for (const field of ["name", "shortName", "key"] as const) {
      const value = frame[field].trim().toLowerCase();
      if (value !== "" && seen[field].has(value)) {
        report(`Two frames have the ${words[field]} “${frame[field]}”. Give each its own.`);
      }
      seen[field].add(value);
    }
  }
  return problems;
}

/** Whether it fits into a margin: one to five letters or digits. */
export function isShortName(text: string): boolean {
  return /^[\p{L}\p{N}]{1,5}$/u.test(text);
}

/** Whether a frame may have this key. */
export function isKey(text: string): boolean {
  return /^[\p{Ll}\p{Nd}]$/u.test(text) && !RESERVED_KEYS.includes(text);
}

/** Keys that no frame has, in the order in which they are suggested. */
export function freeKeys(frames: readonly Frame[]): string[] {
  const taken = new Set(frames.map(({ key }) => key));
  return [..."1234567890", ..."abcdefghijklmnopqrstuvwxyz"].filter(
    (key) => isKey(key) && !taken.has(key),
  );
}

/** A frame still to be written, with the first key, colour and pattern that no other has. */
export function emptyFrame(others: readonly Frame[]): Omit<Frame, "id"> {
  const free = <T extends string>(values: readonly T[], field: keyof Frame) =>
    values.find((value) => others.every((other) => other[field] !== value));
  // Colours that some eyes do not tell apart must not all have the first pattern.
  const usesOf = (pattern: FramePattern) =>
    others.filter((other) => other.pattern === pattern).length;
  return {
    name: "",
    shortName: "",
    definition: "",
    includeWhen: "",
    excludeWhen: "",
    example: "",
    counterExample: "",
    color: free(FRAME_COLORS, "color") ?? FRAME_COLORS[0],
    pattern: [...FRAME_PATTERNS].sort((a, b) => usesOf(a) - usesOf(b))[0]!,
    key: freeKeys(others)[0] ?? "",
    parentId: null,
    isGroup: false,
  };
}

/** Whether two codebooks hold the same frames, in the same order, saying the same. */
export function sameCodebook(a: readonly Frame[], b: readonly Frame[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (frame, index) =>
        frame.id === b[index]?.id &&
        FRAME_FIELDS.every((field) => frame[field] === b[index]?.[field]),
    )
  );
}
