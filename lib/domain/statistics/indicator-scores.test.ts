import { describe, expect, test } from "vitest";
import type { Attribute } from "../attribute";
import { indicatorResults, indicatorRow, indicatorsOf } from "./indicator-scores";

const YES_OR_NO = [
  { value: "1", label: "Yes" },
  { value: "0", label: "No" },
];

function question(id: string, name: string, change: Partial<Attribute> = {}): Attribute {
  return {
    ...{ id, name, scope: "article", frameId: null, question: `${name}?`, kind: "single" },
    ...{ options: YES_OR_NO, required: true, role: null, condition: null },
    ...change,
  };
}

const FRAMES = [{ name: "Conflict" }, { name: "Morality" }, { name: "Unmeasured" }];
const QUESTIONS = [
  question("blame", "Conflict: blame"),
  question("belief", "Morality: belief"),
  question("sides", "Conflict: two sides"),
];
const indicators = indicatorsOf(QUESTIONS, FRAMES);

describe("indicatorsOf", () => {
  test("finds each frame's questions by name, in the order of the form", () => {
    expect(
      indicators.map(({ frame, attributes }) => [frame, attributes.map(({ id }) => id)]),
    ).toEqual([
      ["Conflict", ["blame", "sides"]],
      ["Morality", ["belief"]],
    ]);
  });

  test.each([
    ["about tags", { scope: "annotation" as const }],
    ["with several answers", { kind: "multiple" as const }],
    ["with a third answer", { options: [...YES_OR_NO, { value: "2", label: "Perhaps" }] }],
    ["with other answers", { options: [YES_OR_NO[0]!, { value: "no", label: "No" }] }],
    ["of another name", { name: "Conflicts: blame" }],
  ])("leaves a question %s alone", (_what, change) => {
    expect(indicatorsOf([question("blame", "Conflict: blame", change)], FRAMES)).toEqual([]);
  });
});

test("a row needs an answer to all questions of the frame", () => {
  const [conflict] = indicators;
  expect(indicatorRow(conflict!, { blame: "1", sides: "0" })).toEqual([1, 0]);
  expect(indicatorRow(conflict!, { blame: "1" })).toBeNull();
  expect(indicatorRow(conflict!, { blame: "1", sides: "perhaps" })).toBeNull();
});

describe("indicatorResults", () => {
  test("weighs an article once, however many reviewers coded it", () => {
    const [conflict, morality] = indicatorResults(indicators, [
      { articleId: "a", answers: { blame: "1", sides: "1", belief: "0" } },
      { articleId: "a", answers: { blame: "1", sides: "0" } },
      { articleId: "b", answers: { blame: "0", sides: "0", belief: "1" } },
      { articleId: "c", answers: { blame: "1" } },
    ]);
    // Article a: the mean of 1 and ½; article b: 0; article c is incomplete.
    expect(conflict).toMatchObject({ score: 0.375, articles: 2, codings: 3 });
    // Items s² = 1/3 and 1/3, sums 2 1 0 with s² = 1: α = 2 · (1 − 2/3).
    expect(conflict?.alpha).toBeCloseTo(2 / 3, 12);
    expect(conflict?.items.map(({ id, mean }) => [id, mean])).toEqual([
      ["blame", 2 / 3],
      ["sides", 1 / 3],
    ]);
    expect(morality).toMatchObject({ score: 0.5, articles: 2, codings: 2, alpha: null });
  });

  test("of nothing has no score and no statistics", () => {
    expect(indicatorResults(indicators, [])[0]).toEqual({
      frame: "Conflict",
      score: null,
      articles: 0,
      codings: 0,
      alpha: null,
      items: [],
    });
  });
});
