import { expect, test } from "vitest";
import { orderedId } from "./ordered-id";

test("ids are versions 7, all different, and in the order in which they were made", () => {
  const ids = Array.from({ length: 20_000 }, orderedId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(
    ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
  ).toBe(true);
});
