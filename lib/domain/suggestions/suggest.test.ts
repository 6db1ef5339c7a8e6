import { expect, test } from "vitest";
import { randomFrom } from "../random";
import { sliceCodePoints } from "../text/offsets";
import type { TrainingSentence } from "./learn";
import { learnFrames, passageModel } from "./learn";
import { likeness } from "./model";
import { sentenceSpans, suggestionsFor } from "./suggest";

const NO_PROGRESS = () => {};

function coded(articles: number): TrainingSentence[] {
  const random = randomFrom(2);
  const words = { S: ["troops", "border", "threat"], T: ["market", "exports", "jobs"] };
  return Array.from({ length: articles * 8 }, (_, i) => {
    const frame = i % 2 === 0 ? "S" : "T";
    const pick = () => words[frame][random.below(3)]!;
    return {
      articleId: `a${Math.floor(i / 8)}`,
      text: `The ${pick()} and the ${pick()} today.`,
      frameIds: [frame],
    };
  });
}

test("sentences are where the text has them, whatever its script", () => {
  const text = "Zwei 📰 Sätze.  Noch einer!\n\nКраткая 🕊️ новость. И ещё одна.";
  expect(sentenceSpans(text).map(({ span }) => sliceCodePoints(text, span))).toEqual([
    "Zwei 📰 Sätze.",
    "Noch einer!",
    "Краткая 🕊️ новость.",
    "И ещё одна.",
  ]);
});

test("a frame with too few tags is not learned, and says how many there are", () => {
  const steps: number[] = [];
  const options = { frameIds: ["S", "none"], seed: 1 };
  const learned = learnFrames(options, coded(10), (done) => steps.push(done));
  expect(learned[0]).toMatchObject({ frameId: "S", tagged: 40, articles: 10 });
  expect(learned[0]!.learned!.precision).toMatchObject({ tagged: 40, articles: 10 });
  expect(learned[1]).toEqual({ frameId: "none", tagged: 0, articles: 0, learned: null });
  expect(steps).toEqual([1, 2]);
});

test("a stored model says what it said before it was stored", () => {
  const { model } = learnFrames({ frameIds: ["S"], seed: 1 }, coded(10), NO_PROGRESS)[0]!.learned!;
  const again = passageModel(JSON.parse(JSON.stringify(model)) as typeof model);
  expect(likeness(again, "Troops at the border.")).toBeGreaterThan(0.9);
  expect(likeness(again, "Troops at the border.")).toBeCloseTo(
    likeness(passageModel(model), "Troops at the border."),
    4,
  );
});

const TEXT = "Troops at the border. The Old  Treaty, again. Exports and jobs.";
const models = learnFrames({ frameIds: ["S", "T"], seed: 1 }, coded(10), NO_PROGRESS).map(
  ({ frameId, learned }) => ({ frameId, model: learned!.model }),
);
const ask = (given: Partial<Parameters<typeof suggestionsFor>[2]>) =>
  suggestionsFor(TEXT, "en", { models: [], phrases: [], tagged: [], ...given }).map(
    ({ frameId, basis, start, end }) => [frameId, basis, TEXT.slice(start, end)],
  );

test("suggests sentences like those tagged, and sentences with a phrase", () => {
  expect(ask({ models })).toEqual([
    ["S", "model", "Troops at the border."],
    ["T", "model", "Exports and jobs."],
  ]);
  expect(ask({ phrases: [{ frameId: "H", text: "old treaty" }] })).toEqual([
    ["H", "phrase", "The Old  Treaty, again."],
  ]);
  expect(ask({ phrases: [{ frameId: "H", text: "treat" }, { frameId: "H", text: " ! " }] })).toEqual([]); // prettier-ignore
});

test("says a sentence once for a frame, and not what is tagged already", () => {
  const phrases = [
    { frameId: "S", text: "troops" },
    { frameId: "S", text: "border" },
  ];
  expect(ask({ models, phrases }).filter(([frameId]) => frameId === "S")).toEqual([
    ["S", "phrase", "Troops at the border."],
  ]);
  const tagged = [{ frameId: "S", start: 3, end: 5 }];
  expect(ask({ models, phrases, tagged })).toEqual([["T", "model", "Exports and jobs."]]);
  expect(ask({ models, tagged: [{ frameId: "T", start: 3, end: 5 }] })).toHaveLength(2);
});
