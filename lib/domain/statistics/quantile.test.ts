import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile } from "./quantile";

const equal = (values: readonly number[], weight = 1) => values.map((value) => ({ value, weight }));

test.each([
  [[], 0.5, null],
  [[7], 0.25, 7],
  [[3, 1], 0.5, 2],
  [[5, 1, 3], 0.5, 3],
  // R: quantile(c(1, 2, 3, 4), c(.25, .75), type = 2) is 1.5 and 3.5
  [[1, 2, 3, 4], 0.25, 1.5],
  [[1, 2, 3, 4], 0.75, 3.5],
])("of %j at %d is %d", (values, p, expected) => {
  expect(quantile(equal(values), p)).toBe(expected);
});

test("values repeated in parts are the same values", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }),
      fc.constantFrom(2, 3, 6, 7),
      fc.constantFrom(0.25, 0.5, 0.75),
      (values, parts, p) => {
        const split = values.flatMap((value) => equal(Array<number>(parts).fill(value), 1 / parts));
        expect(quantile(split, p)).toBe(quantile(equal(values), p));
      },
    ),
    { numRuns: 50 },
  );
});
