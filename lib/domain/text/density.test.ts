import { expect, test } from "vitest";
import { densityOf } from "./density";

const tag = (start: number, end: number, frame = "a") => ({ start, end, frame });
const count = (tags: ReturnType<typeof tag>[], length = 100, parts = 4) =>
  densityOf(tags, length, parts, ({ frame }) => frame).map(({ tags }) => tags);

test("a tag counts in each part it touches, and only there", () => {
  // parts 0–25, 25–50, 50–75, 75–100
  expect(count([tag(0, 25), tag(24, 26), tag(99, 100)])).toEqual([2, 1, 0, 1]);
  expect(count([tag(0, 100)])).toEqual([1, 1, 1, 1]);
  expect(count([])).toEqual([0, 0, 0, 0]);
});

test("the parts of a text shorter than their number are hit where it lies", () => {
  expect(count([tag(1, 2)], 2, 4)).toEqual([0, 0, 1, 0]);
});

test("counts by frame", () => {
  const [first] = densityOf([tag(0, 5), tag(1, 3, "b"), tag(2, 9)], 10, 1, ({ frame }) => frame);
  expect([...first!.byKey]).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
});
