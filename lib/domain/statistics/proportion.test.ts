import { expect, test } from "vitest";
import { proportion } from "./proportion";

test.each([
  // Newcombe, R. G. (1998). Two-sided confidence intervals for the single proportion.
  // Statistics in Medicine 17, table I, method 3
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("the published Wilson interval of %i in %i", (x, n, low, high) => {
  const interval = proportion(x, n);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test("nothing out of nothing has no share", () => {
  expect(proportion(0, 0)).toEqual({ x: 0, n: 0, share: null, low: null, high: null });
});
