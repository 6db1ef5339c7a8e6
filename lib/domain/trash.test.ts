import { expect, test } from "vitest";
import { goesWith, trashBegins, trashEnds } from "./trash";

test.each([
  [{}, "nothing else"],
  [
    { assignments: 12, tags: 340, reviewers: 3 },
    "12 assignments, 340 submitted tags of 3 reviewers",
  ],
  [{ assignments: 1, tags: 1, reviewers: 1 }, "1 assignment, 1 submitted tag of 1 reviewer"],
  [
    { articles: 20_000, rounds: 2, decisions: 1, discussions: 4 },
    "20,000 articles, 2 rounds, 1 decision, 4 discussions",
  ],
])("%j goes with it as “%s”", (counts, words) => {
  expect(goesWith(counts)).toBe(words);
});

test("is offered for 30 days", () => {
  const deleted = new Date("2026-01-01T12:00:00Z");
  expect(trashEnds(deleted)).toEqual(new Date("2026-01-31T12:00:00Z"));
  expect(trashBegins(trashEnds(deleted))).toEqual(deleted);
});
