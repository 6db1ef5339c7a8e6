import { describe, expect, test } from "vitest";
import { comparisonOf } from "../differences";
import { randomFrom } from "../random";
import { agreementByBlock, leaveOneOut, stability } from "./breakdown";
import { coincidences } from "./coincidences";
import { differenceMatrix } from "./difference-matrix";
import { drift } from "./drift";
import type { CodedArticle } from "./frame-agreement";
import { frameAgreement } from "./frame-agreement";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { articlesToDoubleCode } from "./planner";
import { reviewerPairs } from "./reviewer-pairs";
import { segmentAgreement } from "./segment-agreement";

const OPTIONS = { seed: 1, replicates: 200 };

function article(articleId: string, passes: Readonly<Record<string, readonly string[]>>) {
  return {
    articleId,
    passes: Object.entries(passes).map(([reviewerId, frameIds]) => ({ reviewerId, frameIds })),
  };
}

/** Three reviewers, of whom `c` answers by a coin. */
function withOneCareless(articles: number): CodedArticle[] {
  const random = randomFrom(5);
  return Array.from({ length: articles }, (_, i) => {
    const truth = i % 2 === 0 ? ["F"] : [];
    return article(`a${i}`, { a: truth, b: truth, c: random.next() < 0.5 ? ["F"] : [] });
  });
}

describe("segments", () => {
  const segments = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 21, end: 30 },
  ];
  const unit = (start: number, end: number) => ({ frameId: "F", start, end });
  const one = {
    articleId: "a",
    length: 30,
    segments,
    passes: [
      { reviewerId: "r", units: [unit(2, 12)] },
      { reviewerId: "s", units: [unit(5, 8)] },
    ],
  };

  test("a segment is tagged from its first tagged character on, not by its neighbour's", () => {
    const [row] = segmentAgreement([one], ["F"], OPTIONS);
    // yes/yes, yes/no, no/no
    expect(row!.percent).toMatchObject({ value: 2 / 3, pairableUnits: 3 });
    const rows = [
      [true, true],
      [true, false],
      [false, false],
    ];
    expect(row!.alpha.value).toBeCloseTo(krippendorffAlpha(rows).value!, 12);
    expect(row!.interval).toBeNull();
  });

  test("an article with one pass adds nothing, and twice the paragraphs narrow no interval", () => {
    const random = randomFrom(3);
    const articles = Array.from({ length: 30 }, (_, i) => {
      const spans = (other: number) =>
        random.next() < 0.5 ? [unit(0, 5)] : random.next() < other ? [unit(21, 25)] : [];
      return {
        ...one,
        articleId: `a${i}`,
        passes: [
          { reviewerId: "r", units: spans(0.5) },
          { reviewerId: "s", units: spans(0.5) },
        ],
      };
    });
    const alone = { ...one, articleId: "alone", passes: one.passes.slice(1) };
    const [row] = segmentAgreement(articles, ["F"], OPTIONS);
    expect(segmentAgreement([...articles, alone], ["F"], OPTIONS)[0]!.alpha).toEqual(row!.alpha);

    const doubled = articles.map((own) => ({
      ...own,
      length: 60,
      segments: [...segments, ...segments.map(({ start, end }) => ({ start: start + 30, end: end + 30 }))],
      passes: own.passes.map((pass) => ({
        ...pass,
        units: pass.units.flatMap((u) => [u, { ...u, start: u.start + 30, end: u.end + 30 }]),
      })),
    })); // prettier-ignore
    const [wide] = segmentAgreement(doubled, ["F"], OPTIONS);
    const width = (interval: { low: number; high: number } | null) =>
      interval!.high - interval!.low;
    expect(width(wide!.interval)).toBeGreaterThan(0.95 * width(row!.interval));
  });
});

