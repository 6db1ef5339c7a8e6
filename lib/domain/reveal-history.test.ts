import { expect, test } from "vitest";
import { wasOnceComplete } from "./reveal-history";

const at = (createdAt: number, submittedAt: number | null) => ({
  createdAt: new Date(createdAt),
  submittedAt: submittedAt === null ? null : new Date(submittedAt),
});

test.each([
  ["no work at all", [], false],
  ["everything handed in", [at(1, 5), at(2, 4)], true],
  ["something open from the beginning", [at(1, null), at(2, 4)], false],
  ["all handed in before more was given out", [at(6, null), at(1, 5), at(2, 4)], true],
  ["more given out before all was handed in", [at(1, 5), at(2, 7), at(6, null)], false],
])("a round with %s was complete once: %s", (_what, works, expected) => {
  expect(wasOnceComplete(works)).toBe(expected);
});
