import { describe, expect, test } from "vitest";
import { NOTHING_SAID } from "./annotation-content";
import type { Handed, RuleKind } from "./article-form";
import {
  formChanges,
  notOverridden,
  RULE_KINDS,
  RULES,
  sameForm,
  unmetRules,
} from "./article-form";
import type { Answers, Attribute } from "./attribute";
import { BUILT_IN_QUESTIONS } from "./built-in-questions";

const frames = [
  { id: "SEC", name: "Security" },
  { id: "PRA", name: "Partnership" },
];
/** The built-in questions; their ids are their roles. All after relevance depend on it. */
const attributes: Attribute[] = Object.values(BUILT_IN_QUESTIONS).map((one) => ({
  ...one,
  id: one.role!,
  condition: one.role === "relevance" ? null : { attributeId: "relevance", oneOf: ["yes"] },
}));
const form = (...kinds: RuleKind[]) => ({
  attributes: attributes.map((one) => ({ ...one, required: false })),
  rules: kinds.map((kind) => ({ id: kind, message: RULES[kind].message, check: { kind } })),
});

const zones = [
  { zone: "headline" as const, start: 0, end: 10 },
  { zone: "body" as const, start: 11, end: 100 },
];
const tag = (frameId: string, start = 20) => ({
  ...NOTHING_SAID,
  ...{ frameId, start, end: start + 5, quote: "words" },
});
function handed(answers: Answers, ...annotations: Handed["annotations"][number][]): Handed {
  return { annotations, answers: { relevance: "yes", ...answers }, zones };
}
const details = (kind: RuleKind, work: Handed) =>
  unmetRules(form(kind), frames, work).map((unmet) => unmet.details);

test("the primary frame needs a passage, unless there is none", () => {
  const kind = "primary-frame-tagged";
  expect(details(kind, handed({ "primary-frame": "SEC" }, tag("PRA")))).toEqual([["Security"]]);
  expect(details(kind, handed({ "primary-frame": "SEC" }, tag("SEC")))).toEqual([]);
  expect(details(kind, handed({ "primary-frame": "none" }))).toEqual([]);
  expect(details(kind, handed({}))).toEqual([]);
});

test("the headline's frame needs a passage in the headline", () => {
  const kind = "headline-frame-tagged";
  expect(details(kind, handed({ "headline-frame": "SEC" }, tag("SEC")))).toEqual([["Security"]]);
  expect(details(kind, handed({ "headline-frame": "SEC" }, tag("SEC", 2)))).toEqual([]);
  // Its parts lie around the headline's words, so they are not in it.
  const around = {
    ...tag("SEC", 20),
    start: 11,
    end: 40,
    pieces: [
      { start: 11, end: 12 },
      { start: 30, end: 40 },
    ],
  };
  expect(details(kind, handed({ "headline-frame": "SEC" }, around))).toEqual([["Security"]]);
});

test("the frames present are those tagged, no more and no fewer", () => {
  const kind = "frames-present-match";
  expect(details(kind, handed({ "frames-present": ["SEC"] }, tag("PRA")))).toEqual([
    ["Security", "Partnership"],
  ]);
  expect(details(kind, handed({ "frames-present": [] }, tag("PRA")))).toEqual([["Partnership"]]);
  expect(details(kind, handed({ "frames-present": ["PRA"] }, tag("PRA"), tag("PRA", 50)))).toEqual(
    [],
  );
  expect(details(kind, handed({}, tag("PRA")))).toEqual([]);
});

test("an article that is not relevant has no tags", () => {
  const kind = "irrelevant-untagged";
  expect(details(kind, handed({ relevance: "no" }, tag("PRA")))).toEqual([["Partnership"]]);
  expect(details(kind, handed({ relevance: "no" }))).toEqual([]);
  expect(details(kind, handed({}, tag("PRA")))).toEqual([]);
});

test("a rule about a question that is not asked holds", () => {
  const work = handed({ relevance: "no", "primary-frame": "SEC" });
  expect(unmetRules(form(...RULE_KINDS), frames, work)).toEqual([]);
});

describe("required questions", () => {
  const strict = { attributes, rules: [] };

  test("are listed while they are asked and have no answer", () => {
    const [unmet] = unmetRules(strict, frames, handed({ tone: 0 }));
    expect(unmet).toMatchObject({
      ruleId: "required-answers",
      details: ["Frames present", "Headline frame", "Primary frame"],
    });
    expect(unmetRules(strict, frames, handed({ relevance: "no" }))).toEqual([]);
    const none = { "frames-present": [], "headline-frame": "none", "primary-frame": "none" };
    expect(unmetRules(strict, frames, handed({ ...none, tone: 0 }))).toEqual([]);
  });

  test("of a frame are listed for each of its tags", () => {
    const stance: Attribute = {
      ...attributes[0]!,
      ...{ id: "stance", name: "Stance", role: null, scope: "annotation", frameId: "SEC" },
    };
    const answered = { ...tag("SEC"), attributes: { stance: "yes" } };
    const work = handed({}, tag("SEC"), answered, tag("PRA"));
    expect(unmetRules({ attributes: [stance], rules: [] }, frames, work)).toMatchObject([
      { details: ["Stance, of the tag Security: “words”"] },
    ]);
  });
});

test("a rule can be passed over with a reason, and with nothing less", () => {
  const unmet = [{ ruleId: "a", message: "", details: [] }];
  expect(notOverridden(unmet, [])).toEqual(unmet);
  expect(notOverridden(unmet, [{ ruleId: "a", reason: " " }])).toEqual(unmet);
  expect(notOverridden(unmet, [{ ruleId: "b", reason: "why" }])).toEqual(unmet);
  expect(notOverridden(unmet, [{ ruleId: "a", reason: "why" }])).toEqual([]);
});

test("forms are the same in every part or they are not the same", () => {
  const one = form("irrelevant-untagged");
  expect(sameForm(one, form("irrelevant-untagged"))).toBe(true);
  expect(sameForm(one, form())).toBe(false);
  const other = one.attributes.map((attribute, i) =>
    i === 0 ? { ...attribute, required: true } : attribute,
  );
  expect(sameForm(one, { ...one, attributes: other })).toBe(false);
});

test("what changed between two forms is said, and nothing where they are the same", () => {
  const before = form("irrelevant-untagged");
  expect(formChanges(before, form("irrelevant-untagged"))).toEqual([]);
  const [relevance, present, ...others] = before.attributes;
  const after = {
    attributes: [present!, { ...relevance!, required: true }, ...others.slice(1), tone],
    rules: [],
  };
  expect(formChanges(before, after)).toEqual([
    "The question “Relevance” has changed.",
    "The question “Mood” is new.",
    "The question “Headline frame” is retired.",
    "The questions stand in another order.",
    "The rules at submission have changed.",
  ]);
});
const tone = { ...attributes[0]!, id: "mood", name: "Mood", role: null };
