import { expect, test } from "vitest";
import { passageInContext } from "./context";

test("a short text is shown whole", () => {
  expect(passageInContext("One 📰 two three.", { start: 4, end: 5 })).toEqual({
    before: "One ",
    passage: "📰",
    after: " two three.",
  });
});

test("a long one is cut between words on both sides", () => {
  const words = Array.from({ length: 200 }, (_, index) => `word${index}`).join(" ");
  const start = words.indexOf("word100");
  const { before, passage, after } = passageInContext(words, { start, end: start + 7 });
  expect(passage).toBe("word100");
  expect(before).toMatch(/^… word\d+ .*word99 $/);
  expect(after).toMatch(/^ word101 .* word\d+ …$/);
  expect(before.length).toBeLessThanOrEqual(282);
});
