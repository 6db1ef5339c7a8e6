import { expect, test } from "vitest";
import { sliceCodePoints } from "../text/offsets";
import type { Zone, ZoneKind } from "../zones";
import { carryZones } from "./carry-zones";

const LINES: [ZoneKind, string][] = [
  ["headline", "Cameras for the square 📷"],
  ["lead", "The city council agreed on Monday to buy cameras from a company in Shenzhen."],
  ["caption", "The square on a quiet Monday morning, before anything was built on it."],
  ["quotation", "“Nobody has asked us whether we wish to be watched at every step.”"],
];
const BEFORE = LINES.map(([, line]) => line).join("\n");

function zonesOf(lines: readonly [ZoneKind, string][]): Zone[] {
  let start = 0;
  return lines.map(([zone, line]) => {
    const end = start + [...line].length;
    const found = { zone, start, end };
    start = end + 1;
    return found;
  });
}

test.each([
  [
    "words before a line",
    (text: string) => `Exclusive: ${text}`,
    ["headline", "lead", "caption", "quotation"],
  ],
  [
    "words of a line",
    (text: string) => text.replace("Monday to", "Tuesday to"),
    ["headline", "lead", "caption", "quotation"],
  ],
  [
    "a line that is cut",
    (text: string) => text.replace(/The square on.*\n/, ""),
    ["headline", "lead", "quotation"],
  ],
  [
    "a line that is added",
    (text: string) => `${text}\nWork begins in the spring.`,
    ["headline", "lead", "caption", "quotation", "body"],
  ],
  [
    "words at the end of a line",
    (text: string) => text.replace("Shenzhen.", "Shenzhen. It costs millions."),
    ["headline", "lead", "caption", "quotation"],
  ],
])("%s", (_what, correct, kinds) => {
  const after = correct(BEFORE);
  const zones = carryZones(BEFORE, zonesOf(LINES), after);
  expect(zones.map(({ zone }) => zone)).toEqual(kinds);
  expect(zones.map((zone) => sliceCodePoints(after, zone)).join("\n")).toBe(after);
});
