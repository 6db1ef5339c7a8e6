import type { AnswerValue } from "./attribute";

/** A reviewer's answer to a question on the article. */
export interface ArticleAnswer {
  readonly attributeId: string;
  /** Null: taken back. */
  readonly value: AnswerValue | null;
  /** Counts the changes; 0 while it was never answered. A change names the revision it starts from. */
  readonly revision: number;
}

/** Answer a question on the article, or take the answer back with `value: null`. */
export interface AnswerMutation {
  readonly kind: "answer";
  readonly mutationId: string;
  readonly attributeId: string;
  readonly baseRevision: number;
  readonly value: AnswerValue | null;
}

/**
 * What became of it. `saved`: `answer` is the state after it. `conflict`: it was
 * answered elsewhere meanwhile, `answer` is what the server has; nothing was changed.
 */
export interface AnswerResult {
  readonly mutationId: string;
  readonly status: "saved" | "conflict";
  readonly answer: ArticleAnswer;
}
