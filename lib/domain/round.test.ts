import { expect, test } from "vitest";
import { mainRound } from "./round";

test("figures begin with the newest main round, or else with the newest round", () => {
  const training = { kind: "training" as const, name: "Training" };
  const first = { kind: "main" as const, name: "First" };
  const second = { kind: "main" as const, name: "Second" };
  expect(mainRound([first, second, training])).toBe(second);
  expect(mainRound([training])).toBe(training);
  expect(mainRound([])).toBeUndefined();
});
