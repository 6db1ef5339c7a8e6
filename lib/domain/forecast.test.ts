import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAfter, forecast, LEAST, poissonInterval, roundForecast, WINDOW } from "./forecast";

test("28 articles at two a day take 14 days", () => {
  expect(forecast({ remaining: 28, recent: 28 })).toEqual({
    kind: "days",
    likely: 14,
    earliest: 11,
    latest: 19,
  });
});

test("nothing left is done; too few submissions say so", () => {
  expect(forecast({ remaining: 0, recent: 0 })).toEqual({ kind: "done" });
  expect(forecast({ remaining: 3, recent: LEAST - 1 })).toEqual({
    kind: "not-enough",
    recent: LEAST - 1,
  });
  expect(forecast({ remaining: 3, recent: LEAST }).kind).toBe("days");
});

// Exact central 80 % intervals: half the 10 % and 90 % points of chi-square with 2k and 2k + 2 degrees.
test.each([
  [5, 2.4326, 9.2747],
  [10, 6.2213, 15.4066],
  [20, 14.5253, 27.045],
])("the interval of %i submissions is Garwood's", (count, lower, upper) => {
  const found = poissonInterval(count);
  expect(found.lower).toBeCloseTo(lower, 1);
  expect(found.upper).toBeCloseTo(upper, 1);
});

test("the range holds the likely day, and narrows as more is handed in", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5_000 }),
      fc.integer({ min: LEAST, max: 500 }),
      (remaining, recent) => {
        const found = forecast({ remaining, recent });
        if (found.kind !== "days") throw new Error(found.kind);
        expect(found.earliest).toBeLessThanOrEqual(found.likely);
        expect(found.likely).toBeLessThanOrEqual(found.latest);
        expect(found.likely).toBe(Math.ceil((remaining * WINDOW) / recent));
        const { lower, upper } = poissonInterval(recent);
        const more = poissonInterval(recent * 2);
        expect(more.upper / more.lower).toBeLessThan(upper / lower);
      },
    ),
  );
});

test("a round is done with its last reviewer, and unforeseen while one is", () => {
  const done = { remaining: 0, recent: 0 };
  const quick = { remaining: 14, recent: 28 };
  const slow = { remaining: 14, recent: 7 };
  expect(roundForecast([done])).toEqual({ kind: "done" });
  expect(roundForecast([])).toEqual({ kind: "done" });
  expect(roundForecast([done, quick, slow])).toEqual(forecast(slow));
  expect(roundForecast([quick, { remaining: 1, recent: 0 }])).toBeNull();
});

test("days are counted across the ends of months and years", () => {
  expect(dayAfter("2026-02-27", 2)).toBe("2026-03-01");
  expect(dayAfter("2027-12-31", 1)).toBe("2028-01-01");
});
