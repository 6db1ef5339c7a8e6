import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FRAME_COLORS } from "@/lib/domain/frame";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");

/** Every colour token of the style sheet, as its light and its dark value. */
const palette = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }],
  ),
);

/** WCAG 2.2: 4.5 for text, 3 for what shows the edge or the state of a control. */
describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each([
    ["ink", ["paper", "surface", "sunken", "accent-soft"]],
    ["ink", ["success-soft", "warning-soft", "danger-soft"]],
    ["muted", ["paper", "surface", "sunken"]],
    ["accent", ["paper", "surface", "accent-soft"]],
    ["accent-strong", ["paper", "surface", "accent-soft", "line"]],
    ["success", ["paper", "surface", "success-soft"]],
    ["warning", ["paper", "surface", "warning-soft"]],
    ["danger", ["paper", "surface", "danger-soft"]],
    ["on-accent", ["accent", "accent-strong"]],
    ["on-danger", ["danger", "danger-strong"]],
  ])("%s can be read on %s", (text, grounds) => {
    for (const ground of grounds) {
      expect(contrast(text, ground, theme), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(["control", ...FRAME_COLORS.map((color) => `frame-${color}`)])(
    "%s can be seen",
    (line) => {
      for (const ground of ["paper", "surface"]) {
        expect(contrast(line, ground, theme), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    },
  );
});

/** Contrast ratio of two tokens, 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrast(a: string, b: string, theme: "light" | "dark"): number {
  const [one, other] = [a, b].map((name) => {
    const token = palette.get(name);
    if (!token) throw new Error(`app/globals.css has no --${name}`);
    return luminance(token[theme]);
  });
  return (Math.max(one!, other!) + 0.05) / (Math.min(one!, other!) + 0.05);
}

/** Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
