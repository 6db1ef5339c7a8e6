import { describe, expect, test } from "vitest";
import type { CodedArticle } from "./frame-agreement";
import { frameAgreement } from "./frame-agreement";

const options = { seed: 1, replicates: 200 };

/** Articles of a 2 × 2 table: frame "F" found by both, by r1 only, by r2 only, by neither. */
function twoReviewers(
  both: number,
  first: number,
  second: number,
  neither: number,
): CodedArticle[] {
  const kinds = [
    [both, ["F"], ["F"]],
    [first, ["F"], []],
    [second, [], ["F"]],
    [neither, [], []],
  ] as const;
  return kinds.flatMap(([count, r1, r2], kind) =>
    Array.from({ length: count }, (_, index) => ({
      articleId: `${kind}-${index}`,
      passes: [
        { reviewerId: "r1", frameIds: r1 },
        { reviewerId: "r2", frameIds: r2 },
      ],
    })),
  );
}

function rowOf(articles: CodedArticle[]) {
  return frameAgreement(articles, ["F"], options)[0]!;
}

describe("frameAgreement", () => {
  test("puts the figures of one frame together", () => {
    // Artstein & Poesio (2008), table 1: κ 0.348, π 0.341, so α = π + (1 − π) / 200.
    const row = rowOf(twoReviewers(20, 10, 20, 50));
    expect(row.percent.value).toBe(0.7);
    expect(row.kappa?.value).toBeCloseTo(0.348, 3);
    expect(row.alpha.value).toBeCloseTo(0.341 + 0.659 / 200, 3);
    expect(row.prevalence).toEqual({ share: 0.35, positives: 70, values: 200 });
    expect(row.reviewers).toEqual([
      { reviewerId: "r1", positives: 30, articles: 100 },
      { reviewerId: "r2", positives: 40, articles: 100 },
    ]);
    expect(row).toMatchObject({ pairableArticles: 100, tooRare: false, paradox: false });
    expect(row.warnings).toEqual([]);
    expect(row.interval!.low).toBeLessThan(row.alpha.value!);
    expect(row.interval!.high).toBeGreaterThan(row.alpha.value!);
  });

  test("says that alpha is uninformative for a rare frame, and greys it", () => {
    const row = rowOf(twoReviewers(0, 4, 0, 996));
    expect(row.alpha.value).toBeCloseTo(-0.001503, 6);
    expect(row).toMatchObject({ paradox: true, tooRare: true });
  });

  test("has no alpha where everybody says no, and keeps the percentage", () => {
    const row = rowOf(twoReviewers(0, 0, 0, 12));
    expect(row.alpha).toMatchObject({ value: null, because: "no_variation", pairableUnits: 12 });
    expect(row.percent.value).toBe(1);
    expect(row.interval).toBeNull();
  });

  test("counts only articles with two passes, and gives no kappa for three reviewers", () => {
    const third: CodedArticle = {
      articleId: "third",
      passes: [
        { reviewerId: "r1", frameIds: ["F"] },
        { reviewerId: "r3", frameIds: ["F"] },
      ],
    };
    const alone: CodedArticle = {
      articleId: "alone",
      passes: [{ reviewerId: "r4", frameIds: ["F"] }],
    };
    const row = rowOf([...twoReviewers(3, 1, 1, 3), third, alone]);
    expect(row).toMatchObject({ articles: 10, pairableArticles: 9, kappa: null });
    expect(row.reviewers.map(({ reviewerId }) => reviewerId)).toEqual(["r1", "r2", "r3"]);
  });

  test("leaves out articles whose codebook version did not have the frame", () => {
    const before = twoReviewers(0, 0, 0, 7).map((article) => ({
      ...article,
      askedFrameIds: ["G"],
    }));
    const row = rowOf([...twoReviewers(3, 1, 1, 3), ...before]);
    expect(row).toMatchObject({ articles: 8, pairableArticles: 8 });
    expect(row.interval!.warnings).toEqual(["few_articles"]);
    expect(row.alpha).toEqual(rowOf(twoReviewers(3, 1, 1, 3)).alpha);
  });

  test("warns of a reviewer who never used a frame that others found in 5 articles", () => {
    const warning = { kind: "unused_frame", reviewerId: "r2", articles: 5 };
    expect(rowOf(twoReviewers(0, 5, 0, 20)).warnings).toContainEqual(warning);
    expect(rowOf(twoReviewers(0, 4, 0, 20)).warnings).toEqual([]);
  });

  test("is empty where nobody has finished anything", () => {
    const row = rowOf([]);
    expect(row.alpha).toMatchObject({ value: null, because: "fewer_than_two_coders" });
    expect(row).toMatchObject({ articles: 0, prevalence: null, interval: null, kappa: null });
  });
});
