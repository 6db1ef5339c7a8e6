import { expect, test } from "vitest";
import type { Rgb } from "./color-vision";
import { colorDifference, seenBy, VISIONS } from "./color-vision";

const [BLACK, WHITE]: Rgb[] = [
  [0, 0, 0],
  [1, 1, 1],
];
const [RED, GREEN]: Rgb[] = [
  [0.8, 0.2, 0.1],
  [0.45, 0.45, 0.1],
];

test("greys look the same to all eyes, because every row of a matrix sums to one", () => {
  for (const vision of VISIONS) {
    const seen = seenBy(vision, [0.5, 0.5, 0.5]);
    for (const value of seen) expect(value).toBeCloseTo(0.5, 4);
  }
});

test("black and white are as far apart as can be, a colour is not apart from itself", () => {
  expect(colorDifference(BLACK!, WHITE!)).toBeCloseTo(1, 3);
  expect(colorDifference(RED!, RED!)).toBe(0);
});

test("a red and an olive fall nearly together for deuteranopes, and not for tritanopes", () => {
  const apart = (vision: (typeof VISIONS)[number]) =>
    colorDifference(seenBy(vision, RED!), seenBy(vision, GREEN!));
  expect(apart("deuteranope")).toBeLessThan(apart("usual") / 2);
  expect(apart("tritanope")).toBeGreaterThan(apart("deuteranope"));
});
