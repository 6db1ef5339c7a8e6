import { expect, test } from "vitest";
import type { Frame } from "./frame";
import { listedFrames } from "./frame-order";

const frame = (id: string, parentId: string | null = null, isGroup = false) =>
  ({ id, name: `Frame ${id}`, shortName: id, definition: "", parentId, isGroup }) as Frame;
const FRAMES = [
  frame("threat", "conflict"),
  frame("economy"),
  frame("conflict", null, true),
  frame("blame", "threat"),
  frame("empty", null, true),
  { ...frame("trade"), definition: "Ordinary deals between neighbours" },
];
const list = (search?: string) =>
  listedFrames(FRAMES, search).map(({ frame, depth }) => `${"-".repeat(depth)}${frame.id}`);

test("frames stand under their groups, and empty groups do not", () => {
  expect(list()).toEqual(["economy", "conflict", "-threat", "--blame", "trade"]);
});

test("a search keeps what stands above what it finds", () => {
  expect(list("BLAME")).toEqual(["conflict", "-threat", "--blame"]);
  expect(list("deals ordinary")).toEqual(["trade"]);
  expect(list("nothing")).toEqual([]);
});

test("a frame whose parent is not in the list stands at the top", () => {
  expect(listedFrames([frame("a", "gone")])).toEqual([{ frame: frame("a", "gone"), depth: 0 }]);
});
