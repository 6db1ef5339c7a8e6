import { describe, expect, test } from "vitest";
import type { Frame } from "@/lib/domain/frame";
import { KEY_ACTIONS } from "@/lib/domain/reading-settings";
import { commandOf } from "./keys";

const frames = [
  { id: "security", key: "1" },
  { id: "sovereignty", key: "s" },
] as Frame[];

function press(key: string, held: Partial<KeyboardEvent> & { altGraph?: boolean } = {}) {
  const { altGraph = false, ...rest } = held;
  const modifiers = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
  return { key, code: "", ...modifiers, ...rest, getModifierState: () => altGraph };
}

const command = (event: ReturnType<typeof press>, hasPassage = false) =>
  commandOf(event, { frames, keys: KEY_ACTIONS }, hasPassage);

describe("commandOf", () => {
  test.each([
    ["→", press("ArrowRight"), { kind: "move", unit: "word", direction: 1, extend: false }],
    [
      "Shift + Alt + ←",
      press("ArrowLeft", { shiftKey: true, altKey: true }),
      { kind: "move", unit: "grapheme", direction: -1, extend: true },
    ],
    ["Shift + N", press("N", { shiftKey: true }), { kind: "tag", direction: -1 }],
    ["Ctrl + Z", press("z", { ctrlKey: true }), { kind: "undo" }],
    ["Shift + ⌘ + Z", press("Z", { metaKey: true, shiftKey: true }), { kind: "redo" }],
    ["{", press("{"), { kind: "boundary", edge: "start", direction: 1, unit: "word" }],
    [
      "Alt + ] where that types a quotation mark",
      press("‘", { altKey: true, code: "BracketRight" }),
      { kind: "boundary", edge: "end", direction: 1, unit: "grapheme" },
    ],
    [
      "] typed with AltGr",
      press("]", { altKey: true, ctrlKey: true, altGraph: true }),
      { kind: "boundary", edge: "end", direction: 1, unit: "word" },
    ],
  ])("understands %s", (_keys, event, expected) => {
    expect(command(event)).toEqual(expected);
  });

  test("a frame's letter is the frame's while words are selected, and the surface's otherwise", () => {
    expect(command(press("s"), true)).toEqual({ kind: "frame", frame: frames[1] });
    expect(command(press("s"))).toMatchObject({ kind: "take", unit: "sentence" });
    expect(command(press("1"))).toEqual({ kind: "frame", frame: frames[0] });
  });

  test("any other action yields its letter to a frame", () => {
    const find = { id: "history", key: "h" } as Frame;
    const keys = KEY_ACTIONS;
    expect(commandOf(press("h"), { frames: [], keys }, false)).toEqual({ kind: "history" });
    expect(commandOf(press("h"), { frames: [find], keys }, false)).toMatchObject({ kind: "frame" });
  });

  test("a key that was put elsewhere works there, and no longer where it was", () => {
    const keys = { ...KEY_ACTIONS, sentence: "q", endOut: "+" };
    expect(commandOf(press("q"), { frames: [], keys }, false)).toMatchObject({ unit: "sentence" });
    expect(commandOf(press("s"), { frames: [], keys }, false)).toBeNull();
    expect(commandOf(press("+"), { frames: [], keys }, false)).toMatchObject({ edge: "end" });
    expect(commandOf(press("]"), { frames: [], keys }, false)).toBeNull();
  });

  test("? is not / with Shift", () => {
    expect(command(press("?", { shiftKey: true }))).toEqual({ kind: "help" });
    expect(command(press("/"))).toEqual({ kind: "find" });
  });

  test.each([
    press("r", { ctrlKey: true }),
    press("Tab"),
    press("y"),
    press("1", { altKey: true }),
    press(" "),
  ])("leaves $key to the browser", (event) => {
    expect(command(event)).toBeNull();
  });
});
