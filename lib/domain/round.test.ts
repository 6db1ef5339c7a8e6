import { expect, test } from "vitest";
import { dayAt, mainRound, roundState } from "./round";

test("figures begin with the newest main round, or else with the newest round", () => {
  const training = { kind: "training" as const, name: "Training" };
  const first = { kind: "main" as const, name: "First" };
  const second = { kind: "main" as const, name: "Second" };
  expect(mainRound([first, second, training])).toBe(second);
  expect(mainRound([training])).toBe(training);
  expect(mainRound([])).toBeUndefined();
});

test.each([
  ["before its first day", "2026-03-01", "planned"],
  ["on its first day", "2026-03-02", "running"],
  ["on its last day", "2026-03-09", "running"],
  ["after its last day", "2026-03-10", "overdue"],
])("a round %s", (_when, today, expected) => {
  const round = { closedAt: null, startsOn: "2026-03-02", dueOn: "2026-03-09" };
  expect(roundState(round, today)).toBe(expected);
  expect(roundState({ ...round, closedAt: new Date(0) }, today)).toBe("closed");
  expect(roundState({ ...round, startsOn: null, dueOn: null }, today)).toBe("running");
});

test("a day begins where the project is", () => {
  const moment = new Date("2026-03-01T23:30:00Z");
  expect(dayAt(moment, "UTC")).toBe("2026-03-01");
  expect(dayAt(moment, "Europe/Belgrade")).toBe("2026-03-02");
  expect(dayAt(moment, "America/New_York")).toBe("2026-03-01");
});
