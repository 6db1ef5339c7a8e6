import { expect, test } from "vitest";
import { isNightDue } from "./night";

const at = (day: number, hour: number) => new Date(2026, 10, day, hour);

test.each([
  ["it was done this night", at(22, 3), at(22, 23), false],
  ["three is not there yet", at(21, 3), at(22, 2), false],
  ["it is three", at(21, 3), at(22, 3), true],
  ["the server was off at three", at(20, 3), at(22, 9), true],
  ["it was made up for in the morning", at(22, 9), at(22, 23), false],
  ["the clock was set back", at(23, 3), at(22, 9), false],
])("when %s", (_, last, now, due) => {
  expect(isNightDue(last, now)).toBe(due);
});
