import { expect, test } from "vitest";
import { once } from "./once";

function counted() {
  const asked: number[] = [];
  const sum = once(function* (numbers: readonly number[], { by }: { readonly by: number }) {
    let total = 0;
    asked.push(by);
    for (const number of numbers) {
      total += number * by;
      yield;
    }
    return total;
  });
  return { sum, asked };
}

test("computes once for each subject and options, and each on its own", () => {
  const { sum, asked } = counted();
  const [first, second] = [
    [1, 2],
    [1, 2],
  ];
  expect([sum(first, { by: 1 }), sum(first, { by: 1 }), sum(first, { by: 2 })]).toEqual([3, 3, 6]);
  expect(asked).toEqual([1, 2]);
  expect(sum(second, { by: 1 })).toBe(3);
  expect(asked).toEqual([1, 2, 1]);
});

test("what was computed in steps is known at once afterwards, and not before the last step", () => {
  const { sum, asked } = counted();
  const numbers = [1, 2];
  const steps = sum.steps(numbers, { by: 1 });
  expect([steps.next().done, steps.next().done]).toEqual([false, false]);
  expect(steps.next()).toEqual({ done: true, value: 3 });
  expect(sum(numbers, { by: 1 })).toBe(3);
  expect(asked).toEqual([1]);
});
