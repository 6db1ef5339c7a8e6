import { expect, test } from "vitest";
import { once } from "./once";

test("computes once for each subject and options, and each on its own", () => {
  let times = 0;
  const sum = once((numbers: readonly number[], { by }: { readonly by: number }) => {
    times++;
    return numbers.reduce((total, number) => total + number * by, 0);
  });
  const [first, second] = [
    [1, 2],
    [1, 2],
  ];
  expect([sum(first, { by: 1 }), sum(first, { by: 1 }), sum(first, { by: 2 })]).toEqual([3, 3, 6]);
  expect(times).toBe(2);
  expect(sum(second, { by: 1 })).toBe(3);
  expect(times).toBe(3);
});
