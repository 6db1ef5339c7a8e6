import fc from "fast-check";
import { expect, test } from "vitest";
import { PERIOD_LENGTHS } from "./filter";
import { periodOf, periodsFrom } from "./period";

test.each([
  ["2024-01-01", "2024-W01", "2024-01", "2024-Q1"],
  ["2024-12-30", "2025-W01", "2024-12", "2024-Q4"], // a Monday whose Thursday is in 2025
  ["2021-01-03", "2020-W53", "2021-01", "2021-Q1"], // a Sunday of the year before
  ["2023-05-20", "2023-W20", "2023-05", "2023-Q2"],
  ["1969-12-31", "1970-W01", "1969-12", "1969-Q4"],
  ["1969-12-25", "1969-W52", "1969-12", "1969-Q4"],
])("%s lies in %s, %s and %s", (day, week, month, quarter) => {
  expect(periodOf(day, "week")).toBe(week);
  expect(periodOf(day, "month")).toBe(month);
  expect(periodOf(day, "quarter")).toBe(quarter);
  expect(periodOf(day, "year")).toBe(day.slice(0, 4));
});

test("between two days no period is missing, whatever the days", () => {
  const day = fc
    .integer({ min: -2000, max: 25_000 })
    .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.nat(900), fc.constantFrom(...PERIOD_LENGTHS), (first, days, length) => {
      const each = Array.from({ length: days + 1 }, (_, after) =>
        periodOf(
          new Date(Date.parse(first) + after * 86_400_000).toISOString().slice(0, 10),
          length,
        ),
      );
      const last = new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10);
      expect(periodsFrom(first, last, length)).toEqual([...new Set(each)]);
    }),
  );
});
