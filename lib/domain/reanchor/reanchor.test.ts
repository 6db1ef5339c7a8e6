import { describe, expect, test } from "vitest";
import { sliceCodePoints } from "../text/offsets";
import { reanchorPassage } from "./passage";
import { reanchorBetween } from "./reanchor";

const BEFORE =
  "Cameras for the square 📷\nThe city council agreed on Monday to buy cameras from Shenzhen. " +
  "Residents fear they will be watched at every step, and nobody has asked them.";

/** What becomes of some words of BEFORE: the outcome, and the words that stand there now. */
function after(corrected: string, words: string): string {
  const start = [...BEFORE.slice(0, BEFORE.indexOf(words))].length;
  const span = { start, end: start + [...words].length };
  const found = reanchorBetween(BEFORE, corrected)(span);
  return found.outcome === "orphaned"
    ? "orphaned"
    : `${found.outcome}: ${sliceCodePoints(corrected, found)}`;
}

describe("a passage after a correction", () => {
  test.each([
    ["nothing near it changed", "fear", BEFORE.replace("Monday", "Tuesday"), "moved: fear"],
    ["an emoji went before it", "fear", BEFORE.replace(" 📷", ""), "moved: fear"],
    [
      "a letter of it was put right",
      "Shenzhen",
      BEFORE.replace("zhen.", "zehn."),
      "changed: Shenzehn",
    ],
    [
      "a word inside it was replaced",
      "agreed on Monday to buy",
      BEFORE.replace("Monday", "Sunday"),
      "changed: agreed on Sunday to buy",
    ],
    [
      "its sentence was cut",
      "watched at every step",
      BEFORE.replace(/ Residents.*$/, ""),
      "orphaned",
    ],
    ["other words stand in its place", "fear", BEFORE.replace("fear", "hope"), "orphaned"],
    [
      "it got an accent of its own",
      "fear",
      BEFORE.replace("fear", "fear\u0301"),
      "changed: fear\u0301",
    ],
    [
      "it was doubled",
      "watched at every step",
      BEFORE.replace(" at every step", " at every step, watched at every step"),
      "changed: watched at every step, watched at every step,",
    ],
  ])("when %s", (_when, words, corrected, expected) => {
    expect(after(corrected, words)).toBe(expected);
  });

  test("goes with its paragraph", () => {
    const [title, body] = BEFORE.split("\n") as [string, string];
    const [first, second] = body.split(". ") as [string, string];
    expect(after(`${title}\n${second} ${first}.`, "watched at every step")).toBe(
      "moved: watched at every step",
    );
  });
});

describe("a passage in pieces", () => {
  const reanchor = reanchorBetween(BEFORE, BEFORE.replace(" on Monday", ""));
  const piece = (words: string) => {
    const start = [...BEFORE.slice(0, BEFORE.indexOf(words))].length;
    return { start, end: start + [...words].length };
  };
  const passage = (...words: string[]) => {
    const pieces = words.map(piece);
    return { start: pieces[0]!.start, end: pieces.at(-1)!.end, pieces };
  };

  test("is moved when each of them is", () => {
    const found = reanchorPassage(reanchor, passage("watched", "nobody"));
    expect(found).toMatchObject({ outcome: "moved", pieces: [{}, {}] });
  });

  test("is changed when one of them is gone", () => {
    const found = reanchorPassage(reanchor, passage("Monday", "nobody"));
    expect(found).toMatchObject({ outcome: "changed", pieces: null });
  });
});