describe("pairs of reviewers", () => {
  const articles = [
    article("1", { b: ["F"], a: ["F"] }),
    article("2", { a: ["F"], b: [] }),
    article("3", { a: [], b: [] }),
    article("4", { a: ["F"], c: ["F", "G"] }),
  ];

  test("name the articles of each cell, whichever order the passes come in", () => {
    const pairs = reviewerPairs(articles, ["F", "G"]);
    expect(pairs.map(({ reviewerIds, frameId }) => [...reviewerIds, frameId].join(""))).toEqual(
      ["abF", "abG", "acF", "acG"], // b and c share no article
    );
    expect(pairs[0]).toMatchObject({
      articles: 3, both: ["1"], onlyFirst: ["2"], onlySecond: [], neither: 1,
    }); // prettier-ignore
    expect(pairs[0]!.percent.value).toBeCloseTo(2 / 3, 12);
    expect(pairs[3]).toMatchObject({ articles: 1, onlySecond: ["4"] });
  });

  test("leave out articles whose codebook did not have the frame", () => {
    const [, second] = reviewerPairs(
      articles.map((own) => ({ ...own, askedFrameIds: own.articleId === "1" ? ["F"] : ["F", "G"] })),
      ["F", "G"],
    ); // prettier-ignore
    expect(second).toMatchObject({ frameId: "G", articles: 2 });
  });
});

