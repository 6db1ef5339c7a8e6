import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePointLength, offsetIndex } from "../text/offsets";
import { dominantFrames } from "./dominant-frame";
import type { Candidate } from "./article-set";
import { articleSet } from "./article-set";
import { distinctiveWords } from "./distinctive-words";
import { WHOLE_STUDY } from "./filter";
import { prevalence } from "./prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "./prevalence-by";
import { proportion } from "./proportion";
import { statisticRows, statistics } from "./registry";
import { salience } from "./salience";
import type { Study } from "./study";
import type { Corpus, Tagged } from "./testing/toy-corpus";
import { studyOfCorpus, TOY, toyStudy, zones } from "./testing/toy-corpus";
import { coveredWords, wordsOf } from "./words";

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

describe("counting reviewers' annotations as articles", () => {
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

  test("a second, identical reviewer changes no figure (pitfall 1)", () => {
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

  test("an article with three reviewers weighs as much as one with one (pitfall 1)", () => {
    const corpus: Corpus = {
      articles: ["a1", "a2"].map((id) => ({ id, ...oneOutlet, zones: zones("body 0-100") })),
      codings: { a1: { ann: [[0, 9, "E"]], bob: [[0, 9, "E"]], cem: [] }, a2: { ann: [] } },
    };
    const [E] = prevalence(studyOfCorpus(corpus, "reviewer"));
    expect(E).toMatchObject({ n: 2, share: 1 / 3 }); // (2/3 + 0) / 2, not 2 codings of 4
  });
});

test("an article that was read and has no frame stays in the denominator (pitfall 6)", () => {
  expect(toyStudy().articles.map(({ id }) => id)).toContain("t4");
  expect(dominantFrames(toyStudy()).at(-1)).toMatchObject({ dominant: "none", x: 1, n: 4 });
});

test("an article that nobody finished is not one without frames (pitfall 5)", () => {
  expect(toyStudy().articles.map(({ id }) => id)).toEqual(["t1", "t2", "t3", "t4"]);
  expect(toyStudy("reviewer").articles[2]!.codings).toHaveLength(1); // bob has not read t3
});

describe("pooling frames into one figure", () => {
  test("no figure but diversity is about all frames together (pitfall 9)", () => {
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

test("overlapping passages of one frame are not counted twice (pitfall 17)", () => {
  const [E] = salience(toyStudy()).frames; // t1: 0-10 and 5-21 are 20 code points of the region, not 26
  expect(E!.covered).toBe(20 + 10);
});

describe("months move and dates are missing", () => {
  test("the month is the one that is printed, in every time zone (pitfall 19)", () => {
    // Both are another month somewhere: 31 March is 1 April in Auckland, 1 May is 30 April in Lima.
    expect(prevalenceByMonth(toyStudy()).map(({ key, n }) => [key, n])).toEqual([
      ["2023-03", 1],
      ["2023-04", 0],
      ["2023-05", 2],
      [null, 1],
    ]);
  });

  test("a month without articles is a gap, not 0 % (pitfall 19)", () => {
    const april = prevalenceByMonth(toyStudy())[1]!;
    expect(april.cells[0]).toMatchObject({ x: 0, n: 0, share: null, low: null, high: null });
  });

  test("years end after December (pitfall 19)", () => {
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

describe("denominators that drift within one report", () => {
  test("outlets and months add up to the articles of the study (pitfall 20)", () => {
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

test("frames and outlets are told apart by id, not by name (pitfall 24)", () => {
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

test("outlets whose articles differ in length are compared by shares of articles (pitfall 27)", () => {
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

describe("two layers in one figure", () => {
  test("every row names its layer, and how reviewers count (pitfall 28)", () => {
    const layers = (study: Study) =>
      new Set([...statisticRows(study, 1)].map(({ layer }) => layer));
    expect([...layers(toyStudy())]).toEqual(["final layer"]);
    expect([...layers(toyStudy("reviewer"))]).toEqual([
      "reviewer layer, average of reviewers",
      "reviewer layer, at least one reviewer",
      "reviewer layer, all reviewers",
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

describe("offsets", () => {
  const one = (tags: readonly Tagged[], written: string): Study =>
    studyOfCorpus(
      {
        articles: [{ id: "a1", ...oneOutlet, zones: zones(written) }],
        codings: { a1: { final: tags } },
      },
      "final",
    );

  test("ends are exclusive: a passage is as long as its end minus its start, and passages that touch add up (pitfall 14)", () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 30 }), (start, length) => {
        const end = start + length;
        const [E] = salience(one([[start, end, "E"]], "body 0-100")).frames;
        expect(E!.covered).toBe(length);
        const [both] = salience(
          one(
            [
              [start, end, "E"],
              [end, end + 5, "E"],
            ],
            "body 0-100",
          ),
        ).frames;
        expect(both!.covered).toBe(length + 5);
      }),
      { numRuns: 20 },
    );
    const [all] = salience(one([[0, 100, "E"]], "body 0-100")).frames;
    expect(all!.ofText).toBe(1);
  });

  test("four astral characters before a word do not shift it, and count as four (pitfall 15)", () => {
    const text = "📰🛸🚀🚁 levy levy rain";
    const index = offsetIndex(text);
    const span = { start: 5, end: 9 }; // 9 to 13 in UTF-16
    expect(index.slice(span)).toBe("levy");
    const words = wordsOf(text, "en");
    expect(words[0]).toMatchObject({ word: "levy", ...span });
    expect([...coveredWords(words, [span])]).toEqual([1, 0, 0]);
    const length = codePointLength(text);
    const [E] = salience(one([[span.start, span.end, "E"]], `body 0-${length}`)).frames;
    expect(E).toMatchObject({ covered: 4, ofText: 4 / length });
  });
});

test("printings of one story count once, unless each printing is asked for (pitfall 18)", () => {
  const printing = (id: string, clusterId: string | null): Candidate => ({
    ...{ id, outletId: "o1", outlet: "Courier", publishedOn: "2024-01-01", language: "en" },
    ...{ codedLength: 10, openToViewer: false, finished: true, codebookVersion: 1 },
    ...{ relevant: true, sampled: false, clusterId, codedPrinting: clusterId && "a2" },
  });
  const articles = [printing("a1", "s1"), printing("a2", "s1"), printing("a3", null)];
  const stories = articleSet(articles, WHOLE_STUDY);
  expect(stories.articles.map(({ id }) => id)).toEqual(["a2", "a3"]);
  expect(stories.flow).toEqual({
    total: 3,
    counted: 2,
    leftOut: [{ reason: "duplicate", articles: 1 }],
  });
  const printings = articleSet(articles, { ...WHOLE_STUDY, unit: "printings" });
  expect(printings.articles).toHaveLength(3);
  // Without the coded printing, another one stands for the story.
  const withoutCoded = articleSet([printing("a1", "s1")], WHOLE_STUDY);
  expect(withoutCoded.articles.map(({ id }) => id)).toEqual(["a1"]);
});

test("what is left out and what is counted add up to all articles (pitfall 20)", () => {
  const candidate = fc.record<Candidate>({
    ...{ id: fc.uuid(), outlet: fc.constant(null), codedLength: fc.nat(1) },
    outletId: fc.constantFrom("o1", "o2", null),
    publishedOn: fc.constantFrom("2023-12-31", "2024-06-01", null),
    language: fc.constantFrom("en", null),
    openToViewer: fc.boolean(),
    finished: fc.boolean(),
    codebookVersion: fc.constantFrom(1, 2, null),
    relevant: fc.boolean(),
    sampled: fc.boolean(),
    clusterId: fc.constantFrom("s1", "s2", null),
    codedPrinting: fc.constant(null),
  });
  const filter = fc.record({
    outlets: fc.subarray(["o1", "o2"]),
    from: fc.constantFrom("2024-01-01", null),
    languages: fc.subarray(["en"]),
    zones: fc.subarray(["headline" as const]),
    sample: fc.constantFrom("x", null),
    version: fc.constantFrom(1, null),
    unit: fc.constantFrom("stories" as const, "printings" as const),
  });
  fc.assert(
    fc.property(fc.array(candidate), filter, (articles, chosen) => {
      const { flow, articles: counted } = articleSet(articles, { ...WHOLE_STUDY, ...chosen });
      const leftOut = flow.leftOut.reduce((sum, { articles: count }) => sum + count, 0);
      expect(flow.counted).toBe(counted.length);
      expect(flow.counted + leftOut).toBe(articles.length);
    }),
  );
});

test("a word that one long article repeats is no finding (pitfall 26)", () => {
  const article = (body: string, framed: string) => {
    const text = `${framed} ${body}`;
    return {
      ...{ text, language: "en", zones: zones(`body 0-${text.length}`) },
      annotations: [{ frameId: "E", start: 0, end: framed.length }],
    };
  };
  const { words } = distinctiveWords(
    [
      article("the rain fell", `${"tariff ".repeat(300)}levy`),
      article("the rain fell", "levy again"),
      article("the rain fell", "levy at last"),
    ],
    "E",
  );
  expect(words.map(({ word }) => word)).not.toContain("tariff");
  expect(words.find(({ word }) => word === "levy")).toMatchObject({ articles: 3 });
});
