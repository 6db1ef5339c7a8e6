import { describe, expect, test } from "vitest";
import { codebookProblems, emptyFrame, RESERVED_KEYS, sameCodebook } from "./codebook";
import { codebookChanges } from "./codebook-changes";
import { CODEBOOK_TEMPLATE } from "./codebook-template";
import type { Frame } from "./frame";
import { FRAME_COLORS, FRAME_PATTERNS } from "./frame";

const frames: readonly Frame[] = CODEBOOK_TEMPLATE.map((frame) => ({
  ...frame,
  id: frame.shortName,
}));
const [security, partnership, grievance] = frames as readonly [Frame, Frame, Frame];

describe("codebookProblems", () => {
  test("finds none in the frames to start from, nor in an empty codebook", () => {
    expect(codebookProblems(frames)).toEqual([]);
    expect(codebookProblems([])).toEqual([]);
  });

  test.each<[string, Partial<Frame>, string]>([
    ["no name", { name: "  " }, "Give the frame a name."],
    ["no short name", { shortName: "" }, "one to five letters or digits"],
    ["a short name too long for a margin", { shortName: "SECURE" }, "“SECURE” needs one to five"],
    ["a short name with a space", { shortName: "S E" }, "one to five letters or digits"],
    ["a group with a key", { isGroup: true }, "A group has no key"],
    ["two keys", { key: "12" }, "“12” cannot be a frame's key"],
    ["a capital as key", { key: "A" }, "“A” cannot be a frame's key"],
    ["a colour of its own", { color: "#ff0000" as Frame["color"] }, "offered colours"],
    ["a pattern of its own", { pattern: "wavy" as Frame["pattern"] }, "offered line patterns"],
  ])("refuses %s, naming the frame", (_what, change, message) => {
    const problems = codebookProblems([{ ...security, ...change }, partnership]);
    expect(problems).toEqual([
      { frameId: "SEC", message: expect.stringContaining(message) as string },
    ]);
  });

  test.each(RESERVED_KEYS)("keeps the key %s for the reading page", (key) => {
    expect(codebookProblems([{ ...security, key }])).toHaveLength(1);
  });

  test("needs neither key nor short name of a group, and no key of a frame", () => {
    const group = { ...security, isGroup: true, shortName: "", key: "" };
    expect(codebookProblems([group, { ...partnership, key: "" }])).toEqual([]);
  });

  test.each(["0", "9", "a", "ž", "ж"])("lets a frame have the key %s", (key) => {
    expect(codebookProblems([{ ...security, key }])).toEqual([]);
  });

  test.each<[string, Partial<Frame>, string]>([
    ["name", { name: "SECURITY concern " }, "Two frames have the name “SECURITY concern ”"],
    ["short name", { shortName: "sec" }, "Two frames have the short name “sec”"],
    ["key", { key: "1" }, "Two frames have the key “1”"],
  ])("refuses a second frame with the same %s, whatever its capitals", (_what, change, message) => {
    expect(codebookProblems([security, { ...partnership, ...change }])).toEqual([
      { frameId: "PRA", message: expect.stringContaining(message) as string },
    ]);
  });
});

describe("emptyFrame", () => {
  test("takes what no other frame has", () => {
    const { color, pattern, key } = emptyFrame(frames);
    expect([color, pattern, key]).toEqual(["orange", "dotted", "4"]);
  });

  test("repeats a look, but never a key, when all are taken", () => {
    const many = [..."1234567890abefghijklmoqrtuvwxyz"].map((key, index) => ({
      ...security,
      key,
      color: FRAME_COLORS[index % FRAME_COLORS.length]!,
      pattern: FRAME_PATTERNS[index % FRAME_PATTERNS.length]!,
    }));
    const { color, pattern, key } = emptyFrame(many);
    expect([color, pattern, key]).toEqual(["orange", "dashed", ""]);
  });
});

describe("codebookChanges", () => {
  test.each<[string, readonly Frame[], string[]]>([
    ["nothing", frames, []],
    ["a new frame", [...frames, { ...security, id: "new", name: "Trust" }], ["“Trust” is new."]],
    [
      "other words and looks, under the name that reviewers know",
      [{ ...security, name: "Threat", example: "", color: "olive" }, partnership, grievance],
      ["“Security concern” has another name, example, colour."],
    ],
    ["a frame left out", [security, grievance], ["“Pragmatic partnership” is retired."]],
    ["another order", [grievance, security, partnership], ["The frames stand in another order."]],
    [
      "one frame for another",
      [{ ...security, id: "new", name: "Trust" }, partnership, grievance],
      ["“Trust” is new.", "“Security concern” is retired."],
    ],
  ])("tells %s", (_what, after, sentences) => {
    expect(codebookChanges(frames, after)).toEqual(sentences);
    expect(sameCodebook(frames, after)).toBe(sentences.length === 0);
  });

  test("notices every field of a frame", () => {
    for (const field of Object.keys(security) as (keyof Frame)[]) {
      const after = [{ ...security, [field]: "another" }];
      expect(codebookChanges([security], after)).not.toEqual([]);
      expect(sameCodebook([security], after)).toBe(false);
    }
  });
});