describe("parts", () => {
  test("blocks do not overlap, and each has its own agreement", () => {
    const articles = withOneCareless(40);
    const weekOf = ({ articleId }: CodedArticle) =>
      articleId === "a0" ? null : Number(articleId.slice(1)) < 20 ? "2025-W02" : "2025-W01";
    const blocks = agreementByBlock(articles, ["F"], weekOf, OPTIONS);
    expect(blocks.map(({ name, frames }) => [name, frames[0]!.pairableArticles])).toEqual([
      ["2025-W01", 20],
      ["2025-W02", 19],
    ]);
    const [alone] = frameAgreement(articles.slice(20), ["F"], OPTIONS);
    expect(blocks[0]!.frames[0]).toEqual(alone);
  });

  test("agreement rises without the reviewer who differs", () => {
    const articles = withOneCareless(60);
    const parts = leaveOneOut(articles, ["F"], OPTIONS);
    expect(parts.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    const alpha = (name: string) =>
      parts.find((part) => part.name === name)!.frames[0]!.alpha.value;
    expect(alpha("c")).toBe(1);
    expect(alpha("a")).toBeLessThan(0.5);
    const pair = articles.map((own) => ({ ...own, passes: own.passes.slice(1) }));
    expect(leaveOneOut(pair, ["F"], OPTIONS)).toEqual([]);
  });

  test("stability compares a reviewer's two passes with each other only", () => {
    const recodings = ["1", "2", "3", "4"].flatMap((articleId, i) => [
      { reviewerId: "r", articleId, first: i < 2 ? ["F"] : [], second: i < 2 ? ["F"] : [] },
      { reviewerId: "s", articleId, first: i < 2 ? ["F"] : [], second: i % 2 ? ["F"] : [] },
    ]);
    const [r, s] = stability(recodings, ["F"], OPTIONS);
    expect(r).toMatchObject({ name: "r" });
    expect(r!.frames[0]!.alpha.value).toBe(1);
    expect(s!.frames[0]!.percent.value).toBe(0.5);
  });
});

test("drift counts blocks of twenty in the order of submission", () => {
  const passes = Array.from({ length: 45 }, (_, i) => ({
    reviewerId: "r",
    articleId: `a${i}`,
    submittedAt: new Date(Date.UTC(2025, 0, 1 + ((i * 7) % 45))).toISOString(),
    frameIds: (i * 7) % 45 < 10 ? ["F"] : [],
  }));
  const [own] = drift(passes, ["F"]);
  expect(own!.blocks.map(({ x, n }) => [x, n])).toEqual([
    [10, 20],
    [0, 20],
    [0, 5],
  ]);
  expect(own!.blocks[0]).toMatchObject({
    from: "2025-01-01T00:00:00.000Z",
    to: "2025-01-20T00:00:00.000Z",
  });
});

test("rows of the coincidence matrix add up to the values given", () => {
  const data = [
    ["x", "x", "y"],
    ["y", "y", null],
    ["x", null, null],
  ];
  const matrix = coincidences(data, ["x", "y"]);
  expect(matrix).toEqual([
    [1, 1],
    [1, 2],
  ]);
  expect(() => coincidences([["x", "z"]], ["x"])).toThrow(RangeError);
});

test("tags are sorted by what became of them, and confused frames are named", () => {
  const tag = (id: string, reviewerId: string, frameId: string, start: number, end: number) => ({
    id, reviewerId, frameId, start, end,
  }); // prettier-ignore
  const comparison = comparisonOf(
    [
      tag("1", "r", "F", 0, 10),
      tag("2", "s", "F", 0, 10),
      tag("3", "r", "F", 20, 30),
      tag("4", "s", "F", 22, 30),
      tag("5", "r", "G", 40, 50),
      tag("6", "s", "F", 40, 50),
      tag("7", "r", "G", 60, 70),
    ],
    ["r", "s"],
  );
  const matrix = differenceMatrix([{ articleId: "a", comparison }], ["F", "G"]);
  expect(matrix.tags).toEqual({ agreed: 2, boundary: 2, frame: 2, omission: 1 });
  expect(matrix.frames[1]).toEqual({
    frameId: "G",
    agreed: [],
    boundary: [],
    frame: [{ articleId: "a", annotationIds: ["5", "6"] }],
    omission: [{ articleId: "a", annotationIds: ["7"] }],
  });
  expect(matrix.confusions).toEqual([
    { frameIds: ["F", "G"], passages: [{ articleId: "a", annotationIds: ["5", "6"] }] },
  ]);
});

describe("planner", () => {
  test("asks for more articles the rarer the frame and the narrower the interval", () => {
    const plan = { prevalence: 0.3, alpha: 0.8, width: 0.2 };
    // (1 − κ)[(1 − κ)(1 − 2κ) + κ(2 − κ)/(2p(1 − p))] = 0.2·(−0.12 + 0.96/0.42), times (3.92/0.2)²
    expect(articlesToDoubleCode(plan)).toBe(167);
    expect(articlesToDoubleCode({ ...plan, width: 0.1 })).toBeGreaterThan(4 * 166);
    expect(articlesToDoubleCode({ ...plan, prevalence: 0.05 })).toBeGreaterThan(700);
    expect(articlesToDoubleCode({ ...plan, prevalence: 0.7 })).toBe(167);
  });

  test("simulated studies of that size have intervals of that width", () => {
    const plan = { prevalence: 0.3, alpha: 0.6, width: 0.25 };
    const articles = articlesToDoubleCode(plan);
    const random = randomFrom(11);
    const values = Array.from({ length: 2000 }, () => {
      const rows = Array.from({ length: articles }, () => {
        const first = random.next() < plan.prevalence;
        const second = random.next() < plan.alpha ? first : random.next() < plan.prevalence;
        return [first, second];
      });
      return krippendorffAlpha(rows).value!;
    }).sort((a, b) => a - b);
    expect(values[1950]! - values[50]!).toBeCloseTo(plan.width, 1);
    expect(Math.abs(values[1950]! - values[50]! - plan.width)).toBeLessThan(0.02);
  });

  test.each([{ prevalence: 0 }, { prevalence: 1 }, { alpha: 1 }, { width: 0 }, { width: NaN }])(
    "refuses %j",
    (wrong) => {
      const plan = { prevalence: 0.3, alpha: 0.8, width: 0.2, ...wrong };
      expect(() => articlesToDoubleCode(plan)).toThrow(RangeError);
    },
  );
});
