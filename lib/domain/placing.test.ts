import { describe, expect, test } from "vitest";
import type { Annotation, AnnotationMutation } from "./annotation";
import { NOTHING_SAID } from "./annotation-content";
import { annotationState, isOutdated, reduce, shownAnnotations } from "./annotation-state";
import { keepMineMutation } from "./annotation-undo";
import { isPlacing, onTextVersion } from "./placing";
import { lateMutation } from "./reanchor/late-mutation";

const OLD = "The levy hurts families. Ministers say that the levy is fair to everybody in town.";
const NEW = `Corrected. ${OLD.replace("hurts families", "is said to hurt families")}`;

const place = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const ids = { mutationId: "m1", annotationId: "a1" };
const unsaid = (words: string) =>
  ({ kind: "create", ...ids, frameId: "econ", memo: "", ...place(OLD, words) }) as const;
const create = (words: string, textVersion = 1) => ({ ...unsaid(words), textVersion });
const deletion = { kind: "delete", ...ids, baseRevision: 1 } as const;
const memo = { kind: "update", ...ids, baseRevision: 1, memo: "x" } as const;

describe("which text version a mutation counts in", () => {
  test("is said by those that place a passage, once", () => {
    expect([unsaid("levy"), memo, deletion].map(isPlacing)).toEqual([true, false, false]);
    expect(onTextVersion([unsaid("levy"), create("levy", 1), memo, deletion], 2)).toEqual([
      { ...unsaid("levy"), textVersion: 2 },
      create("levy", 1),
      memo,
      deletion,
    ]);
  });
});

describe("a mutation made on an older text", () => {
  const outcome = (mutation: Parameters<typeof lateMutation>[0]) =>
    lateMutation(mutation, OLD, NEW);

  test("moves with its words", () => {
    const words = "Ministers say";
    expect(outcome(create(words))).toEqual({
      outcome: "moved",
      mutation: { ...create(words), ...place(NEW, words), pieces: null },
    });
  });

  test("is changed where its words are, and where it does not say its text", () => {
    expect(outcome(create("The levy hurts families."))).toMatchObject({ outcome: "changed" });
    expect(outcome(unsaid("Ministers say"))).toMatchObject({
      outcome: "changed",
      mutation: place(NEW, "Ministers say"),
    });
  });

  test("keeps its words when they are gone", () => {
    expect(lateMutation(create("Ministers say"), OLD, "Nothing of it.")).toEqual({
      outcome: "orphaned",
      quote: "Ministers say",
    });
  });

  test.each([
    ["that says only one end", { ...memo, end: 8 }, "invalid_input"],
    ["outside its text", { ...memo, start: 0, end: 900 }, "invalid_span"],
  ] as const)("%s is refused", (_which, mutation, code) => {
    expect(() => outcome(mutation)).toThrow(expect.objectContaining({ code }));
  });
});

describe("the coding desk on a corrected text", () => {
  const saved: Annotation = {
    ...NOTHING_SAID,
    ...{ id: "a1", reviewerId: "ada", frameId: "econ", memo: "", suggested: false },
    ...{ revision: 2, createdAt: "", updatedAt: "", quote: "Ministers say" },
    ...place(NEW, "Ministers say"),
  };
  const recovered = (mutation: AnnotationMutation, annotations: readonly Annotation[] = []) =>
    reduce(annotationState(NEW, "ada", annotations, 2), {
      kind: "recover",
      mutations: [mutation],
    });

  test("paints no queued tag at its old offsets, and shows where the server put it", () => {
    let state = recovered(create("Ministers say"));
    expect(shownAnnotations(state)).toMatchObject([{ anchor: "orphaned", quote: "" }]);
    const result = {
      mutationId: "m1",
      status: "saved",
      annotation: saved,
      deleted: false,
    } as const;
    state = reduce(state, { kind: "settle", results: [result] });
    expect(shownAnnotations(state)).toEqual([saved]);
    expect(isOutdated(state)).toBe(false);
  });

  test("keeps the words that the server found no more", () => {
    const state = reduce(recovered(create("Ministers say")), {
      kind: "settle",
      results: [
        {
          ...{ mutationId: "m1", status: "refused", code: "conflict", message: "Gone." },
          quote: "Ministers say",
        },
      ],
    });
    expect(shownAnnotations(state)).toEqual([]);
    expect(state.refused).toMatchObject([{ quote: "Ministers say", message: "Gone." }]);
  });

  test("out of a conflict sends the older passage as one of the older text", () => {
    const moved = { ...memo, ...place(OLD, "the levy is fair"), textVersion: 1 };
    const state = reduce(recovered(moved, [saved]), {
      kind: "settle",
      results: [{ mutationId: "m1", status: "conflict", current: saved, deleted: false }],
    });
    expect(keepMineMutation(state, "a1", () => "m2")).toEqual({
      ...{ kind: "update", mutationId: "m2", annotationId: "a1", baseRevision: 2, memo: "x" },
      ...{ ...place(OLD, "the levy is fair"), pieces: null, textVersion: 1 },
    });
  });

  test("on the old text, still open, tells by an answer that there is a new one", () => {
    const open = annotationState(OLD, "ada", [], 1);
    expect(isOutdated(open)).toBe(false);
    const result = {
      mutationId: "m1",
      status: "saved",
      annotation: saved,
      deleted: false,
    } as const;
    expect(isOutdated(reduce(open, { kind: "settle", results: [result] }))).toBe(true);
  });
});
