import { describe, expect, test } from "vitest";
import { NO_FRAME } from "../attribute";
import { coOccurrence } from "./co-occurrence";
import { diversity, entropyOf } from "./diversity";
import { dominantFrames, dominantOf } from "./dominant-frame";
import { intensity } from "./intensity";
import { position } from "./position";
import { prevalence } from "./prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "./prevalence-by";
import { declaredByDominant, primaryFrameFigures, primaryFrames } from "./primary-frame";
import { salience } from "./salience";
import { sharedText } from "./shared-text";
import { toneByFrame } from "./tone";
import { annotationsOf, FRAMES, studyOfCorpus, TOY, toyStudy } from "./testing/toy-corpus";

/**
 * Every expected value is counted by hand. Final layer, four articles:
 *
 *          L    E covers            M covers   C covers   any frame
 *     t1  140   20 (0-10, 11-21)    20         –          40
 *     t2  100   –                   20         10         20
 *     t3   60   10                  –          –          10
 *     t4   50   –                   –          –           0
 */
const study = toyStudy();
const shares = (rows: readonly { x: number; n: number }[]) => rows.map(({ x, n }) => [x, n]);

test("prevalence counts articles", () => {
  expect(shares(prevalence(study))).toEqual([
    [2, 4],
    [2, 4],
    [1, 4],
  ]);
});

test("prevalence in the reviewer layer, by each rule", () => {
  // E: t1 both, t3 its only reviewer. M: t1 one of two, t2 one of two. C: t2 one of two.
  const reviewers = toyStudy("reviewer");
  expect(shares(prevalence(reviewers, "average"))).toEqual([
    [2, 4],
    [1, 4],
    [0.5, 4],
  ]);
  expect(shares(prevalence(reviewers, "any"))).toEqual([
    [2, 4],
    [2, 4],
    [1, 4],
  ]);
  expect(shares(prevalence(reviewers, "every"))).toEqual([
    [2, 4],
    [0, 4],
    [0, 4],
  ]);
});

test("prevalence by outlet: outlets by name, their own articles as denominator", () => {
  const rows = prevalenceByOutlet(study).map(({ key, cells }) => [key?.name, ...shares(cells)]);
  expect(rows).toEqual([
    ["Courier", [1, 2], [2, 2], [1, 2]],
    ["Daily", [1, 2], [0, 2], [0, 2]],
  ]);
});

test("prevalence by month: April has no article, t3 has no date", () => {
  const rows = prevalenceByMonth(study).map(({ key, n, cells }) => [
    key,
    n,
    ...cells.map(({ x }) => x),
  ]);
  expect(rows).toEqual([
    ["2023-03", 1, 1, 1, 0],
    ["2023-04", 0, 0, 0, 0],
    ["2023-05", 2, 0, 1, 1],
    [null, 1, 1, 0, 0],
  ]);
});

test("salience, of text and of framed text, pooled and as a mean", () => {
  const table = salience(study);
  expect(table).toMatchObject({
    textLength: 350,
    framedLength: 70,
    articles: 4,
    framedArticles: 3,
  });
  const [E, M, C] = table.frames;
  expect(E).toMatchObject({ covered: 30, ofText: 30 / 350, ofFramed: 30 / 70 });
  expect(E!.meanOfText).toBeCloseTo((20 / 140 + 10 / 60) / 4, 12);
  expect(E!.meanOfFramed).toBeCloseTo((20 / 40 + 10 / 10) / 3, 12);
  expect(M).toMatchObject({ covered: 40, ofText: 40 / 350, ofFramed: 40 / 70 });
  expect(M!.meanOfFramed).toBeCloseTo((20 / 40 + 20 / 20) / 3, 12);
  expect(C).toMatchObject({ covered: 10 });
  expect(C!.meanOfText).toBeCloseTo(10 / 100 / 4, 12);
});

test("intensity: tags per article with the frame", () => {
  expect(intensity(study)).toEqual([
    // E is tagged twice in t1 and once in t3
    { frame: FRAMES[0], n: 2, median: 1.5, lowerQuartile: 1, upperQuartile: 2 },
    { frame: FRAMES[1], n: 2, median: 1, lowerQuartile: 1, upperQuartile: 1 },
    { frame: FRAMES[2], n: 1, median: 2, lowerQuartile: 2, upperQuartile: 2 },
  ]);
});

describe("dominant frame", () => {
  test("is the longest, never the first of a tie", () => {
    const dominant = study.articles.map(({ codings }) => dominantOf(study, codings[0]!));
    expect(dominant).toEqual(["tie", FRAMES[1], FRAMES[0], "none"]);
  });

  test("is counted with ties and articles without a frame", () => {
    expect(dominantFrames(study).map(({ dominant, x, n }) => [dominant, x, n])).toEqual([
      [FRAMES[0], 1, 4],
      [FRAMES[1], 1, 4],
      [FRAMES[2], 0, 4],
      ["tie", 1, 4],
      ["none", 1, 4],
    ]);
  });
});

test("diversity: frames per article and entropy", () => {
  const entropies = study.articles.map(({ codings }) => entropyOf(codings[0]!));
  // t1: two equal halves. t2: M 20 of 30, C 10 of 30.
  const t2 = -(2 / 3) * Math.log(2 / 3) - (1 / 3) * Math.log(1 / 3);
  expect(entropies[0]).toBeCloseTo(Math.LN2, 12);
  expect(entropies[1]).toBeCloseTo(t2, 12);
  expect(entropies.slice(2)).toEqual([0, 0]);

  const { n, meanFrames, meanEntropy, byFrameCount } = diversity(study);
  expect([n, meanFrames]).toEqual([4, 1.25]);
  expect(meanEntropy).toBeCloseTo((Math.LN2 + t2) / 4, 12);
  expect(shares(byFrameCount)).toEqual([
    [1, 4],
    [1, 4],
    [2, 4],
  ]);
});

