import { expect, test } from "vitest";
import type { Annotation, Mutation } from "./annotation";
import type { Surroundings } from "./mutation-words";
import { mutationWords } from "./mutation-words";
import { offsetIndex } from "./text/offsets";

const tag = { id: "a", frameId: "f", start: 4, end: 8, quote: "levy", memo: "" } as Annotation;
const around: Surroundings = {
  title: "Trade",
  text: offsetIndex("The levy hurts."),
  textVersion: 2,
  frames: [
    { id: "f", name: "Security", isGroup: false },
    { id: "g", name: "Fairness", isGroup: false },
  ],
  attributes: [
    {
      ...{ id: "tone", scope: "article", frameId: null, name: "Tone", question: "", kind: "text" },
      ...{ options: [], required: false, role: null, condition: null },
    },
  ],
  tags: new Map([["a", { annotation: { ...tag, pieces: null, attributes: {} } }]]),
};
const ids = { mutationId: "m", annotationId: "a" };
const create = { ...ids, kind: "create", frameId: "f", start: 9, end: 14, memo: "" } as const;

test.each<[Mutation, string]>([
  [{ ...create, annotationId: "b", textVersion: 2 }, "Trade – Security: “hurts”"],
  [
    { ...create, annotationId: "b", textVersion: 2, memo: "why" },
    "Trade – Security: “hurts”, note “why”",
  ],
  [
    { ...create, annotationId: "b", textVersion: 1 },
    "Trade – Security: a passage of the text before it was corrected",
  ],
  [{ ...ids, kind: "update", baseRevision: 1, frameId: "g" }, "Trade – changed: Fairness: “levy”"],
  [{ ...ids, kind: "delete", baseRevision: 1 }, "Trade – deleted: Security: “levy”"],
  [{ ...ids, kind: "restore", baseRevision: 1 }, "Trade – brought back: Security: “levy”"],
  [{ ...ids, annotationId: "x", kind: "delete", baseRevision: 1 }, "Trade – deleted: a tag"],
  [
    { kind: "answer", mutationId: "m", attributeId: "tone", baseRevision: 0, value: "sad" },
    "Trade – Tone: sad",
  ],
])("says %j in words", (mutation, words) => {
  expect(mutationWords(mutation, around)).toBe(words);
});
