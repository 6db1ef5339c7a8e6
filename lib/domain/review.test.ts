import { expect, test } from "vitest";
import { mayReview } from "./review";
import type { ReviewedBy } from "./round";

const coder = { judges: false, codesArticle: true, codesInRound: true };
const teammate = { judges: false, codesArticle: false, codesInRound: true };
const stranger = { judges: false, codesArticle: false, codesInRound: false };

test.each<[ReviewedBy, boolean, boolean, boolean]>([
  ["coders", true, false, false],
  ["round", true, true, false],
  ["judges", false, false, false],
])("reviewed by %s", (rule, byCoder, byTeammate, byStranger) => {
  expect(mayReview(rule, coder)).toBe(byCoder);
  expect(mayReview(rule, teammate)).toBe(byTeammate);
  expect(mayReview(rule, stranger)).toBe(byStranger);
  expect(mayReview(rule, { ...stranger, judges: true })).toBe(true);
});
