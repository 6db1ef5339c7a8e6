import { describe, expect, test } from "vitest";
import { randomFrom } from "../random";
import { krippendorffAlpha } from "./krippendorff-alpha";
import type { CodedText, RoundOptions } from "./round-agreement";
import { roundAgreement } from "./round-agreement";

const TEXT = "Six drones arrive. Critics warn of dependence.\nThe price is fair. Nobody objects.";
const LENGTH = TEXT.length;
const PLACES = [0, 19, 47, 66].map((start, i) => ({ start, end: [18, 46, 65, LENGTH][i]! }));

const OPTIONS: RoundOptions = {
  frameIds: ["S", "P"],
  questions: [
    {
      ...{ id: "primary", kind: "single", role: "primary-frame" },
      options: ["S", "P", "none"].map((value) => ({ value, label: value })),
    },
    {
      ...{ id: "tone", kind: "scale", role: "tone" },
      options: ["-1", "0", "1"].map((value) => ({ value, label: value })),
    },
    { id: "remarks", kind: "text", role: null, options: [] },
  ],
  seed: 3,
  replicates: 300,
};

/** Articles of two reviewers who mostly find the same; a third of a tag differs in place. */
function study(articles: number, reviewerIds = ["ana", "ben"]): CodedText[] {
  const random = randomFrom(8);
  return Array.from({ length: articles }, (_, i) => {
    const places = PLACES.filter(() => random.next() < 0.3);
    return {
      articleId: `a${i}`,
      text: TEXT,
      language: "en",
      length: LENGTH,
      passes: reviewerIds.map((reviewerId) => {
        const found = places.filter(() => random.next() < 0.8);
        const units = found.map((place, n) => ({
          start: place.start + (random.next() < 0.3 ? 2 : 0),
          end: place.end,
          frameId: n % 2 ? "P" : "S",
        }));
        const primary = units[0]?.frameId ?? "none";
        return {
          reviewerId,
          submittedAt: "2026-01-01T00:00:00.000Z",
          units,
          answers: { primary, tone: units.length - 1, remarks: "-" },
        };
      }),
    };
  });
}

const of = (texts: readonly CodedText[]) => roundAgreement(OPTIONS, texts, undefined);

