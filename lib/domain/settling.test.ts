import { describe, expect, test } from "vitest";
import type { Attribute } from "./attribute";
import { agreedAnswers, comparedAnswers, majorityAnswer, openAnswers } from "./answer-differences";
import type { Decision } from "./decision";
import { comparisonOf } from "./differences";
import { ownOutcomes } from "./feedback";
import { basisOf, majorityOf } from "./majority";
import { settlingProgress } from "./settling-progress";
import { parseSettlingFilter, settlingQuery } from "./settling-filter";

const TEAM = ["ann", "bob", "cem"];

const question = (id: string, more: Partial<Attribute> = {}): Attribute => ({
  ...{ id, scope: "article", frameId: null, name: id, question: "", kind: "single" },
  ...{ options: [], required: false, role: null, condition: null },
  ...more,
});

const tag = (reviewerId: string, start: number, end: number, more: object = {}) => ({
  ...{ id: `${reviewerId} ${start}-${end}`, reviewerId, frameId: "E", start, end },
  ...{ pieces: null, attributes: {} },
  ...more,
});

describe("tags on the same words with the same frame", () => {
  const stance = [question("stance", { scope: "annotation" })];
  const answered = (values: readonly (string | undefined)[]) =>
    TEAM.map((reviewer, i) =>
      tag(reviewer, 0, 9, values[i] === undefined ? {} : { attributes: { stance: values[i] } }),
    );

  test.each([
    ["answered alike are an agreement", ["for", "for", "for"], "agreement"],
    ["answered differently are an attribute difference", ["for", "for", "against"], "attribute"],
    ["answered by some only are one too", ["for", "for", undefined], "attribute"],
  ])("%s", (_what, values, expected) => {
    const { agreements, differences } = comparisonOf(answered(values), TEAM, stance);
    expect([...agreements.map(() => "agreement"), ...differences.map(({ kind }) => kind)]).toEqual([
      expected,
    ]);
  });

  test("are not compared in free words, nor where nothing is asked", () => {
    const words = [question("stance", { scope: "annotation", kind: "text" })];
    const tags = answered(["yes", "Yes", "no"]);
    expect(comparisonOf(tags, TEAM, words).agreements).toHaveLength(1);
    expect(comparisonOf(tags, TEAM).agreements).toHaveLength(1);
  });

  test("but in other pieces are a boundary difference", () => {
    const pieces = [
      { start: 0, end: 3 },
      { start: 5, end: 9 },
    ];
    const tags = [tag("ann", 0, 9), tag("bob", 0, 9), tag("cem", 0, 9, { pieces })];
    expect(comparisonOf(tags, TEAM).differences).toMatchObject([{ kind: "boundary" }]);
  });
});

describe("the majority", () => {
  test("is what more than half of all reviewers tagged alike", () => {
    const tags = [tag("ann", 0, 9), tag("bob", 2, 9), tag("cem", 2, 9)];
    expect(majorityOf(tags, TEAM)).toMatchObject({
      ...{ kind: "keep", backers: 2, of: 3 },
      annotation: { start: 2 },
    });
  });

  test("is to tag nothing where more than half did not", () => {
    expect(majorityOf([tag("ann", 0, 9)], TEAM)).toEqual({ kind: "reject", backers: 2, of: 3 });
  });

  test.each([
    ["in a tie", [tag("ann", 0, 9)], ["ann", "bob"]],
    ["where everybody tagged other words", TEAM.map((one, i) => tag(one, i, 9)), TEAM],
    ["of a single reviewer", [tag("ann", 0, 9)], ["ann"]],
  ])("does not exist %s", (_when, tags, reviewerIds) => {
    expect(majorityOf(tags, reviewerIds)).toBeNull();
  });

  test("is where a decision comes from that does the same", () => {
    const tags = [tag("ann", 0, 9), tag("bob", 2, 9), tag("cem", 2, 9)];
    const adopted = (start: number) =>
      basisOf({ kind: "adopted", frameId: "E", start, end: 9, pieces: null }, tags, TEAM);
    expect([adopted(2), adopted(0)]).toEqual(["majority", "adjudicator"]);
    const rejected = { kind: "rejected", frameId: "E", start: 0, end: 9 } as const;
    expect(basisOf(rejected, tags, TEAM)).toBe("adjudicator");
    expect(basisOf(rejected, [tags[0]!], TEAM)).toBe("majority");
  });
});

