import { expect, test } from "vitest";
import { NOTHING_SAID } from "./annotation-content";
import { submissionText } from "./submission";

const tag = { ...NOTHING_SAID, id: "a1", frameId: "SEC", start: 2, end: 10, memo: "" };
const again = { ...tag, id: "a2", start: 12, end: 20 };

test("a submission from before there were answers keeps its seal", () => {
  expect(submissionText("abc", [again, tag])).toBe(
    'abc\n["a1","SEC",2,10,""]\n["a2","SEC",12,20,""]',
  );
});

test.each([
  [
    "pieces",
    {
      pieces: [
        { start: 2, end: 4 },
        { start: 6, end: 10 },
      ],
    },
  ],
  ["attributes", { attributes: { stance: "for" } }],
  ["confidence", { confidence: "low" as const }],
  ["a wish to discuss", { needsDiscussion: true }],
])("the seal covers %s", (_what, said) => {
  expect(submissionText("abc", [{ ...tag, ...said }])).not.toBe(submissionText("abc", [tag]));
});

test("the seal covers answers on the article, in no order", () => {
  const seal = submissionText("abc", [tag], { tone: -1, frames: ["SEC"] });
  expect(seal).not.toBe(submissionText("abc", [tag], { tone: -1 }));
  expect(submissionText("abc", [tag], { frames: ["SEC"], tone: -1 })).toBe(seal);
});

test("attributes seal alike in whatever order they were given", () => {
  const first = { ...tag, attributes: { a: "1", b: ["2", "3"] } };
  const second = { ...tag, attributes: { b: ["2", "3"], a: "1" } };
  expect(submissionText("abc", [first])).toBe(submissionText("abc", [second]));
});
