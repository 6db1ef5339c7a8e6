import { AppError } from "./errors";
import type { Frame } from "./frame";
import { taggableFrames } from "./frame";

/** What an attribute is asked of: every annotation (or those of one frame), or the article. */
export const ATTRIBUTE_SCOPES = ["annotation", "article"] as const;
export type AttributeScope = (typeof ATTRIBUTE_SCOPES)[number];

export const ATTRIBUTE_KINDS = ["single", "multiple", "scale", "text"] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** What statistics take an article's attribute for. */
export const ATTRIBUTE_ROLES = [
  "relevance",
  "frames-present",
  "headline-frame",
  "primary-frame",
  "tone",
] as const;
export type AttributeRole = (typeof ATTRIBUTE_ROLES)[number];

/** One answer to choose. In a scale the value is a number in digits, such as "-2". */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Asked only where the answer to another attribute of the same scope is one of these. */
export interface Condition {
  readonly attributeId: string;
  readonly oneOf: readonly string[];
}

/** A typed question on an annotation or on an article. */
export interface Attribute {
  readonly id: string;
  readonly scope: AttributeScope;
  /** The frame whose annotations it is asked of; null: all annotations, or the article. */
  readonly frameId: string | null;
  /** What tables and files call it. */
  readonly name: string;
  /** What the reviewer is asked; empty where the name says it. */
  readonly question: string;
  readonly kind: AttributeKind;
  /** In order; empty for a text, and where the options are the codebook's frames. */
  readonly options: readonly Option[];
  readonly required: boolean;
  readonly role: AttributeRole | null;
  readonly condition: Condition | null;
}

/** An answer: an option's value, several (in the order of the options), a point of a scale, or words. */
export type AnswerValue = string | readonly string[] | number;

/** Longest answer in words, in UTF-16 code units, as text fields count them. */
export const LONGEST_ANSWER = 2000;

/** The most options of one question. */
export const MOST_OPTIONS = 100;

/** Answers by attribute id; a question without an answer has no entry. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/** The option of "headline frame" and "primary frame" that names no frame. */
export const NO_FRAME = "none";

/** Roles whose options are the frames of the codebook, whatever it is at the time. */
const FRAME_ROLES: readonly (AttributeRole | null)[] = [
  "frames-present",
  "headline-frame",
  "primary-frame",
];

export function asksForFrames({ role }: Pick<Attribute, "role">): boolean {
  return FRAME_ROLES.includes(role);
}

/** What can be chosen: the question's own options, or the frames of the codebook. */
export function optionsOf(
  attribute: Pick<Attribute, "role" | "kind" | "options">,
  frames: readonly Pick<Frame, "id" | "name" | "isGroup">[],
): readonly Option[] {
  if (!asksForFrames(attribute)) return attribute.options;
  const named = taggableFrames(frames).map(({ id, name }) => ({ value: id, label: name }));
  return attribute.kind === "single" ? [...named, { value: NO_FRAME, label: "No frame" }] : named;
}

/** An answer as people read it: labels of the options, or the words that were written. */
export function answerWords(
  attribute: Pick<Attribute, "role" | "kind" | "options">,
  frames: readonly Pick<Frame, "id" | "name" | "isGroup">[],
  value: AnswerValue,
): string {
  const options = optionsOf(attribute, frames);
  const values = [value].flat().map(String);
  const labels = values.map((one) => options.find((o) => o.value === one)?.label ?? one);
  return labels.length > 0 ? labels.join(", ") : "none of these";
}

/** What the reviewer reads: the question, or where there is none its name. */
export function questionOf({ question, name }: Pick<Attribute, "question" | "name">): string {
  return question || name;
}

/**
 * An untrusted answer, checked against its question; several values in the order of
 * the options, each once. An empty list is an answer: none of them.
 *
 * @throws {AppError} invalid_input, with what is wrong
 */
export function checkedAnswer(
  attribute: Pick<Attribute, "name" | "kind">,
  options: readonly Option[],
  value: AnswerValue,
): AnswerValue {
  const refuse = (why: string) => new AppError("invalid_input", `“${attribute.name}”: ${why}`);
  const known = new Set(options.map((option) => option.value));
  switch (attribute.kind) {
    case "text":
      if (typeof value !== "string") throw refuse("answer in words.");
      if (value.trim() === "") throw refuse("say something, or leave the question without answer.");
      if (value.length > LONGEST_ANSWER) throw refuse(`keep it to ${LONGEST_ANSWER} characters.`);
      return value;
    case "single":
      if (typeof value !== "string") throw refuse("choose one of the answers.");
      if (!known.has(value)) throw refuse("this is not one of the answers any more. Choose again.");
      return value;
    case "scale":
      if (typeof value !== "number") throw refuse("choose a point of the scale.");
      if (!known.has(String(value)))
        throw refuse("this is not a point of the scale. Choose again.");
      return value;
    case "multiple": {
      if (!Array.isArray(value)) throw refuse("choose among the answers.");
      const chosen = new Set(value as readonly string[]);
      if ([...chosen].some((one) => !known.has(one))) {
        throw refuse("one of these is not among the answers any more. Choose again.");
      }
      return options.map((option) => option.value).filter((one) => chosen.has(one));
    }
  }
}

/**
 * The questions that are asked, given the answers so far: those without a condition,
 * and those whose condition holds. A question that is not asked decides nothing, so a
 * chain of conditions falls with its first. Conditions look back: `attributes` are in
 * the order in which they are asked.
 */
export function askedOf<A extends Pick<Attribute, "id" | "condition">>(
  attributes: readonly A[],
  answers: Answers,
): A[] {
  const asked = new Set<string>();
  return attributes.filter(({ id, condition }) => {
    const holds =
      !condition ||
      (asked.has(condition.attributeId) && says(answers[condition.attributeId], condition.oneOf));
    if (holds) asked.add(id);
    return holds;
  });
}

function says(answer: AnswerValue | undefined, oneOf: readonly string[]): boolean {
  if (answer === undefined) return false;
  return [answer].flat().some((value) => oneOf.includes(String(value)));
}

/** The questions on annotations of one frame: those on every annotation, then the frame's own. */
export function attributesOfFrame<A extends Pick<Attribute, "scope" | "frameId">>(
  attributes: readonly A[],
  frameId: string,
): A[] {
  const asked = attributes.filter(({ scope }) => scope === "annotation");
  return [
    ...asked.filter((attribute) => attribute.frameId === null),
    ...asked.filter((attribute) => attribute.frameId === frameId),
  ];
}

export function articleAttributes<A extends Pick<Attribute, "scope">>(
  attributes: readonly A[],
): A[] {
  return attributes.filter(({ scope }) => scope === "article");
}

/**
 * The answers of one annotation, checked against the questions of its frame. An answer
 * that was there `before` stays as it is: a newer codebook may have changed its question.
 *
 * @throws {AppError} invalid_input
 */
export function checkedAnswers(
  attributes: readonly Attribute[],
  frames: readonly Pick<Frame, "id" | "name" | "isGroup">[],
  answers: Answers,
  before: Answers,
): Answers {
  const byId = new Map(attributes.map((attribute) => [attribute.id, attribute]));
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      if (JSON.stringify(before[id]) === JSON.stringify(value)) return [id, value];
      const attribute = byId.get(id);
      if (!attribute) {
        throw new AppError(
          "invalid_input",
          "The codebook does not ask this any more. Reload the page to see what it asks.",
        );
      }
      return [id, checkedAnswer(attribute, optionsOf(attribute, frames), value)];
    }),
  );
}
