import { expect, test } from "vitest";
import { assignmentState } from "./assignment";

const day = (n: number) => new Date(Date.UTC(2026, 4, n));

test.each([
  ["assigned", null, null, null],
  ["open", day(1), null, null],
  ["submitted", day(1), day(2), null],
  ["submitted", null, day(2), null],
  ["closed", day(1), day(2), day(3)],
  ["closed", null, null, day(3)],
] as const)("is %s", (state, startedAt, submittedAt, closedAt) => {
  expect(assignmentState({ startedAt, submittedAt, closedAt })).toBe(state);
});
