import type { Frame } from "@/lib/domain/frame";
import type { SnapUnit } from "@/lib/domain/text/snap";

/** What a key asks for. `direction` is 1 for right or down. */
export type Command =
  | { kind: "move"; unit: "word" | "grapheme"; direction: 1 | -1; extend: boolean }
  | { kind: "line"; direction: 1 | -1; extend: boolean }
  | { kind: "take"; unit: "sentence" | "paragraph"; extend: boolean }
  | { kind: "frame"; frame: Frame }
  | { kind: "tag"; direction: 1 | -1 }
  | { kind: "boundary"; edge: "start" | "end"; direction: 1 | -1; unit: SnapUnit }
  | { kind: "open" | "delete" | "undo" | "redo" | "back" | "help" | "codebook" | "dialog" };

type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey" | "getModifierState"
>;

/**
 * The command of a key press in the article, or null for a key that means nothing
 * here. While a passage is selected a frame's own key comes first, so a codebook may
 * use any letter.
 */
export function commandOf(
  event: Pressed,
  frames: readonly Frame[],
  hasPassage: boolean,
): Command | null {
  const { key, shiftKey: extend } = event;
  const typed = event.getModifierState("AltGraph"); // types a character on many keyboards
  if ((event.ctrlKey || event.metaKey) && !typed) return undoCommand(event);
  const alt = event.altKey && !typed;

  const frame = frames.find((frame) => frame.key.toLowerCase() === key.toLowerCase());
  if (frame && !alt && (hasPassage || !LETTERS[key.toLowerCase()])) return { kind: "frame", frame };

  const boundary = boundaryOf(event, typed);
  if (boundary) return { kind: "boundary", ...boundary, unit: alt ? "grapheme" : "word" };
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight": {
      const direction = key === "ArrowRight" ? 1 : -1;
      return { kind: "move", unit: alt ? "grapheme" : "word", direction, extend };
    }
    case "ArrowUp":
    case "ArrowDown":
      return alt ? null : { kind: "line", direction: key === "ArrowDown" ? 1 : -1, extend };
    case "Enter":
      return { kind: "open" };
    case "Delete":
    case "Backspace":
      return { kind: "delete" };
    case "Escape":
      return { kind: "back" };
    case "?":
      return { kind: "help" };
  }
  return alt ? null : (LETTERS[key.toLowerCase()]?.(extend) ?? null);
}

const LETTERS: Readonly<Record<string, (shift: boolean) => Command>> = {
  s: (extend) => ({ kind: "take", unit: "sentence", extend }),
  p: (extend) => ({ kind: "take", unit: "paragraph", extend }),
  n: (shift) => ({ kind: "tag", direction: shift ? -1 : 1 }),
  c: () => ({ kind: "codebook" }),
  d: () => ({ kind: "dialog" }),
};

function undoCommand({ key, shiftKey }: Pressed): Command | null {
  if (key.toLowerCase() === "z") return { kind: shiftKey ? "redo" : "undo" };
  return key.toLowerCase() === "y" ? { kind: "redo" } : null;
}

/** The brackets, by what they type or, where Alt changes that, by where they sit. */
function boundaryOf({ key, code, altKey, shiftKey }: Pressed, typed: boolean) {
  const brackets: Record<string, { edge: "start" | "end"; direction: 1 | -1 }> = {
    "[": { edge: "start", direction: -1 },
    "{": { edge: "start", direction: 1 },
    "]": { edge: "end", direction: 1 },
    "}": { edge: "end", direction: -1 },
  };
  if (brackets[key]) return brackets[key];
  if (!altKey || typed) return null;
  if (code === "BracketLeft") return brackets[shiftKey ? "{" : "["]!;
  return code === "BracketRight" ? brackets[shiftKey ? "}" : "]"]! : null;
}

/** Every key, for the sheet that `?` opens. */
export const KEY_SHEET: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}[] = [
  {
    title: "Read",
    keys: [
      ["← →", "Previous or next word"],
      ["↑ ↓", "Line above or below"],
      ["N", "Next tag"],
      ["Shift + N", "Previous tag"],
    ],
  },
  {
    title: "Select",
    keys: [
      ["Shift + arrows", "Select word by word or line by line"],
      ["Shift + Alt + ← →", "Select letter by letter"],
      ["S", "The sentence; Shift + S adds the next"],
      ["P", "The paragraph; Shift + P adds the next"],
      ["Alt while releasing the mouse", "Exactly these letters, not whole words"],
    ],
  },
  {
    title: "Tag",
    keys: [
      ["A frame’s key", "Tag the selected words; press another to add a frame to the same words"],
      ["C", "Show or hide what the frames mean"],
      ["D", "Tag this paragraph with a form"],
    ],
  },
  {
    title: "Change a tag",
    keys: [
      ["Enter", "Open the tag at the caret"],
      ["[ and ]", "Move its start or end outwards, by a word"],
      ["{ and }", "Move its start or end inwards, by a word"],
      ["Alt with these", "By a letter"],
      ["Delete", "Delete the open tag"],
      ["Ctrl or ⌘ + Z", "Undo; with Shift, redo"],
      ["Esc", "Back to the text"],
    ],
  },
];
