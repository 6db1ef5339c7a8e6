import { expect, test } from "vitest";
import { nextPseudonym } from "./pseudonym";

test.each([
  ["the first to leave", "reviewer", [], "Reviewer 1"],
  ["a second one", "reviewer", ["Reviewer 1"], "Reviewer 2"],
  ["one with another role: no number is given twice", "lead", ["Reviewer 1"], "Lead 2"],
  ["numbers of two digits", "reviewer", ["Reviewer 9", "Adjudicator 10"], "Reviewer 11"],
] as const)("%s", (_who, role, taken, expected) => {
  expect(nextPseudonym(role, taken)).toBe(expected);
});
