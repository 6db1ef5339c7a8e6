import { expect, test } from "vitest";
import { randomFrom } from "../random";
import { vectorOf, vocabularyOf } from "./features";
import { fitLogistic, probabilityOf } from "./logistic-regression";
import type { Sample } from "./model";
import { canLearn, crossValidate, learn, likeness } from "./model";

const SECURITY = ["troops", "threat", "border", "missile", "defence", "attack"];
const TRADE = ["market", "exports", "growth", "factory", "prices", "jobs"];
const COMMON = ["the", "minister", "said", "that", "today", "of", "country", "new"];

/** Sentences of invented articles; those on security are tagged, but for a share told wrongly. */
function corpus(articles: number, wrong = 0): Sample[] {
  const random = randomFrom(7);
  const pick = (words: readonly string[]) => words[random.below(words.length)]!;
  return Array.from({ length: articles * 10 }, (_, i) => {
    const security = i % 3 === 0;
    const topic = security ? SECURITY : TRADE;
    const text = [pick(COMMON), pick(topic), pick(COMMON), pick(topic), pick(COMMON)].join(" ");
    const tagged = random.next() < wrong ? !security : security;
    return { articleId: `article-${Math.floor(i / 10)}`, text, tagged };
  });
}

test("weighs a word by how rare it is, and scales every text to length 1", () => {
  const vocabulary = vocabularyOf(["a b", "a b", "a c", "a c", "a once"]);
  expect([...vocabulary.index.keys()]).toEqual(["a", "b", "a b", "c", "a c"]);
  expect(vocabulary.inverseDocumentFrequency[0]).toBeCloseTo(Math.log(6 / 6) + 1, 12);
  expect(vocabulary.inverseDocumentFrequency[1]).toBeCloseTo(Math.log(6 / 3) + 1, 12);
  const { indices, values } = vectorOf("a b unknown", vocabulary);
  expect(indices).toEqual([0, 1, 2]);
  expect(Math.hypot(...values)).toBeCloseTo(1, 12);
  expect(vectorOf("unknown", vocabulary)).toEqual({ indices: [], values: [] });
});

test("ends where no weight of the penalised loss can be bettered", () => {
  const vectors = [[0], [0], [1], [1], [0, 1]].map((indices) => ({
    indices,
    values: indices.map(() => 1 / Math.sqrt(indices.length)),
  }));
  const answers = [true, true, false, false, true];
  const model = fitLogistic(vectors, answers, 2);
  const loss = (weights: readonly number[], intercept: number) =>
    vectors.reduce((sum, vector, i) => {
      const p = probabilityOf({ weights: Float64Array.from(weights), intercept }, vector);
      const share = answers[i] ? 0.5 / 3 : 0.5 / 2;
      return sum - share * Math.log(answers[i] ? p : 1 - p);
    }, 0) +
    (0.1 / 5 / 2) * weights.reduce((sum, weight) => sum + weight ** 2, 0);

  const least = loss([...model.weights], model.intercept);
  for (const at of [0, 1]) {
    for (const move of [-0.05, 0.05]) {
      expect(loss([...model.weights].map((w, i) => (i === at ? w + move : w)), model.intercept))
        .toBeGreaterThan(least); // prettier-ignore
    }
  }
  for (const move of [-0.05, 0.05]) {
    expect(loss([...model.weights], model.intercept + move)).toBeGreaterThan(least);
  }
});

test("asks for both answers", () => {
  expect(() => fitLogistic([{ indices: [], values: [] }], [true], 0)).toThrow(/Both answers/);
});

test("finds sentences like those tagged, and not the others", () => {
  const model = learn(corpus(12));
  expect(likeness(model, "a new threat of attack")).toBeGreaterThan(0.8);
  expect(likeness(model, "growth of exports and jobs")).toBeLessThan(0.2);
});

test("cross-validation counts every article once and says what it cannot know", () => {
  const clean = crossValidate(corpus(12), 1);
  expect(clean).toMatchObject({ tagged: 40, articles: 12 });
  expect(clean.hits / clean.suggested).toBeGreaterThan(0.95);

  const noisy = crossValidate(corpus(60, 0.5), 1);
  // Told by a coin: no better than the share of tagged sentences.
  expect(noisy.hits / noisy.suggested).toBeLessThan(0.6);
  expect(noisy.hits / noisy.suggested).toBeGreaterThan(0.4);
});

test("gives the same figures and the same model for the same seed", () => {
  const samples = corpus(15, 0.2);
  expect(crossValidate(samples, 3)).toEqual(crossValidate(samples, 3));
  const model = learn(samples);
  const again = learn(samples);
  expect(again.logistic.weights).toEqual(model.logistic.weights);
});

test("asks for enough tagged sentences in enough articles", () => {
  expect(canLearn(corpus(12))).toBe(true);
  expect(canLearn(corpus(4))).toBe(false);
  expect(canLearn(corpus(12).map((sample) => ({ ...sample, tagged: true })))).toBe(false);
  expect(canLearn(corpus(12).map((sample) => ({ ...sample, articleId: "one" })))).toBe(false);
});
