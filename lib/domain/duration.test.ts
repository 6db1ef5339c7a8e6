import { expect, test } from "vitest";
import { timeWords } from "./duration";

test.each([
  [0, "0 min"],
  [29, "0 min"],
  [45 * 60, "45 min"],
  [3599, "1 h 0 min"],
  [12_000, "3 h 20 min"],
])("%i seconds are %s", (seconds, words) => {
  expect(timeWords(seconds)).toBe(words);
});
