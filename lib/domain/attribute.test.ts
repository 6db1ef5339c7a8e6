import { describe, expect, test } from "vitest";
import type { Attribute } from "./attribute";
import {
  answerWords,
  askedOf,
  attributesOfFrame,
  checkedAnswer,
  checkedAnswers,
  optionsOf,
} from "./attribute";
import { attributeProblems } from "./attribute-problems";
import { BUILT_IN_QUESTIONS } from "./built-in-questions";

const frames = [
  { id: "g", name: "Group", isGroup: true },
  { id: "SEC", name: "Security", isGroup: false },
  { id: "PRA", name: "Partnership", isGroup: false },
];

function attribute(change: Partial<Attribute>): Attribute {
  return {
    id: "q",
    scope: "article",
    frameId: null,
    name: "Stance",
    question: "",
    kind: "single",
    options: [
      { value: "for", label: "In favour" },
      { value: "against", label: "Against" },
    ],
    required: false,
    role: null,
    condition: null,
    ...change,
  };
}
const scale = attribute({
  kind: "scale",
  options: ["-1", "0", "1"].map((value) => ({ value, label: value })),
});

describe("an answer", () => {
  test.each([
    [attribute({}), "for", "for"],
    [attribute({ kind: "multiple" }), ["against", "for", "for"], ["for", "against"]],
    [attribute({ kind: "multiple" }), [], []],
    [scale, -1, -1],
    [attribute({ kind: "text", options: [] }), " a word ", " a word "],
  ])("is taken, several in the order of the options", (asked, given, taken) => {
    expect(checkedAnswer(asked, asked.options, given)).toEqual(taken);
  });

  test.each([
    [attribute({}), "neither", /not one of the answers/],
    [attribute({}), ["for"], /choose one/],
    [attribute({}), 1, /choose one/],
    [attribute({ kind: "multiple" }), "for", /among the answers/],
    [attribute({ kind: "multiple" }), ["for", "neither"], /not among the answers/],
    [scale, "0", /point of the scale/],
    [scale, 0.5, /not a point/],
    [attribute({ kind: "text", options: [] }), "  ", /say something/],
    [attribute({ kind: "text", options: [] }), "x".repeat(2001), /2000 characters/],
  ])("that does not fit is refused with the question's name", (asked, given, why) => {
    expect(() => checkedAnswer(asked, asked.options, given)).toThrow(why);
    expect(() => checkedAnswer(asked, asked.options, given)).toThrow(/“Stance”/);
  });

  test("may stay as it was when the codebook no longer asks for it, but not change", () => {
    const before = { gone: "x" };
    expect(checkedAnswers([], frames, { gone: "x" }, before)).toEqual(before);
    expect(() => checkedAnswers([], frames, { gone: "y" }, before)).toThrow(/any more/);
  });
});

test("questions about frames offer the codebook's frames, without groups", () => {
  const present = BUILT_IN_QUESTIONS["frames-present"];
  expect(optionsOf(present, frames).map(({ value }) => value)).toEqual(["SEC", "PRA"]);
  const primary = BUILT_IN_QUESTIONS["primary-frame"];
  expect(optionsOf(primary, frames).map(({ value }) => value)).toEqual(["SEC", "PRA", "none"]);
});

test("answers are read as their labels, or as the words that were written", () => {
  const primary = BUILT_IN_QUESTIONS["primary-frame"];
  expect(answerWords(primary, frames, "none")).toBe("No frame");
  const present = BUILT_IN_QUESTIONS["frames-present"];
  expect(answerWords(present, frames, ["SEC", "PRA"])).toBe("Security, Partnership");
  expect(answerWords(present, frames, [])).toBe("none of these");
  expect(answerWords(BUILT_IN_QUESTIONS.tone, frames, -2)).toBe("Against");
  expect(answerWords(attribute({ kind: "text", options: [] }), frames, "Dry.")).toBe("Dry.");
});

