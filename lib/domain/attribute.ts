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