describe("answers about the article", () => {
  const questions = [
    question("relevance"),
    question("tone", { condition: { attributeId: "relevance", oneOf: ["yes"] } }),
    question("words", { kind: "text" }),
  ];
  const compared = (...answers: Record<string, string>[]) =>
    comparedAnswers(
      questions,
      answers.map((one, i) => ({ reviewerId: TEAM[i]!, answers: one })),
    );
  const open = (given: ReturnType<typeof compared>, settled: [string, string | null][] = []) =>
    openAnswers(given, new Map(settled)).map(({ attribute }) => attribute.id);

  const disputed = compared(
    { relevance: "yes", tone: "for", words: "A" },
    { relevance: "yes", tone: "against", words: "B" },
    { relevance: "no" },
  );

  test("differ where those who were asked did not answer the same; free words never do", () => {
    expect(disputed.map(({ differs }) => differs)).toEqual([true, true, false]);
    expect(disputed[1]!.given.map(({ reviewerId }) => reviewerId)).toEqual(["ann", "bob"]);
  });

  test("are open until settled, and no longer once they are not asked", () => {
    expect(open(disputed)).toEqual(["relevance", "tone"]);
    expect(open(disputed, [["relevance", "yes"]])).toEqual(["tone"]);
    expect(open(disputed, [["relevance", "no"]])).toEqual([]);
    expect(open(disputed, [["relevance", null]])).toEqual([]);
  });

  test("that all gave alike are taken without a decision, and say how many gave them", () => {
    const some = compared(
      { relevance: "yes", tone: "for" },
      { relevance: "yes", tone: "for" },
      { relevance: "no" },
    );
    expect(agreedAnswers(some, new Map([["relevance", "yes"]]), 3)).toEqual([
      { attributeId: "tone", value: "for", basis: "majority" },
    ]);
    expect(agreedAnswers(some, new Map([["relevance", "no"]]), 3)).toEqual([]);
    const all = compared({ relevance: "no" }, { relevance: "no" });
    expect(agreedAnswers(all, new Map(), 2)).toEqual([
      { attributeId: "relevance", value: "no", basis: "agreement" },
    ]);
  });

  test("have a majority of all reviewers, not of those asked", () => {
    expect(majorityAnswer(disputed[0]!, 3)).toEqual({ value: "yes", backers: 2 });
    expect(majorityAnswer(disputed[1]!, 3)).toBeNull();
  });

  test("count with the tags' differences", () => {
    const tags = [tag("ann", 0, 9), tag("bob", 0, 9), tag("cem", 0, 9), tag("ann", 20, 29)];
    const progress = (ids: string[], settled: [string, string][]) =>
      settlingProgress(comparisonOf(tags, TEAM), disputed, new Set(ids), new Map(settled));
    const counts = { differences: 3, agreed: 1 };
    expect(progress([], [])).toEqual({ ...counts, settled: 0, adopted: 0 });
    expect(progress(["ann 20-29"], [["relevance", "no"]])).toEqual({
      ...counts,
      settled: 3,
      adopted: 0,
    });
    expect(progress(["ann 0-9", "bob 0-9"], [])).toMatchObject({ adopted: 0 });
  });
});

test("what became of one's tags: kept, changed, rejected, missed; nothing of what nobody kept", () => {
  const decision = (kind: Decision["kind"], start: number, annotationIds: string[]): Decision => ({
    ...{ id: `${kind} ${start}`, kind, basis: "adjudicator", frameId: "E", start, end: start + 9 },
    ...{ quote: "", pieces: null, attributes: {}, reason: "", anchor: "sound" },
    ...{ decidedBy: "jon", decidedAt: "", annotationIds },
  });
  const tags = [0, 20, 40].map((start) => tag("ann", start, start + 9));
  const decisions = [
    decision("adopted", 0, [tags[0]!.id]),
    decision("edited", 21, [tags[1]!.id]),
    decision("rejected", 40, [tags[2]!.id]),
    decision("adopted", 60, ["bob's"]),
    decision("rejected", 80, ["cem's"]),
  ];
  expect(ownOutcomes("ann", tags, decisions).map(({ outcome }) => outcome)).toEqual([
    "kept",
    "changed",
    "rejected",
    "missed",
  ]);
});

test("the list's filter survives its address, and takes nonsense for the usual", () => {
  const filter = { state: "closed", roundId: "r 1", page: 3 } as const;
  expect(parseSettlingFilter(new URLSearchParams(settlingQuery(filter)))).toEqual(filter);
  const usual = { state: "open", roundId: null, page: 1 };
  for (const query of ["", "state=all&page=0", "page=-2", "page=1.5", "page=x"]) {
    expect(parseSettlingFilter(new URLSearchParams(query))).toEqual(usual);
  }
  expect(settlingQuery(parseSettlingFilter(new URLSearchParams()))).toBe("");
});
