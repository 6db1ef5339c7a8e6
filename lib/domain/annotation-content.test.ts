import { describe, expect, test } from "vitest";
import type { AnnotationMutation } from "./annotation";
import { contentAfter, NOTHING_SAID, sameContent, samePassage } from "./annotation-content";

const before = { ...NOTHING_SAID, frameId: "SEC", start: 2, end: 10, memo: "" };
const pieces = [
  { start: 2, end: 4 },
  { start: 6, end: 10 },
];

function update(fields: Partial<Extract<AnnotationMutation, { kind: "update" }>>) {
  const ids = { mutationId: "m", annotationId: "a", baseRevision: 1 };
  return { ...ids, kind: "update" as const, ...fields };
}

describe("after an update", () => {
  test("what is not named stays", () => {
    const rich = { ...before, pieces, attributes: { a: "1" }, confidence: "low" as const };
    expect(contentAfter(rich, update({ memo: "why" }))).toEqual({ ...rich, memo: "why" });
  });

  test("new ends make a passage whole, unless its parts are given", () => {
    const parted = { ...before, pieces };
    expect(contentAfter(parted, update({ end: 12 })).pieces).toBeNull();
    const longer = [pieces[0]!, { start: 6, end: 12 }];
    expect(contentAfter(parted, update({ end: 12, pieces: longer })).pieces).toEqual(longer);
    expect(contentAfter(parted, update({ pieces: null })).pieces).toBeNull();
  });

  test("a confidence can be taken back", () => {
    const sure = { ...before, confidence: "high" as const };
    expect(contentAfter(sure, update({ confidence: null })).confidence).toBeNull();
  });

  test("a changed passage is sound when it is confirmed or chosen anew, and not otherwise", () => {
    const changed = { ...before, anchor: "changed" as const };
    expect(contentAfter(changed, update({ memo: "x" })).anchor).toBe("changed");
    expect(contentAfter(changed, update({ anchor: "sound" })).anchor).toBe("sound");
    expect(contentAfter(changed, update({ start: 3 })).anchor).toBe("sound");
  });

  test("another frame has to be rechecked anew", () => {
    const rechecked = contentAfter(before, update({ recheckedUnder: 4 }));
    expect(rechecked.recheckedUnder).toBe(4);
    expect(contentAfter(rechecked, update({ memo: "x" })).recheckedUnder).toBe(4);
    expect(contentAfter(rechecked, update({ frameId: "PRA" })).recheckedUnder).toBeNull();
  });
});

test("content is the same in every part or it is not the same", () => {
  expect(sameContent(before, { ...before })).toBe(true);
  for (const change of [
    { frameId: "PRA" },
    { start: 3 },
    { pieces },
    { memo: "x" },
    { attributes: { a: 1 } },
    { confidence: "low" as const },
    { needsDiscussion: true },
    { anchor: "changed" as const },
    { recheckedUnder: 2 },
  ]) {
    expect(sameContent(before, { ...before, ...change })).toBe(false);
  }
});

test("two passages with the same ends differ by their parts", () => {
  expect(samePassage(before, { ...before, pieces })).toBe(false);
  expect(samePassage({ ...before, pieces }, { ...before, pieces: [...pieces] })).toBe(true);
});
