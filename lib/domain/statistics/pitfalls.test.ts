import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dominantFrames } from "./dominant-frame";
import { prevalence } from "./prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "./prevalence-by";
import { proportion } from "./proportion";
import { statisticRows, statistics } from "./registry";
import { salience } from "./salience";
import type { Study } from "./study";
import { studyOf } from "./study";
import type { Corpus, Tagged } from "./testing/toy-corpus";
import { studyOfCorpus, TOY, toyStudy, zones } from "./testing/toy-corpus";

/** The mistakes that make framing statistics wrong, one test each. */

const oneOutlet = { outletId: "o1", outlet: "Courier", publishedOn: "2023-05-01" };
const numbersOf = (study: Study) =>
  [...statisticRows(study, 1)].map(({ x, n, share, low, high, value }) => [
    x,
    n,
    share,
    low,
    high,
    value,
  ]);

describe("pitfall 1: counting reviewers' annotations as articles", () => {
  const arbitraryCorpus = fc
    .array(
      fc.array(
        fc
          .record({
            frame: fc.constantFrom("E", "M", "C"),
            start: fc.nat(40),
            length: fc.integer({ min: 1, max: 9 }),
          })
          .map(({ frame, start, length }): Tagged => [start, start + length, frame]),
        { maxLength: 5 },
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((codings): Corpus => {
      const ids = codings.map((_, index) => `a${index}`);
      return {
        articles: ids.map((id) => ({
          id,
          ...oneOutlet,
          zones: zones("headline 0-10, lead 10-20, body 20-50"),
        })),
        codings: Object.fromEntries(codings.map((ann, index) => [ids[index]!, { ann }] as const)),
      };
    });

  test("a second, identical reviewer changes no figure", () => {
    fc.assert(
      fc.property(arbitraryCorpus, (corpus) => {
        const codings: Record<string, Record<string, readonly Tagged[]>> = {};
        for (const [id, { ann = [] }] of Object.entries(corpus.codings))
          codings[id] = { ann, bob: ann };
        const twice = { ...corpus, codings };
        expect(numbersOf(studyOfCorpus(twice, "reviewer"))).toEqual(
          numbersOf(studyOfCorpus(corpus, "reviewer")),
        );
      }),
      { numRuns: 8 },
    );
  });

  test("an article with three reviewers weighs as much as one with one", () => {
    const corpus: Corpus = {
      articles: ["a1", "a2"].map((id) => ({ id, ...oneOutlet, zones: zones("body 0-100") })),
      codings: { a1: { ann: [[0, 9, "E"]], bob: [[0, 9, "E"]], cem: [] }, a2: { ann: [] } },
    };
    const [E] = prevalence(studyOfCorpus(corpus, "reviewer"));
    expect(E).toMatchObject({ n: 2, share: 1 / 3 }); // (2/3 + 0) / 2, not 2 codings of 4
  });
});

test("pitfall 6: an article that was read and has no frame stays in the denominator", () => {
  expect(toyStudy().articles.map(({ id }) => id)).toContain("t4");
  expect(dominantFrames(toyStudy()).at(-1)).toMatchObject({ dominant: "none", x: 1, n: 4 });
});

test("pitfall 5: an article that nobody finished is not one without frames", () => {
  expect(toyStudy().articles.map(({ id }) => id)).toEqual(["t1", "t2", "t3", "t4"]);
  expect(toyStudy("reviewer").articles[2]!.codings).toHaveLength(1); // bob has not read t3
});

describe("pitfall 9: pooling frames into one figure", () => {
  test("no figure but diversity is about all frames together", () => {
    for (const [id, { figures }] of Object.entries(statistics)) {
      if (id === "diversity") continue;
      for (const { measure, frame_id, category } of figures(toyStudy(), 1)) {
        expect({ id, measure, about: frame_id ?? category }).not.toMatchObject({
          about: undefined,
        });
      }
    }
  });
});

test("pitfall 17: overlapping passages of one frame are not counted twice", () => {
  const [E] = salience(toyStudy()).frames; // t1: 0-10 and 5-21 are 20 code points of the region, not 26
  expect(E!.covered).toBe(20 + 10);
});

describe("pitfall 19: months move and dates are missing", () => {
  test("the month is the one that is printed, in every time zone", () => {
    // Both are another month somewhere: 31 March is 1 April in Auckland, 1 May is 30 April in Lima.
    expect(prevalenceByMonth(toyStudy()).map(({ key, n }) => [key, n])).toEqual([
      ["2023-03", 1],
      ["2023-04", 0],
      ["2023-05", 2],
      [null, 1],
    ]);
  });

  test("a month without articles is a gap, not 0 %", () => {
    const april = prevalenceByMonth(toyStudy())[1]!;
    expect(april.cells[0]).toMatchObject({ x: 0, n: 0, share: null, low: null, high: null });
  });

  test("years end after December", () => {
    const at = (id: string, publishedOn: string) => ({
      ...oneOutlet,
      id,
      publishedOn,
      zones: zones("body 0-9"),
    });
    const corpus: Corpus = {
      articles: [at("a1", "2022-11-30"), at("a2", "2023-02-01")],
      codings: { a1: { final: [] }, a2: { final: [] } },
    };
    const months = prevalenceByMonth(studyOfCorpus(corpus, "final")).map(({ key }) => key);
    expect(months).toEqual(["2022-11", "2022-12", "2023-01", "2023-02"]);
  });
});

describe("pitfall 20: denominators that drift within one report", () => {
  test("outlets and months add up to the articles of the study", () => {
    for (const layer of ["final", "reviewer"] as const) {
      const study = toyStudy(layer);
      for (const rows of [prevalenceByOutlet(study), prevalenceByMonth(study)]) {
        expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(study.articles.length);
        for (const [index, { x }] of prevalence(study).entries()) {
          expect(rows.reduce((sum, { cells }) => sum + cells[index]!.x, 0)).toBe(x);
        }
      }
    }
  });
});

test("pitfall 24: frames and outlets are told apart by id, not by name", () => {
  const frames = [
    { id: "f1", name: "Health" },
    { id: "f2", name: "Health" },
  ];
  const corpus: Corpus = {
    articles: ["o1", "o2"].map((outletId) => ({
      id: outletId,
      outletId,
      outlet: "Echo",
      publishedOn: null,
      zones: zones("body 0-9"),
    })),
    codings: { o1: { final: [[0, 4, "f1"]] }, o2: { final: [] } },
  };
  const study = studyOfCorpus(corpus, "final", frames);
  expect(prevalence(study).map(({ x }) => x)).toEqual([1, 0]);
  expect(prevalenceByOutlet(study).map(({ n }) => n)).toEqual([1, 1]);
});

test("pitfall 27: outlets whose articles differ in length are compared by shares of articles", () => {
  const lengthened: Corpus = {
    ...TOY,
    articles: TOY.articles.map((article) =>
      article.outlet === "Courier"
        ? { ...article, zones: [...article.zones, ...zones("body 200-9000")] }
        : article,
    ),
  };
  expect(prevalenceByOutlet(studyOfCorpus(lengthened, "final"))).toEqual(
    prevalenceByOutlet(toyStudy()),
  );
});

describe("pitfall 28: two layers in one figure", () => {
  test("every row names its layer, and how reviewers count", () => {
    const layers = (study: Study) =>
      new Set([...statisticRows(study, 1)].map(({ layer }) => layer));
    expect([...layers(toyStudy())]).toEqual(["final layer"]);
    expect([...layers(toyStudy("reviewer"))]).toEqual([
      "reviewer layer, average of reviewers",
      "reviewer layer, at least one reviewer",
      "reviewer layer, all reviewers",
    ]);
  });

  test("rows of the other layer are not read", () => {
    const final = toyStudy()
      .articles.flatMap(({ codings }) => codings.flat())
      .filter((use) => use !== null);
    const study = studyOf({
      layer: "reviewer",
      frames: toyStudy().frames,
      articles: toyStudy().articles,
      finished: [{ articleId: "t1", reviewerId: "ann" }],
      uses: final,
    });
    expect(prevalence(study).map(({ x, n }) => [x, n])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });
});

test("a percentage from fewer than 10 articles is not shown in a cell, but x and n are", () => {
  const corpus = (count: number): Corpus => {
    const ids = Array.from({ length: count }, (_, index) => `a${index}`);
    return {
      articles: ids.map((id) => ({ id, ...oneOutlet, zones: zones("body 0-9") })),
      codings: Object.fromEntries(ids.map((id) => [id, { final: [[0, 4, "E"]] }])),
    };
  };
  const cell = (count: number) =>
    prevalenceByOutlet(studyOfCorpus(corpus(count), "final"))[0]!.cells[0];
  expect(cell(9)).toMatchObject({ x: 9, n: 9, share: null, low: null, high: null });
  expect(cell(10)).toMatchObject({ ...proportion(10, 10), share: 1 });
});