describe("roundAgreement", () => {
  test("has each level of a frame, the sets, the characters and the questions that can be compared", () => {
    const table = of(study(60));
    expect(table).toMatchObject({ articles: 60, pairableArticles: 60, seed: 3, replicates: 300 });
    const [row] = table.frames;
    expect(row).toMatchObject({
      frameId: "S",
      pairableArticles: 60,
      paragraphs: { alpha: { pairableUnits: 120 } },
      sentences: { alpha: { pairableUnits: 240 } },
    });
    for (const { alpha, interval } of [row!, row!.paragraphs, row!.sentences, row!.characters]) {
      expect(interval!.low).toBeLessThan(alpha.value!);
      expect(interval!.high).toBeGreaterThan(alpha.value!);
    }
    expect(table.sets.alphas.map(({ scale }) => scale)).toEqual(["MASI", "Jaccard"]);
    expect(table.questions.map(({ attributeId }) => attributeId)).toEqual(["primary", "tone"]);
    const [primary, tone] = table.questions;
    expect(primary).toMatchObject({ pairableArticles: 60, alphas: [{ scale: "nominal" }] });
    expect(primary!.kappa!.value).toBeCloseTo(primary!.alphas[0]!.alpha.value!, 1);
    expect(tone).toMatchObject({ kappa: null, ac1: null, alphas: [{ scale: "ordinal" }] });
    expect(table.characters.blockers).toEqual([]);
  });

  test("survives being sent as JSON, and is the same on another day", () => {
    const texts = study(20);
    const table = of(texts);
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
    expect(of(JSON.parse(JSON.stringify(texts)) as CodedText[])).toEqual(table);
  });

  test("an article that one reviewer has not finished changes nothing but the count (pitfall 5)", () => {
    const texts = study(20);
    const alone = { ...texts[0]!, articleId: "alone", passes: texts[0]!.passes.slice(1) };
    const { articles, frames, ...others } = of([...texts, alone]);
    const before = of(texts);
    expect(articles).toBe(21);
    expect(others).toEqual({ ...before, articles: undefined, frames: undefined });
    expect(frames.map(({ alpha }) => alpha)).toEqual(before.frames.map(({ alpha }) => alpha));
  });

  test("who the reviewers are changes no figure", () => {
    const figures = (texts: readonly CodedText[]) => {
      const { frames, ...others } = of(texts);
      return {
        ...others,
        frames: frames.map((frame) => ({ ...frame, reviewers: [], warnings: [] })),
      };
    };
    const texts = study(20);
    const renamed = texts.map((text) => ({
      ...text,
      passes: text.passes
        .map((pass) => ({ ...pass, reviewerId: pass.reviewerId === "ana" ? "zoe" : "ada" }))
        .toReversed(),
    }));
    expect(figures(renamed)).toEqual(figures(texts));
  });

  test("positions that only one of the two tagged count: no perfect score from half the text (pitfall 7)", () => {
    const [first] = study(1);
    const tagged = (units: CodedText["passes"][number]["units"], reviewerId: string) => ({
      ...{ reviewerId, units, answers: {}, submittedAt: "2026-01-01T00:00:00.000Z" },
    });
    const [one, two] = [
      { ...PLACES[0]!, frameId: "S" },
      { ...PLACES[1]!, frameId: "S" },
    ];
    const text = { ...first!, passes: [tagged([one, two], "ana"), tagged([two], "ben")] };
    const [row] = of([text]).frames;
    expect(row!.characters.alpha.value).toBeLessThan(1);
    expect(row!.characters.alpha.value).toBeGreaterThan(0);
    expect(row!.sentences.percent.value).toBe(0.75);
  });

  test("figures of several articles are pooled, never a mean of articles' figures (pitfall 8)", () => {
    const texts = study(30);
    const pooled = of(texts).frames[0]!.characters.alpha.value!;
    const own = texts
      .map((text) => of([text]).frames[0]!.characters.alpha.value)
      .filter((value) => value !== null);
    expect(own.length).toBeLessThan(30); // articles without the frame have none, and would vanish
    const mean = own.reduce((x, y) => x + y, 0) / own.length;
    expect(Math.abs(mean - pooled)).toBeGreaterThan(0.01);
  });

  test("no figure puts all frames' answers into one yes-or-no coefficient (pitfall 9)", () => {
    const texts = study(40);
    const answers = texts.flatMap(({ passes }) =>
      OPTIONS.frameIds.map((frameId) =>
        passes.map(({ units }) => units.some((unit) => unit.frameId === frameId)),
      ),
    );
    const everything = krippendorffAlpha(answers).value!;
    const values: number[] = [];
    JSON.stringify({ ...of(texts) }, (_key, value: unknown) => {
      if (typeof value === "number") values.push(value);
      return value;
    });
    expect(values.some((value) => Math.abs(value - everything) < 1e-9)).toBe(false);
  });

  test("without variation every coefficient says so, and the percentage stays (pitfall 10)", () => {
    const texts = study(12).map((text) => ({
      ...text,
      passes: text.passes.map((pass) => ({
        ...{ ...pass, units: [] },
        answers: { primary: "none", tone: 0 },
      })),
    }));
    const { frames, sets, characters, questions } = of(texts);
    for (const { alpha, interval } of frames.flatMap((frame) => [
      frame, frame.paragraphs, frame.sentences, frame.characters,
    ])) {
      expect(alpha).toMatchObject({ value: null, because: "no_variation" });
      expect(interval).toBeNull();
    } // prettier-ignore
    expect(frames[0]!.percent.value).toBe(1);
    expect(sets.alphas.map(({ alpha }) => alpha.value)).toEqual([null, null]);
    expect(characters.overall).toMatchObject({ value: null, because: "no_variation" });
    expect(questions.map(({ percent }) => percent.value)).toEqual([1, 1]);
  });

  test("every text twice as long narrows no interval (pitfall 12)", () => {
    const texts = study(40);
    const doubled = texts.map((text) => ({
      ...text,
      text: `${text.text}\n${text.text}`,
      length: 2 * LENGTH + 1,
      passes: text.passes.map((pass) => ({
        ...pass,
        units: pass.units.flatMap((unit) => [
          unit,
          { ...unit, start: unit.start + LENGTH + 1, end: unit.end + LENGTH + 1 },
        ]),
      })),
    }));
    const widths = (table: ReturnType<typeof of>) =>
      table.frames.flatMap((frame) =>
        [frame, frame.paragraphs, frame.sentences, frame.characters].map(
          ({ interval }) => interval!.high - interval!.low,
        ),
      );
    const before = widths(of(texts));
    for (const [index, width] of widths(of(doubled)).entries()) {
      expect(width).toBeGreaterThan(0.97 * before[index]!);
    }
  });

  test("an article coded before a frame was in the codebook is no unit for it, at no level", () => {
    const texts = study(30);
    const early = study(7).map((text, i) => ({
      ...{ ...text, articleId: `early${i}`, askedFrameIds: ["P"] },
      passes: text.passes.map((pass) => ({
        ...pass,
        units: pass.units.filter(({ frameId }) => frameId === "P"),
      })),
    }));
    const [before] = of(texts).frames;
    const [row, other] = of([...texts, ...early]).frames;
    for (const level of ["paragraphs", "sentences", "characters"] as const) {
      expect(row![level].alpha).toEqual(before![level].alpha);
    }
    expect(row).toMatchObject({ pairableArticles: 30, alpha: before!.alpha });
    expect(other).toMatchObject({
      pairableArticles: 37,
      sentences: { alpha: { pairableUnits: 148 } },
    });
  });

  test("articles found irrelevant count for the agreement on relevance, and for no other", () => {
    const question = { id: "relevance", kind: "single", role: "relevance" } as const;
    const options = ["yes", "no"].map((value) => ({ value, label: value }));
    const judged = (text: CodedText, ...answers: readonly string[]) => ({
      ...text,
      passes: text.passes.map((pass, i) => ({ ...pass, answers: { relevance: answers[i]! } })),
    });
    const texts = study(20).map((text) => judged(text, "yes", "yes"));
    const outside = study(10).map((text, i) => ({
      ...judged({ ...text, articleId: `x${i}` }, "no", i < 3 ? "yes" : "no"),
      irrelevant: true as const,
    }));
    const table = roundAgreement(
      { ...OPTIONS, questions: [{ ...question, options }] },
      [...texts, ...outside],
      undefined,
    );
    expect(table.questions[0]).toMatchObject({ pairableArticles: 30, percent: { value: 0.9 } });
    expect(table.questions[0]!.alphas[0]!.interval!.low).toBeGreaterThan(0);
    expect(table.frames).toEqual(of(texts).frames);
  });

  test("is empty, with reasons, where nobody has finished anything", () => {
    const { frames, questions, sets } = of([]);
    expect(frames[0]!.characters.alpha).toMatchObject({ because: "fewer_than_two_coders" });
    expect(questions[0]!.alphas[0]!.alpha).toMatchObject({ because: "fewer_than_two_coders" });
    expect(sets.percent.value).toBeNull();
  });
});
