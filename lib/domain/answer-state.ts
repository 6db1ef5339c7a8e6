import type { Mutation, MutationResult } from "./annotation";
import type { AnswerMutation, ArticleAnswer } from "./article-answer";
import type { Answers } from "./attribute";

/**
 * The state of one reviewer's answers on one article, as a browser holds it: what the
 * server has saved, what waits to be saved, and what is therefore shown. The
 * counterpart of `AnnotationState`; both feed the same outbox. By question.
 */
export interface AnswerState {
  readonly saved: ReadonlyMap<string, ArticleAnswer>;
  /** Without an answer from the server, in the order they were made. */
  readonly pending: readonly AnswerMutation[];
  /** `saved` with `pending` on top. */
  readonly shown: ReadonlyMap<string, ArticleAnswer>;
  /** Answered elsewhere meanwhile: what this window wanted. `shown` has what the server has. */
  readonly conflicts: ReadonlyMap<string, ArticleAnswer["value"]>;
  /** What can never be saved as it is. */
  readonly refused: readonly { readonly mutation: AnswerMutation; readonly message: string }[];
}

export type AnswerAction =
  | { readonly kind: "answer"; readonly mutation: AnswerMutation }
  /** Mutations of an earlier visit that were not yet saved; those of tags are passed over. */
  | { readonly kind: "recover"; readonly mutations: readonly Mutation[] }
  /** The server answered; results about tags are passed over. */
  | { readonly kind: "settle"; readonly results: readonly MutationResult[] }
  /** A person has settled the conflict or noted the refusal. */
  | { readonly kind: "dismiss"; readonly attributeId: string };

export function answerState(answers: readonly ArticleAnswer[]): AnswerState {
  const saved = new Map(answers.map((answer) => [answer.attributeId, answer]));
  return { saved, pending: [], shown: saved, conflicts: new Map(), refused: [] };
}

/** The state after one thing has happened. */
export function reduceAnswers(state: AnswerState, action: AnswerAction): AnswerState {
  switch (action.kind) {
    case "answer":
      return shownAnew({ ...state, pending: [...state.pending, action.mutation] });
    case "recover": {
      const known = new Set(state.pending.map(({ mutationId }) => mutationId));
      const recovered = action.mutations
        .filter((mutation) => mutation.kind === "answer")
        .filter(({ mutationId }) => !known.has(mutationId));
      return shownAnew({ ...state, pending: [...state.pending, ...recovered] });
    }
    case "settle":
      return shownAnew(action.results.reduce(settle, state));
    case "dismiss":
      return dismiss(state, action.attributeId);
  }
}

/** The answers to fill in the form with; those taken back are not among them. */
export function shownAnswers({ shown }: AnswerState): Answers {
  return Object.fromEntries(
    [...shown.values()].flatMap(({ attributeId, value }) =>
      value === null ? [] : [[attributeId, value]],
    ),
  );
}

/** The revision that the next answer to a question starts from. */
export function revisionOf({ shown }: AnswerState, attributeId: string): number {
  return shown.get(attributeId)?.revision ?? 0;
}

function settle(state: AnswerState, result: MutationResult): AnswerState {
  const mutation = state.pending.find(({ mutationId }) => mutationId === result.mutationId);
  if ("answer" in result && result.status === "saved") {
    const pending = state.pending.filter((other) => other !== mutation);
    return { ...withSaved(state, result.answer), pending };
  }
  if (!mutation) return state;

  // What was built on an answer that failed must not reach the server either.
  const { attributeId } = mutation;
  const wanted = state.pending.filter((other) => other.attributeId === attributeId).at(-1)!;
  const pending = state.pending.filter((other) => other.attributeId !== attributeId);
  if ("answer" in result) {
    const next = { ...withSaved(state, result.answer), pending };
    const conflicts = new Map(state.conflicts).set(attributeId, wanted.value);
    return { ...next, conflicts };
  }
  const message = result.status === "refused" ? result.message : "";
  return { ...state, pending, refused: [...state.refused, { mutation: wanted, message }] };
}

function withSaved(state: AnswerState, answer: ArticleAnswer): AnswerState {
  const known = state.saved.get(answer.attributeId);
  if (known && known.revision > answer.revision) return state;
  return { ...state, saved: new Map(state.saved).set(answer.attributeId, answer) };
}

function dismiss(state: AnswerState, attributeId: string): AnswerState {
  const conflicts = new Map(state.conflicts);
  conflicts.delete(attributeId);
  const refused = state.refused.filter(({ mutation }) => mutation.attributeId !== attributeId);
  return { ...state, conflicts, refused };
}

function shownAnew(state: AnswerState): AnswerState {
  const shown = new Map(state.saved);
  for (const { attributeId, value, baseRevision } of state.pending) {
    shown.set(attributeId, { attributeId, value, revision: baseRevision + 1 });
  }
  return { ...state, shown };
}