describe("a condition", () => {
  const first = attribute({ id: "a" });
  const second = attribute({ id: "b", condition: { attributeId: "a", oneOf: ["for"] } });
  const third = attribute({ id: "c", condition: { attributeId: "b", oneOf: ["against"] } });
  const ids = (answers: Parameters<typeof askedOf>[1]) =>
    askedOf([first, second, third], answers).map(({ id }) => id);

  test("asks only where the other answer says so", () => {
    expect(ids({})).toEqual(["a"]);
    expect(ids({ a: "against" })).toEqual(["a"]);
    expect(ids({ a: "for" })).toEqual(["a", "b"]);
  });

  test("falls with the question it depends on, whatever had been answered there", () => {
    expect(ids({ a: "for", b: "against" })).toEqual(["a", "b", "c"]);
    expect(ids({ a: "against", b: "against" })).toEqual(["a"]);
  });

  test("reads one of several, and points of a scale", () => {
    const several = attribute({ id: "b", condition: { attributeId: "a", oneOf: ["x", "-1"] } });
    expect(askedOf([first, several], { a: ["y", "x"] })).toHaveLength(2);
    expect(askedOf([first, several], { a: -1 })).toHaveLength(2);
    expect(askedOf([first, several], { a: 1 })).toHaveLength(1);
  });
});

test("a frame's tags are asked what every tag is asked, and its own questions", () => {
  const all = attribute({ id: "a", scope: "annotation" });
  const own = attribute({ id: "b", scope: "annotation", frameId: "SEC" });
  const asked = [attribute({ id: "c" }), own, all];
  expect(attributesOfFrame(asked, "SEC").map(({ id }) => id)).toEqual(["a", "b"]);
  expect(attributesOfFrame(asked, "PRA").map(({ id }) => id)).toEqual(["a"]);
});

describe("a draft", () => {
  const relevance: Attribute = { ...BUILT_IN_QUESTIONS.relevance, id: "r", condition: null };
  const tone: Attribute = {
    ...BUILT_IN_QUESTIONS.tone,
    id: "t",
    condition: { attributeId: "r", oneOf: ["yes"] },
  };

  test("of the built-in questions can be published", () => {
    const all = Object.values(BUILT_IN_QUESTIONS).map((one) => ({
      ...one,
      id: one.name,
      condition: null,
    }));
    expect(attributeProblems(all, ["SEC"])).toEqual([]);
    expect(attributeProblems([relevance, tone], ["SEC"])).toEqual([]);
  });

  test.each<[string, Attribute[], RegExp]>([
    ["no name", [attribute({ name: " " })], /name/],
    ["two of one name", [attribute({ id: "a" }), attribute({ id: "b", name: "stance" })], /called/],
    ["one answer", [attribute({ options: [{ value: "x", label: "X" }] })], /at least two answers/],
    [
      "an answer without words",
      [
        attribute({
          options: [
            { value: "x", label: "" },
            { value: "y", label: "Y" },
          ],
        }),
      ],
      /needs words/,
    ],
    [
      "the same answer twice",
      [
        attribute({
          options: [
            { value: "x", label: "X" },
            { value: "x", label: "Y" },
          ],
        }),
      ],
      /the same/,
    ],
    ["a scale of words", [attribute({ kind: "scale" })], /numbers/],
    ["answers to a text", [attribute({ kind: "text" })], /no answers/],
    [
      "two questions of one role",
      [relevance, { ...relevance, id: "s", name: "Again" }],
      /same figure/,
    ],
    ["another kind for a role", [{ ...tone, kind: "single", condition: null }], /kind cannot/],
    [
      "a relevance without “no”",
      [{ ...relevance, options: attribute({}).options }],
      /“yes” and “no”/,
    ],
    ["a condition on a later question", [tone, relevance], /does not stand before/],
    [
      "a condition on no answer",
      [relevance, { ...tone, condition: { attributeId: "r", oneOf: [] } }],
      /for which answers/,
    ],
    [
      "a condition on an answer there is not",
      [relevance, { ...tone, condition: { attributeId: "r", oneOf: ["perhaps"] } }],
      /for which answers/,
    ],
    [
      "a frame that is not there",
      [attribute({ scope: "annotation", frameId: "HIS" })],
      /not in the codebook/,
    ],
  ])("with %s cannot", (_what, attributes, sentence) => {
    expect(attributeProblems(attributes, ["SEC"]).join()).toMatch(sentence);
  });
});
