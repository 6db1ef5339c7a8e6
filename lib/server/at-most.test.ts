import { expect, test } from "vitest";
import { atMost } from "./at-most";

test("DO-06: lets no more through than it says, in order, and goes on after a failure", async () => {
  const pass = atMost(2);
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const work = (n: number) =>
    pass(async () => {
      order.push(n);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      if (n % 3 === 0) throw new Error(`no ${n}`);
      return n;
    });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map(work));
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  expect(await work(8)).toBe(8);
});
