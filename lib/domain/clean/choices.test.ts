import { expect, test } from "vitest";
import { chosenKept, chosenZone } from "./choices";

const NONE = { keep: [], drop: [], zones: {} };

test("the last choice about a line holds", () => {
  const dropped = chosenKept(chosenKept(NONE, 7, false), 3, false);
  expect(dropped).toEqual({ keep: [], drop: [3, 7], zones: {} });
  expect(chosenKept(dropped, 7, true)).toEqual({ keep: [7], drop: [3], zones: {} });
  expect(chosenKept(dropped, 3, false)).toEqual(dropped);
});

test("saying what a line is leaves the other choices", () => {
  const choices = chosenZone({ ...NONE, keep: [2] }, 2, "caption");
  expect(chosenZone(choices, 5, "lead")).toEqual({
    keep: [2],
    drop: [],
    zones: { 2: "caption", 5: "lead" },
  });
});
