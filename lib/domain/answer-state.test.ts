import { expect, test } from "vitest";
import type { AnswerState } from "./answer-state";
import { answerState, reduceAnswers, revisionOf, shownAnswers } from "./answer-state";
import type { AnswerMutation } from "./article-answer";

let counter = 0;
function answering(state: AnswerState, value: AnswerMutation["value"]): AnswerState {
  const baseRevision = revisionOf(state, "tone");
  const mutationId = `m${++counter}`;
  const mutation = {
    kind: "answer" as const,
    mutationId,
    attributeId: "tone",
    baseRevision,
    value,
  };
  return reduceAnswers(state, { kind: "answer", mutation });
}

test("an answer is shown at once, and the next one builds on it", () => {
  const state = answering(answering(answerState([]), 1), 2);
  expect(shownAnswers(state)).toEqual({ tone: 2 });
  expect(state.pending.map(({ baseRevision }) => baseRevision)).toEqual([0, 1]);
  expect(shownAnswers(answering(state, null))).toEqual({});
});

test("a saved answer leaves the queue and does not hide a later one", () => {
  const state = answering(answering(answerState([]), 1), 2);
  const answer = { attributeId: "tone", value: 1, revision: 1 };
  const { mutationId } = state.pending[0]!;
  const results = [{ mutationId, status: "saved" as const, answer }];
  const settled = reduceAnswers(state, { kind: "settle", results });
  expect(settled.pending).toHaveLength(1);
  expect(shownAnswers(settled)).toEqual({ tone: 2 });
});

test("a conflict shows what the server has, keeps what was wanted, and sends nothing more", () => {
  const state = answering(answering(answerState([]), 1), 2);
  const answer = { attributeId: "tone", value: -1, revision: 4 };
  const { mutationId } = state.pending[0]!;
  const results = [{ mutationId, status: "conflict" as const, answer }];
  const settled = reduceAnswers(state, { kind: "settle", results });
  expect(settled.pending).toEqual([]);
  expect(shownAnswers(settled)).toEqual({ tone: -1 });
  expect(settled.conflicts.get("tone")).toBe(2);
  const mine = answering(reduceAnswers(settled, { kind: "dismiss", attributeId: "tone" }), 2);
  expect(mine.conflicts.size).toBe(0);
  expect(mine.pending).toMatchObject([{ baseRevision: 4, value: 2 }]);
});

test("a refused answer is taken away and said", () => {
  const state = answering(answerState([]), 1);
  const { mutationId } = state.pending[0]!;
  const refused = { mutationId, status: "refused" as const, code: "x", message: "Handed in." };
  const settled = reduceAnswers(state, { kind: "settle", results: [refused] });
  expect(shownAnswers(settled)).toEqual({});
  expect(settled.refused).toMatchObject([{ message: "Handed in." }]);
  expect(reduceAnswers(settled, { kind: "dismiss", attributeId: "tone" }).refused).toEqual([]);
});

test("answers kept from an earlier visit are shown once, and tags are passed over", () => {
  const { pending } = answering(answerState([]), 1);
  const tag = { kind: "delete" as const, mutationId: "d", annotationId: "a", baseRevision: 1 };
  let state = reduceAnswers(answerState([]), { kind: "recover", mutations: [tag, ...pending] });
  state = reduceAnswers(state, { kind: "recover", mutations: pending });
  expect(state.pending).toEqual(pending);
});
