import { describe, expect, test } from "vitest";
import type { Utf16Offset, Utf16Span } from "@/lib/domain/text/offsets";
import type { Selected } from "./caret";
import { caretOn, draggedEdge, moved, movedEdge, passageOf, takeUnit } from "./caret";

const text = "The levy, 📰 hurts. It is fair.\nMinisters object.";
const reading = { text, language: "en" };

function spanOf(words: string): Utf16Span {
  const start = text.indexOf(words);
  return { start: start as Utf16Offset, end: (start + words.length) as Utf16Offset };
}

const words = (span: Utf16Span | null | undefined) => span && text.slice(span.start, span.end);
const passage = (selected: Selected | null) => words(selected?.passage);

describe("moved", () => {
  test("goes from word to word and stops at the ends of the text", () => {
    const next = moved(reading, caretOn(spanOf("levy")), "word", 1, false);
    expect(words(next?.focus)).toBe("📰");
    expect(next?.passage).toBeNull();
    expect(moved(reading, caretOn(spanOf("object")), "word", 1, false)).toBeNull();
    expect(moved(reading, caretOn(spanOf("The")), "word", -1, false)).toBeNull();
  });

  test("extends the passage forwards, and backwards past where it began", () => {
    const one = moved(reading, caretOn(spanOf("levy")), "word", 1, true);
    expect(passage(one)).toBe("levy, 📰");
    const back = moved(reading, one!, "word", -1, true);
    expect(passage(back)).toBe("levy");
    expect(passage(moved(reading, back!, "word", -1, true))).toBe("The levy");
  });

  test("by letter takes the last letter of the passage away", () => {
    const whole = passageOf(reading, spanOf("It is"));
    expect(passage(moved(reading, whole, "grapheme", -1, true))).toBe("It i");
  });
});

test("takeUnit selects the sentence around the caret, and then the next one too", () => {
  const sentence = takeUnit(reading, caretOn(spanOf("hurts")), "sentence", false);
  expect(passage(sentence)).toBe("The levy, 📰 hurts");
  const both = takeUnit(reading, sentence!, "sentence", true);
  expect(passage(both)).toBe("The levy, 📰 hurts. It is fair");
  expect(passage(takeUnit(reading, both!, "paragraph", false))).toBe(
    "The levy, 📰 hurts. It is fair",
  );
});

describe("movedEdge", () => {
  test.each([
    ["start", -1, "word", "levy, 📰 hurts"],
    ["start", 1, "word", "hurts"],
    ["end", 1, "word", "📰 hurts. It"],
    ["end", -1, "word", "📰"],
    ["end", -1, "grapheme", "📰 hurt"],
    ["start", 1, "grapheme", " hurts"],
  ] as const)("moves the %s by %i %s", (edge, direction, unit, expected) => {
    const span = movedEdge(reading, spanOf("📰 hurts"), edge, direction, unit);
    expect(words(span)).toBe(expected);
  });

  test("never leaves an empty passage", () => {
    expect(movedEdge(reading, spanOf("levy"), "start", 1, "word")).toBeNull();
    expect(movedEdge(reading, spanOf("levy"), "end", -1, "word")).toBeNull();
  });
});

test("draggedEdge rounds the dragged end and leaves the other alone", () => {
  const inHurts = (spanOf("hurts").start + 2) as Utf16Offset;
  expect(words(draggedEdge(reading, spanOf("evy"), "end", inHurts, false))).toBe("evy, 📰 hurts");
  expect(words(draggedEdge(reading, spanOf("evy"), "end", inHurts, true))).toBe("evy, 📰 hu");
  expect(draggedEdge(reading, spanOf("levy"), "start", inHurts, false)).toBeNull();
});
