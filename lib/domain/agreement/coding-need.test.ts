import { expect, test } from "vitest";
import { codingNeeds } from "./coding-need";
import { articlesToDoubleCode } from "./planner";

const wanted = { alpha: 0.8, width: 0.2 };
const article = (articleId: string, ...found: readonly (readonly string[])[]) => ({
  articleId,
  passes: found.map((frameIds, i) => ({ reviewerId: `r${i}`, frameIds })),
});

test("plans each frame from how often it was found, whoever coded", () => {
  const articles = [
    article("1", ["S"], ["S", "P"]),
    article("2", ["P"], []),
    article("3", ["P"]),
    { ...article("4", ["P"]), askedFrameIds: ["P"] },
  ];
  const [s, p, none] = codingNeeds(articles, ["S", "P", "N"], wanted);
  expect(s).toMatchObject({ positives: 2, codings: 5 });
  expect(s!.articles).toBe(articlesToDoubleCode({ ...wanted, prevalence: 2 / 5 }));
  expect(p).toMatchObject({ positives: 4, codings: 6 });
  expect(none).toMatchObject({ positives: 0, codings: 5, articles: null });
});

test("plans nothing before anybody has coded", () => {
  expect(codingNeeds([], ["S"], wanted)).toEqual([
    { frameId: "S", positives: 0, codings: 0, articles: null },
  ]);
});
