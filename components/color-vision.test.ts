import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Rgb } from "@/lib/domain/color-vision";
import { colorDifference, seenBy, VISIONS } from "@/lib/domain/color-vision";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { emptyFrame } from "@/lib/domain/codebook";
import type { Frame } from "@/lib/domain/frame";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--frame-(\w+): light-dark\(#([\da-f]{6}), #([\da-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: rgb(light!), dark: rgb(dark!) }],
  ),
);

/** Above this two underlines can be told apart side by side; 0.02 is just noticeable (Oklab). */
const APART = 0.04;

/** The frames of a codebook as they get their looks one after the other. */
const frames = FRAME_COLORS.reduce<Frame[]>((frames, _, i) => {
  return [...frames, { ...emptyFrame(frames), id: String(i), name: String(i) }];
}, []);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(VISIONS)("no two frames look alike to %s eyes", (vision) => {
    for (const [i, a] of frames.entries()) {
      for (const b of frames.slice(i + 1)) {
        if (a.pattern !== b.pattern) continue;
        const [one, other] = [a, b].map(({ color }) => seenBy(vision, tokens.get(color)![theme]));
        const difference = colorDifference(one!, other!);
        expect(difference, `${a.color} and ${b.color}, ${a.pattern}`).toBeGreaterThan(APART);
      }
    }
  });
});

test("colour alone would not do: some pairs fall together, which is why lines have patterns", () => {
  const pairs = FRAME_COLORS.flatMap((a, i) => FRAME_COLORS.slice(i + 1).map((b) => [a, b]));
  const alike = pairs.filter(([a, b]) =>
    VISIONS.some((vision) => {
      const [one, other] = [a!, b!].map((color) => seenBy(vision, tokens.get(color)!.light));
      return colorDifference(one!, other!) <= APART;
    }),
  );
  expect(alike.length).toBeGreaterThan(0);
  expect(FRAME_PATTERNS.length).toBeGreaterThan(1);
});

function rgb(hex: string): Rgb {
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as unknown as Rgb;
}
