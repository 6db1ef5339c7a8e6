import { expect, test } from "vitest";
import { AppError } from "../errors";
import { requireHoldable } from "./holdable";

test("SQ-01: a NUL and half a character are refused wherever they stand, with the field's name", () => {
  const refusals = [
    ["a\0", "It holds"],
    [{ note: "a\0" }, "“note” holds"],
    [{ tags: [{ memo: "fine" }, { memo: "\ud800" }] }, "“tags.1.memo” holds"],
    [{ "a\0": 1 }, "It holds"],
  ] as const;
  for (const [sent, sentence] of refusals) expect(() => requireHoldable(sent)).toThrow(sentence);
  expect(() => requireHoldable({ deep: ["\0"] })).toThrow(AppError);
});

test("whatever else people write is held, at any depth", () => {
  let deep: unknown = "é👪\u202e\u0001\uffff\r\n";
  for (let depth = 0; depth < 50_000; depth++) deep = [deep];
  requireHoldable({ deep: [deep], none: null, number: 1e309, missing: undefined, yes: true });
});
