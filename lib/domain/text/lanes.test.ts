import fc from "fast-check";
import { expect, test } from "vitest";
import { overlap } from "../span";
import { greedyLanes, reviewerLanes } from "./lanes";

const tag = (id: string, start: number, end: number) => ({ id, start, end });

test("overlapping tags stack and a free lane is taken again", () => {
  const { laneOf, count } = greedyLanes([tag("c", 8, 12), tag("a", 0, 6), tag("b", 4, 9)]);
  expect([...laneOf]).toEqual([
    ["a", 0],
    ["b", 1],
    ["c", 0],
  ]);
  expect(count).toBe(2);
});

test("of more than three overlapping tags only the first three get lanes", () => {
  const { laneOf, count } = greedyLanes([..."abcdef"].map((id, i) => tag(id, i, 10)));
  expect([...laneOf.keys()]).toEqual(["a", "b", "c"]);
  expect(laneOf.get("c")).toBe(2);
  expect(count).toBe(3);
});

test("no two tags in one lane overlap, and each takes the lowest lane free at its start", () => {
  const tags = fc
    .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 15 })), { maxLength: 15 })
    .map((pairs) => pairs.map(([start, length], i) => tag(`t${i}`, start, start + length)));
  fc.assert(
    fc.property(tags, (tags) => {
      const { laneOf } = greedyLanes(tags);
      for (const a of tags) {
        for (const b of tags) {
          const sameLane = a !== b && laneOf.has(a.id) && laneOf.get(a.id) === laneOf.get(b.id);
          if (sameLane) expect(overlap(a, b)).toBe(0);
        }
        const there = tags.filter((b) => b.start <= a.start && a.start < b.end).length;
        if (there <= 3) expect(laneOf.has(a.id)).toBe(true);
      }
    }),
  );
});

test("comparing, each reviewer has one lane in the given order, and strangers none", () => {
  const annotations = [
    { id: "1", reviewerId: "ben" },
    { id: "2", reviewerId: "ada" },
    { id: "3", reviewerId: "eve" },
  ];
  const { laneOf, count } = reviewerLanes(annotations, ["ada", "ben"]);
  expect([laneOf.get("1"), laneOf.get("2"), laneOf.get("3"), count]).toEqual([1, 0, undefined, 2]);
});
