import { expect, test } from "vitest";
import { randomFrom } from "./random";

function draw(seed: number, count: number): number[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.next());
}

test("the same seed gives the same numbers, another seed others", () => {
  expect(draw(7, 5)).toEqual(draw(7, 5));
  expect(draw(7, 5)).not.toEqual(draw(8, 5));
});

test("numbers are spread evenly over [0, 1)", () => {
  const numbers = draw(1, 100_000);
  const tenths = new Array<number>(10).fill(0);
  for (const number of numbers) tenths[Math.floor(number * 10)]!++;
  expect(numbers.every((number) => 0 <= number && number < 1)).toBe(true);
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test("whole numbers stay below the bound and reach all of it", () => {
  const random = randomFrom(3);
  const drawn = new Set(Array.from({ length: 1000 }, () => random.below(6)));
  expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});
