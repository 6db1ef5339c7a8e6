import { describe, expect, test } from "vitest";
import type { CleaningChoices } from "./clean";
import { cleanText } from "./clean";
import type { ChosenArticle } from "./learned";
import { learnedChoices, withLearned } from "./learned";

const NONE: CleaningChoices = { keep: [], drop: [], zones: {} };
const article = (about: string, ...lines: string[]) =>
  [
    `The ${about} opens at last`,
    `The council opened the ${about} on Monday, after years of work and many words about money.`,
    ...lines,
    `People walked over the ${about} for hours, and nobody wanted to go home before the evening.`,
  ].join("\n");

const earlier: ChosenArticle[] = [
  {
    raw: article(
      "bridge",
      "Join 1,200 readers of our Harbour Letter today, every morning at 7.",
      "Drawing: Ana",
    ),
    choices: { ...NONE, drop: [3], zones: { 4: "caption" } },
  },
  {
    raw: article(
      "tunnel",
      "Join 900 readers of our Harbour Letter today, every morning at 6.",
      "Second thoughts",
    ),
    choices: { ...NONE, drop: [3], zones: { 4: "subheading" } },
  },
];
const raw = article(
  "market",
  "Join 2,000 readers of our Harbour Letter today, every morning at 8.",
  "Drawing: Ivo Marin and his sister",
);
const { lines } = cleanText(raw);

describe("what was chosen in earlier articles", () => {
  test("is offered for lines that say the same but for numbers, and for lines of one label", () => {
    expect(learnedChoices(lines, earlier)).toEqual([
      { choice: "drop", lines: [3], articles: 2 },
      { choice: "caption", lines: [4], articles: 1 },
    ]);
  });

  test("is not offered where people chose differently", () => {
    const kept = { ...earlier[1]!, choices: { ...NONE, keep: [3] } };
    expect(learnedChoices(lines, [earlier[0]!, kept])).toEqual([
      { choice: "caption", lines: [4], articles: 1 },
    ]);
  });

  test("is not offered for what is so already or was chosen here", () => {
    const chosen = cleanText(raw, { ...NONE, drop: [3], zones: { 4: "body" } });
    expect(learnedChoices(chosen.lines, earlier)).toEqual([]);
    expect(learnedChoices(lines, [])).toEqual([]);
  });

  test("is applied only when a person takes the offer", () => {
    const choices = learnedChoices(lines, earlier).reduce(withLearned, NONE);
    expect(choices).toEqual({ keep: [], drop: [3], zones: { 4: "caption" } });
    const after = cleanText(raw, choices);
    expect(after.dropped.map(({ line, reason }) => [line, reason])).toEqual([[3, "chosen"]]);
    expect(learnedChoices(after.lines, earlier)).toEqual([]);
  });
});
