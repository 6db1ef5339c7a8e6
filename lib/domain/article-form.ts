import type { Annotation } from "./annotation";
import { piecesOf } from "./annotation";
import type { Answers, Attribute, AttributeRole } from "./attribute";
import { articleAttributes, askedOf, attributesOfFrame, NO_FRAME } from "./attribute";
import type { Frame } from "./frame";
import { frameName } from "./frame";
import { intersectionOf } from "./span";
import type { Zone } from "./zones";

/**
 * What can be checked when an article is submitted. A rule's `check` is stored as
 * `{ "kind": KIND }`:
 *
 * - `primary-frame-tagged`: the frame given as primary has a passage
 * - `headline-frame-tagged`: the frame given for the headline has a passage in it
 * - `frames-present-match`: the frames given as present are those with a passage
 * - `irrelevant-untagged`: an article that is not relevant has no passage
 *
 * Each holds while its question is not asked or has no answer. That required questions
 * have an answer is checked always, as the rule `REQUIRED`.
 */
export const RULE_KINDS = [
  "primary-frame-tagged",
  "headline-frame-tagged",
  "frames-present-match",
  "irrelevant-untagged",
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** The question that a rule reads, and what it says where the lead writes nothing else. */
export const RULES = {
  "primary-frame-tagged": {
    role: "primary-frame",
    message: "The primary frame needs a passage that shows it.",
  },
  "headline-frame-tagged": {
    role: "headline-frame",
    message: "The frame of the headline needs a passage in the headline.",
  },
  "frames-present-match": {
    role: "frames-present",
    message: "The frames you ticked must be the frames you tagged.",
  },
  "irrelevant-untagged": {
    role: "relevance",
    message: "An article that is not relevant has no tags.",
  },
} as const satisfies Record<RuleKind, { role: AttributeRole; message: string }>;

export interface Rule {
  readonly id: string;
  /** What the reviewer reads when it does not hold. */
  readonly message: string;
  readonly check: { readonly kind: RuleKind };
}

/** The rule that required questions are answered; part of every form. */
export const REQUIRED = "required-answers";

/** The questions and rules of one codebook version. */
export interface ArticleForm {
  readonly attributes: readonly Attribute[];
  readonly rules: readonly Rule[];
}

/** The form stored with a codebook version; one published before there were questions has none. */
export function publishedForm(stored: {
  readonly attributes: unknown;
  readonly rules: unknown;
}): ArticleForm {
  const { attributes, rules } = stored as ArticleForm;
  return { attributes, rules };
}

/** Whether two forms ask and check the same. */
export function sameForm(a: ArticleForm, b: ArticleForm): boolean {
  return formText(a) === formText(b);
}

/** What `after` asks or checks differently from `before`, in a sentence each. */
export function formChanges(before: ArticleForm, after: ArticleForm): string[] {
  const one = (attribute: Attribute) => formText({ attributes: [attribute], rules: [] });
  const old = new Map(before.attributes.map((attribute) => [attribute.id, attribute]));
  const now = new Set(after.attributes.map(({ id }) => id));
  const changes = after.attributes.flatMap((attribute) => {
    const was = old.get(attribute.id);
    if (!was) return [`The question “${attribute.name}” is new.`];
    return one(was) === one(attribute) ? [] : [`The question “${was.name}” has changed.`];
  });
  for (const { id, name } of before.attributes) {
    if (!now.has(id)) changes.push(`The question “${name}” is retired.`);
  }
  const orders = (list: readonly Attribute[], both: { has(id: string): boolean }) =>
    list.flatMap(({ id }) => (both.has(id) ? id : [])).join();
  if (orders(before.attributes, now) !== orders(after.attributes, old)) {
    changes.push("The questions stand in another order.");
  }
  const rules = (form: ArticleForm) => formText({ attributes: [], rules: form.rules });
  if (rules(before) !== rules(after)) changes.push("The rules at submission have changed.");
  return changes;
}

function formText({ attributes, rules }: ArticleForm): string {
  return JSON.stringify([
    attributes.map((one) => [
      ...[one.id, one.scope, one.frameId, one.name, one.question, one.kind, one.required],
      ...[one.role, one.options.map(({ value, label }) => [value, label])],
      one.condition && [one.condition.attributeId, one.condition.oneOf],
    ]),
    rules.map(({ id, message, check }) => [id, message, check.kind]),
  ]);
}

/** The answer of "relevance" that says the article does not belong to the study. */
export const NOT_RELEVANT = "no";

/** What a reviewer hands in. */
export interface Handed {
  readonly annotations: readonly Pick<
    Annotation,
    "frameId" | "start" | "end" | "pieces" | "quote" | "attributes"
  >[];
  /** On the article. */
  readonly answers: Answers;
  readonly zones: readonly Zone[];
}

/** A rule that does not hold. */
export interface Unmet {
  readonly ruleId: string;
  readonly message: string;
  /** What exactly, one line each: the questions without an answer, the frames in question. */
  readonly details: readonly string[];
}

/** The rules that do not hold for what is handed in; none when all is well. */
export function unmetRules(
  form: ArticleForm,
  frames: readonly Pick<Frame, "id" | "name">[],
  handed: Handed,
): Unmet[] {
  const missing = missingAnswers(form, frames, handed);
  const required: Unmet[] =
    missing.length > 0
      ? [{ ruleId: REQUIRED, message: "Some questions need an answer.", details: missing }]
      : [];
  const broken = form.rules.flatMap(({ id, message, check }) => {
    const details = breaches(check.kind, form, handed);
    return details.length > 0
      ? [{ ruleId: id, message, details: details.map((frameId) => frameName(frames, frameId)) }]
      : [];
  });
  return [...required, ...broken];
}

/** Required questions that are asked and have no answer, by name. */
function missingAnswers(
  { attributes }: ArticleForm,
  frames: readonly Pick<Frame, "id" | "name">[],
  { answers, annotations }: Handed,
): string[] {
  const missing = (asked: readonly Attribute[], given: Answers) =>
    askedOf(asked, given)
      .filter(({ id, required }) => required && given[id] === undefined)
      .map(({ name }) => name);
  return [
    ...missing(articleAttributes(attributes), answers),
    ...annotations.flatMap(({ frameId, quote, attributes: given }) =>
      missing(attributesOfFrame(attributes, frameId), given).map(
        (name) => `${name}, of the tag ${frameName(frames, frameId)}: “${shortened(quote)}”`,
      ),
    ),
  ];
}

/** The ids of the frames for which a rule does not hold. */
function breaches(kind: RuleKind, form: ArticleForm, handed: Handed): string[] {
  const answer = answerTo(RULES[kind].role, form, handed.answers);
  if (answer === undefined) return [];
  const tagged = new Set(handed.annotations.map(({ frameId }) => frameId));
  switch (kind) {
    case "primary-frame-tagged":
      return [String(answer)].filter((id) => id !== NO_FRAME && !tagged.has(id));
    case "headline-frame-tagged": {
      const inHeadline = framesIn("headline", handed);
      return [String(answer)].filter((id) => id !== NO_FRAME && !inHeadline.has(id));
    }
    case "frames-present-match": {
      const present = new Set([answer].flat().map(String));
      const untagged = [...present].filter((id) => !tagged.has(id));
      return [...untagged, ...[...tagged].filter((id) => !present.has(id))];
    }
    case "irrelevant-untagged":
      return answer === NOT_RELEVANT ? [...tagged] : [];
  }
}

function answerTo(role: AttributeRole, { attributes }: ArticleForm, answers: Answers) {
  const asked = askedOf(articleAttributes(attributes), answers);
  const attribute = asked.find((one) => one.role === role);
  return attribute && answers[attribute.id];
}

function framesIn(kind: Zone["zone"], { annotations, zones }: Handed): Set<string> {
  const places = zones.filter(({ zone }) => zone === kind);
  return new Set(
    annotations
      .filter((annotation) => intersectionOf(places, piecesOf(annotation)).length > 0)
      .map(({ frameId }) => frameId),
  );
}

/** The first words of a passage. */
function shortened(quote: string): string {
  const characters = [...quote];
  return characters.length > 40 ? `${characters.slice(0, 39).join("")}…` : quote;
}

/** Why a rule that does not hold was passed over; stored with the submission and counted. */
export interface Override {
  readonly ruleId: string;
  readonly reason: string;
}

/** Longest reason, in UTF-16 code units, as text fields count them. */
export const LONGEST_REASON = 1000;

/** Rules that do not hold and for which there is no reason. */
export function notOverridden(unmet: readonly Unmet[], overrides: readonly Override[]): Unmet[] {
  const given = new Set(overrides.filter(({ reason }) => reason.trim()).map((o) => o.ruleId));
  return unmet.filter(({ ruleId }) => !given.has(ruleId));
}
