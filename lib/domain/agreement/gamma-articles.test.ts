import { expect, test } from "vitest";
import { gamma, GAMMA_DEFAULTS } from "./gamma";
import { gammaOfArticles } from "./gamma-articles";
import type { CodedText } from "./round-agreement";

function text(articleId: string, ...spans: readonly (readonly [number, number][])[]): CodedText {
  return {
    ...{ articleId, text: "", language: null, length: 1000 },
    passes: spans.map((units, i) => ({
      reviewerId: `r${i}`,
      submittedAt: "2026-01-01T00:00:00.000Z",
      answers: {},
      units: units.map(([start, end]) => ({ start, end, frameId: "S" })),
    })),
  };
}

const two = text("two", [[0, 10], [30, 50]], [[2, 10], [30, 44]]); // prettier-ignore
const options = { ...GAMMA_DEFAULTS, most: 10 };

test("gives each article the value it has alone, and says how far it is", () => {
  const steps: number[] = [];
  const found = gammaOfArticles(options, [text("alone", [[0, 5]]), two, text("none", [], [])], (done) =>
    steps.push(done),
  ); // prettier-ignore
  expect(found.pairableArticles).toBe(2);
  const [first, none] = found.articles;
  const { observedDisorder, samples, value } = gamma(two, options);
  expect(first).toMatchObject({ articleId: "two", units: 4, observedDisorder, samples });
  expect(first!.gamma!.value).toBe(value);
  expect(none!.gamma).toMatchObject({ value: null, because: "no_variation" });
  expect(steps).toEqual([1, 2]);
});

test("draws as many articles as wanted, the same ones with the same seed", () => {
  const texts = Array.from({ length: 30 }, (_, i) => ({ ...two, articleId: `a${i}` }));
  const ids = (seed: number) =>
    gammaOfArticles({ ...options, seed, most: 5, samples: 2, precision: 1 }, texts).articles.map(
      ({ articleId }) => articleId,
    );
  expect(ids(1)).toHaveLength(5);
  expect(ids(1)).toEqual(ids(1));
  expect(ids(2)).not.toEqual(ids(1));
});

test("an article with too many units is named, and the others are computed", () => {
  const many = Array.from({ length: 200 }, (_, i): [number, number] => [i, i + 300]);
  const crowded = text("crowded", many, many, many);
  const { articles } = gammaOfArticles(options, [crowded, two]);
  expect(articles[0]).toMatchObject({ articleId: "crowded", gamma: null, units: 600 });
  expect(articles[1]!.gamma!.value).not.toBeNull();
});