test("co-occurrence in articles", () => {
  const { n, cells } = coOccurrence(study);
  expect(n).toBe(4);
  expect(cells.map((row) => row.map(({ both }) => both))).toEqual([
    [2, 1, 0],
    [1, 2, 1],
    [0, 1, 1],
  ]);
  // M in 2 and C in 1 of 4 articles, together in 1
  expect(cells[1]![2]).toMatchObject({
    expected: 0.5,
    jaccard: 1 / 2,
    ofK: 1 / 2,
    lift: 2,
    tooRare: true,
  });
  expect(cells[2]![1]).toMatchObject({ ofK: 1 });
  expect(cells[1]![2]!.phi).toBeCloseTo((4 * 1 - 2 * 1) / Math.sqrt(2 * 2 * 1 * 3), 12);
});

test("co-occurrence in the text", () => {
  const articles = TOY.articles.slice(0, 4).map(({ id, zones }) => ({
    zones,
    codings: [annotationsOf(TOY.codings[id]!.final!)],
  }));
  expect(sharedText(articles, ["E", "M", "C"])).toEqual([
    [30, 0, 0],
    [0, 40, 10],
    [0, 10, 10],
  ]);
});

test("position", () => {
  const [E, M, C] = position(study);
  expect(E!.headline).toMatchObject({ ofAll: { x: 1, n: 4 }, ofThoseWithFrame: { x: 1, n: 2 } });
  expect(E!.lead).toMatchObject({ ofAll: { x: 1, n: 4 }, ofThoseWithFrame: { x: 1, n: 2 } });
  expect(M!.lead.ofAll).toMatchObject({ x: 1, n: 4 }); // t2
  // t1 begins with E; in t3 50 of 60 code points come before it
  expect(E!.firstOffset).toEqual({ n: 2, mean: 50 / 60 / 2, median: 50 / 60 / 2 });
  // t1: 10 headline + 30 lead + 58 of the body come before M; t2: the headline of 20
  expect(M!.firstOffset.mean).toBeCloseTo((98 / 140 + 20 / 100) / 2, 12);
  expect(C!.firstOffset).toEqual({ n: 1, mean: 0.3, median: 0.3 });
  // t1: the first 10 of 130 in the body. t3: the last 10 of 50.
  expect(E!.bodyCovered).toBe(20);
  expect(E!.tenths).toEqual([0.5, 0, 0, 0, 0, 0, 0, 0, 0.25, 0.25]);
});

test("primary frames, as declared, and beside the dominant ones", () => {
  const declared = ["E", "M", "E", NO_FRAME, null];
  const corpus = {
    ...TOY,
    articles: TOY.articles.map((article, index) => ({ ...article, primary: declared[index]! })),
  };
  const rows = primaryFrames(studyOfCorpus(corpus, "final"));
  expect(rows.map(({ ofAll }) => [ofAll.x, ofAll.n])).toEqual([
    [2, 4],
    [1, 4],
    [0, 4],
    [1, 4],
  ]);
  expect(rows.map(({ ofThoseWithPrimary: of }) => of && [of.x, of.n])).toEqual([
    [2, 3],
    [1, 3],
    [0, 3],
    null,
  ]);
  // E, M, C, tie, none. t1 (E): E and M cover 20 each, a tie. t2 (M): M 20, C 10. t3 (E): E. t4: none, none.
  const cross = declaredByDominant(studyOfCorpus(corpus, "final"));
  expect(cross.map(({ dominant }) => dominant)).toEqual([
    [1, 0, 0, 1, 0],
    [0, 1, 0, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0],
  ]);
  // Nobody said anything: every article is missing, and the figure is left out of files.
  expect(primaryFrames(toyStudy()).at(-1)).toMatchObject({ declared: "missing", ofAll: { x: 4 } });
  expect(primaryFrameFigures(toyStudy())).toEqual([]);
});

test("tone by frame, in five steps and in three", () => {
  const tones = [-2, -1, 0, 1, 2].map((step) => ({ value: String(step), label: "" }));
  const said = ["-2", "1", null, "0", "2"];
  const corpus = {
    ...TOY,
    articles: TOY.articles.map((article, index) => ({ ...article, tone: said[index]! })),
  };
  const [E, M] = toneByFrame(studyOfCorpus(corpus, "final", FRAMES, tones));
  expect(E).toMatchObject({ n: 2, unanswered: { x: 1, n: 2 } }); // t1 and t3
  expect(E!.steps.map(({ x }) => x)).toEqual([1, 0, 0, 0, 0]);
  expect(M!.steps.map(({ x }) => x)).toEqual([1, 0, 0, 1, 0]); // t1 and t2
  expect(M!.three?.map(({ step, x, n }) => [step, x, n])).toEqual([
    ["against", 1, 2],
    ["neutral", 0, 2],
    ["in favour", 1, 2],
  ]);
  // Of two reviewers of t1 and t2 one each found M.
  const [, ofReviewers] = toneByFrame(studyOfCorpus(corpus, "reviewer", FRAMES, tones));
  expect(ofReviewers).toMatchObject({ n: 1 });
  expect(ofReviewers!.steps.map(({ x }) => x)).toEqual([0.5, 0, 0, 0.5, 0]);
});
