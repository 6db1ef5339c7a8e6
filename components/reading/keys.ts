import type { Frame } from "@/lib/domain/frame";
import type { KeyAction } from "@/lib/domain/reading-settings";
import type { SnapUnit } from "@/lib/domain/text/snap";

/** What a key asks for. `direction` is 1 for right or down. */
export type Command =
  | { kind: "move"; unit: "word" | "grapheme"; direction: 1 | -1; extend: boolean }
  | { kind: "line"; direction: 1 | -1; extend: boolean }
  | { kind: "take"; unit: "sentence" | "paragraph"; extend: boolean }
  | { kind: "frame"; frame: Frame }
  | { kind: "tag"; direction: 1 | -1 }
  | { kind: "boundary"; edge: "start" | "end"; direction: 1 | -1; unit: SnapUnit }
  | { kind: "found"; direction: 1 | -1 }
  | { kind: "open" | "delete" | "undo" | "redo" | "back" }
  | { kind: PlainAction };

/** Actions that need to know nothing but that they are wanted. */
type PlainAction = Exclude<
  KeyAction,
  "sentence" | "paragraph" | "nextTag" | keyof typeof BOUNDARIES
>;

type Pressed = Pick<
  KeyboardEvent,
  "key" | "code" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey" | "getModifierState"
>;

/** Where keys are looked up: the codebook's, and each action's own. */
export interface KeyMap {
  readonly frames: readonly Frame[];
  readonly keys: Readonly<Record<KeyAction, string>>;
}

/** Keys that reading cannot do without: a frame has them only while a passage is selected. */
const ALWAYS: readonly KeyAction[] = ["sentence", "paragraph", "nextTag", "codebook", "dialog"];

/**
 * The command of a key press in the article, or null for a key that means nothing
 * here. While a passage is selected a frame's own key comes first, so a codebook may
 * use any letter.
 */
export function commandOf(
  event: Pressed,
  { frames, keys }: KeyMap,
  hasPassage: boolean,
): Command | null {
  const { key, shiftKey: extend } = event;
  const typed = event.getModifierState("AltGraph"); // types a character on many keyboards
  if ((event.ctrlKey || event.metaKey) && !typed) return undoCommand(event);
  const alt = event.altKey && !typed;

  const pressed = key.toLowerCase();
  const isAlways = ALWAYS.some((action) => keys[action].toLowerCase() === pressed);
  const frame = frames.find((frame) => frame.key.toLowerCase() === pressed);
  if (frame && !alt && (hasPassage || !isAlways)) return { kind: "frame", frame };

  const boundary = boundaryOf(event, keys, typed);
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
    case "F3":
      return { kind: "found", direction: extend ? -1 : 1 };
  }
  return alt ? null : actionCommand(actionOf(key, keys), extend);
}

/** The sign as typed comes first, so that "?" is not "/" with Shift. */
function actionOf(key: string, keys: KeyMap["keys"]): KeyAction | undefined {
  const actions = Object.keys(keys) as KeyAction[];
  return (
    actions.find((action) => keys[action] === key) ??
    actions.find((action) => keys[action].toLowerCase() === key.toLowerCase())
  );
}

function actionCommand(action: KeyAction | undefined, shift: boolean): Command | null {
  if (action === undefined || action in BOUNDARIES) return null;
  if (action === "sentence" || action === "paragraph") {
    return { kind: "take", unit: action, extend: shift };
  }
  if (action === "nextTag") return { kind: "tag", direction: shift ? -1 : 1 };
  return { kind: action as PlainAction };
}

function undoCommand({ key, shiftKey }: Pressed): Command | null {
  if (key.toLowerCase() === "z") return { kind: shiftKey ? "redo" : "undo" };
  return key.toLowerCase() === "y" ? { kind: "redo" } : null;
}

const BOUNDARIES = {
  startOut: { edge: "start", direction: -1 },
  startIn: { edge: "start", direction: 1 },
  endOut: { edge: "end", direction: 1 },
  endIn: { edge: "end", direction: -1 },
} as const;

/** The brackets, by what they type or, where Alt changes that, by where they sit. */
function boundaryOf(
  { key, code, altKey, shiftKey }: Pressed,
  keys: KeyMap["keys"],
  typed: boolean,
) {
  const places: Record<string, string> = {
    BracketLeft: shiftKey ? "{" : "[",
    BracketRight: shiftKey ? "}" : "]",
  };
  const sign = altKey && !typed ? (places[code] ?? key) : key;
  const action = (Object.keys(BOUNDARIES) as (keyof typeof BOUNDARIES)[]).find(
    (action) => keys[action] === sign,
  );
  return action && BOUNDARIES[action];
}
