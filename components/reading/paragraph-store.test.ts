import { describe, expect, test, vi } from "vitest";
import type { Annotation } from "@/lib/domain/annotation";
import { NOTHING_SAID } from "@/lib/domain/annotation-content";
import { greedyLanes } from "@/lib/domain/text/lanes";
import { offsetIndex } from "@/lib/domain/text/offsets";
import { paragraphsOf } from "@/lib/domain/text/paragraphs";
import { ParagraphStore } from "./paragraph-store";
import { tagMaker } from "./tags";

const TEXT = "One 📰 two\nthree four\nfive";
const index = offsetIndex(TEXT);
const makeTags = tagMaker(index);

function annotation(id: string, start: number, end: number): Annotation {
  const quote = [...TEXT].slice(start, end).join("");
  const times = { createdAt: "", updatedAt: "" };
  return {
    id,
    frameId: "f",
    reviewerId: "ada",
    memo: "",
    ...NOTHING_SAID,
    suggested: false,
    revision: 1,
    start,
    end,
    quote,
    ...times,
  };
}

function setUp(annotations: readonly Annotation[]) {
  const store = new ParagraphStore(paragraphsOf(TEXT), 0);
  const show = (annotations: readonly Annotation[]) =>
    store.publish(makeTags(annotations), greedyLanes(annotations));
  show(annotations);
  const drawn = vi.fn();
  for (const { index } of store.paragraphs) store.subscribe(index, () => void drawn(index));
  const tagged = (i: number) =>
    store
      .view(i)
      .stretches.flatMap(({ runs }) =>
        runs.flatMap(({ start, end, covering }) =>
          covering.length ? [TEXT.slice(start, end)] : [],
        ),
      );
  return { store, show, drawn, tagged };
}

const a = annotation("a", 4, 9);
const b = annotation("b", 10, 15);

describe("ParagraphStore", () => {
  test("draws only the paragraph in which a tag was added", () => {
    const { show, drawn, tagged } = setUp([a]);
    show([a, b]);
    expect(drawn.mock.calls).toEqual([[1]]);
    expect([tagged(0), tagged(1), tagged(2)]).toEqual([["📰 two"], ["three"], []]);
  });

  test("draws a tag across paragraphs in both, and lists it where it begins", () => {
    const { store, tagged } = setUp([annotation("c", 6, 13)]);
    expect([tagged(0), tagged(1)]).toEqual([["two"], ["thr"]]);
    expect([0, 1].map((i) => store.view(i).starting.length)).toEqual([1, 0]);
  });

  test("holds a frozen paragraph until it is let go", () => {
    const { store, show, drawn, tagged } = setUp([a]);
    store.freeze("selection", new Set([1]));
    show([b]);
    expect(drawn.mock.calls).toEqual([[0]]);
    expect(tagged(1)).toEqual([]);
    store.freeze("selection", new Set());
    expect(tagged(1)).toEqual(["three"]);
  });
});

test("an annotation that does not fit the text or its own quote is not drawn", () => {
  const wrong = { ...annotation("w", 4, 9), quote: "something else" };
  expect(makeTags([wrong, { ...a, end: 900 }, b]).map(({ id }) => id)).toEqual(["b"]);
});

describe("margins of an article with very many tags", () => {
  const text = Array.from({ length: 40 }, (_, i) => `Line ${i}`).join("\n");
  const many = () => new ParagraphStore(paragraphsOf(text), 501);

  test("those at the top are there at once, the others are drawn once when asked for", () => {
    const store = many();
    expect([store.hasMargin(29), store.hasMargin(30)]).toEqual([true, false]);
    expect(store.nextMargins(3)).toEqual([30, 31, 32]);
    const drawn = vi.fn();
    for (const { index } of store.paragraphs) store.subscribe(index, () => void drawn(index));
    store.drawMargins([29, 35]);
    store.drawMargins([35]);
    expect(drawn.mock.calls).toEqual([[35]]);
    expect(store.hasMargin(35)).toBe(true);
    store.drawMargins(store.nextMargins(40));
    expect(store.nextMargins(40)).toEqual([]);
    expect(drawn).toHaveBeenCalledTimes(10);
  });

  test("with few tags all are there from the beginning", () => {
    const store = new ParagraphStore(paragraphsOf(text), 500);
    expect(store.hasMargin(39)).toBe(true);
    expect(store.nextMargins(40)).toEqual([]);
  });
});
