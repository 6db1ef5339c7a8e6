import { expect, test } from "vitest";
import { BACK_OFF, nextAttempt } from "./webhook";

test("waits longer after each failure, and gives up in the end", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  const waits = [1, 2, 3, 4, 5].map((failed) => Number(nextAttempt(failed, now)) - Number(now));
  expect(waits).toEqual([30_000, 120_000, 600_000, 3_600_000, 21_600_000]);
  expect(nextAttempt(BACK_OFF.length + 1, now)).toBeNull();
});
