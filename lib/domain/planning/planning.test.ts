import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confounded } from "./confounding";
import type { Draft } from "./draft";
import { draftOf } from "./draft";
import type { AssignmentPlan, PlanArticle, PlanReviewer } from "./plan";
import { previewOf } from "./preview";

const REVIEWERS = ["Ana", "Ben", "Chen", "Dora"].map((name) => ({
  id: name.toLowerCase(),
  name,
  has: 0,
}));

const PLAN: AssignmentPlan = {
  seed: "17",
  sampleId: null,
  size: null,
  reviewerIds: REVIEWERS.map(({ id }) => id),
  overlap: 50,
  reviewersPerArticle: 2,
  strata: "none",
  quota: null,
  dueOn: null,
};

function article(i: number, more: Partial<PlanArticle> = {}): PlanArticle {
  return {
    id: `a${i}`,
    outlet: i % 3 === 0 ? "Danas" : "Politika",
    publishedOn: `2026-0${1 + (i % 4)}-10`,
    language: "sr",
    sampleStratum: null,
    barred: [],
    ...more,
  };
}

const ARTICLES = Array.from({ length: 40 }, (_, i) => article(i));

function load(draft: Draft, id: string): number {
  return draft.planned.filter(({ reviewerIds }) => reviewerIds.includes(id)).length;
}

const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);

describe("a plan", () => {
  test("gives twelve articles with half of them shared to three reviewers", () => {
    const reviewers = REVIEWERS.slice(0, 3);
    const plan = { ...PLAN, size: 12, reviewerIds: reviewers.map(({ id }) => id) };
    const preview = previewOf(draftOf(ARTICLES, reviewers, plan), reviewers);
    expect(preview).toMatchObject({ articles: 12, shared: 6, leftOver: 0, assignments: 18 });
    // 18 codings of three people; each pair shares two of the six
    expect(preview.reviewers.map(({ gets, shared }) => [gets, shared])).toEqual([
      [6, 4],
      [6, 4],
      [6, 4],
    ]);
  });

  test("is the same for the same seed, whatever the order of the rows", () => {
    const plan = { ...PLAN, strata: "outlet and month" } as const;
    const once = draftOf(ARTICLES, REVIEWERS, plan);
    expect(draftOf([...ARTICLES].reverse(), [...REVIEWERS].reverse(), plan)).toEqual(once);
    expect(draftOf(ARTICLES, REVIEWERS, { ...plan, seed: "18" })).not.toEqual(once);
  });

  test("keeps to this, which a stored seed must give in years to come", () => {
    const draft = draftOf(ARTICLES.slice(0, 6), REVIEWERS, PLAN);
    expect(draft.planned.map(({ id, reviewerIds }) => [id, ...reviewerIds].join(" "))).toEqual([
      "a4 dora ben",
      "a1 chen ana",
      "a2 chen ben",
      "a0 dora",
      "a3 ana",
      "a5 dora",
    ]);
  });

  test("spreads work evenly, shares in proportion and never gives anything twice", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom("none", "outlet", "month", "outlet and month", "language"),
        fc.integer(),
        (count, reviewersPerArticle, overlap, strata, seed) => {
          const articles = Array.from({ length: count }, (_, i) => article(i));
          const plan = {
            ...PLAN,
            reviewersPerArticle,
            overlap,
            strata,
            seed: String(seed),
          } as const;
          const draft = draftOf(articles, REVIEWERS, plan);
          const shared = draft.planned.filter(({ reviewerIds }) => reviewerIds.length > 1);

          expect(draft.planned.map(({ id }) => id).sort()).toEqual(
            articles.map(({ id }) => id).sort(),
          );
          expect(shared).toHaveLength(Math.round((count * overlap) / 100));
          for (const { reviewerIds } of draft.planned) {
            expect(new Set(reviewerIds).size).toBe(reviewerIds.length);
            expect([1, reviewersPerArticle]).toContain(reviewerIds.length);
          }
          expect(spread(REVIEWERS.map(({ id }) => load(draft, id)))).toBeLessThanOrEqual(1);
          for (const { least, most, articles, shared } of previewOf(draft, REVIEWERS).strata) {
            // Two runs of the deal, each at most two apart
            expect(most - least).toBeLessThanOrEqual(4);
            expect(Math.abs(shared - (articles * overlap) / 100)).toBeLessThan(2);
          }
          for (const [id, order] of draft.orders) {
            expect(new Set(order).size).toBe(order.length);
            expect(order).toHaveLength(load(draft, id));
          }
        },
      ),
    );
  });

  test("lets all pairs of reviewers share about as many articles", () => {
    const draft = draftOf(ARTICLES, REVIEWERS, { ...PLAN, overlap: 100 });
    const pairs = REVIEWERS.flatMap((a, i) =>
      REVIEWERS.slice(i + 1).map(
        (b) =>
          draft.planned.filter(
            ({ reviewerIds }) => reviewerIds.includes(a.id) && reviewerIds.includes(b.id),
          ).length,
      ),
    );
    // 40 articles, six pairs
    expect(spread(pairs)).toBeLessThanOrEqual(3);
    expect(pairs.reduce((sum, n) => sum + n, 0)).toBe(40);
  });

  test("stays within the quota, counting what a reviewer has, and says what is left over", () => {
    const reviewers = REVIEWERS.map((one, i) => ({ ...one, has: i }));
    const draft = draftOf(ARTICLES, reviewers, { ...PLAN, overlap: 0, quota: 6 });
    expect(reviewers.map(({ id }) => load(draft, id))).toEqual([6, 5, 4, 3]);
    expect(draft.leftOver).toHaveLength(40 - 18);
    const [warning] = previewOf(draft, reviewers).warnings;
    expect(warning).toMatch(/^22 of 40 articles find too few reviewers/);
  });

  test("does not give an article back to whom it was taken from", () => {
    const articles = ARTICLES.map((one) => ({ ...one, barred: ["ana", "ben", "chen"] }));
    const draft = draftOf(articles, REVIEWERS, { ...PLAN, overlap: 0 });
    expect(load(draft, "dora")).toBe(40);
    const shared = draftOf(articles, REVIEWERS, { ...PLAN, overlap: 100 });
    expect(shared.leftOver).toHaveLength(40);
  });

  test("is refused without reviewers, or with too few for shared articles", () => {
    const alone = REVIEWERS.slice(0, 1);
    expect(() => draftOf(ARTICLES, [], { ...PLAN, reviewerIds: [] })).toThrow(/at least one/);
    expect(() => draftOf(ARTICLES, alone, { ...PLAN, reviewerIds: ["ana"] })).toThrow(
      "2 reviewers cannot code the same article where 1 is chosen.",
    );
    expect(
      draftOf(ARTICLES, alone, { ...PLAN, reviewerIds: ["ana"], overlap: 0 }).planned,
    ).toHaveLength(40);
  });

  test("of 20,000 articles for 30 reviewers is there", () => {
    const articles = Array.from({ length: 20_000 }, (_, i) => article(i, { outlet: `O${i % 40}` }));
    const reviewers: PlanReviewer[] = Array.from({ length: 30 }, (_, i) => ({
      id: `r${i}`,
      name: `R${i}`,
      has: 0,
    }));
    const reviewerIds = reviewers.map(({ id }) => id);
    const plan = { ...PLAN, reviewerIds, overlap: 20, strata: "outlet and month" } as const;
    const preview = previewOf(draftOf(articles, reviewers, plan), reviewers);
    expect(preview).toMatchObject({ articles: 20_000, shared: 4000, assignments: 24_000 });
  });
});

describe("each reviewer's order", () => {
  const reviewers = REVIEWERS.slice(0, 2);
  const plan = { ...PLAN, reviewerIds: ["ana", "ben"], overlap: 100 };

  test("is random and their own, so that order effects do not fall together (pitfall 23)", () => {
    const { orders } = draftOf(ARTICLES, reviewers, plan);
    const [ana, ben] = [orders.get("ana")!, orders.get("ben")!];
    expect([...ana].sort()).toEqual([...ben].sort());
    expect(ana).not.toEqual(ben);

    // Over many seeds: no article comes early more often than late, …
    const first = new Map<string, number>();
    // … and where one reviewer is says nothing about where the other is.
    let together = 0;
    const seeds = 2000;
    for (let seed = 0; seed < seeds; seed++) {
      const { orders } = draftOf(ARTICLES, reviewers, { ...plan, seed: String(seed) });
      const firstHalf = (id: string) => new Set(orders.get(id)!.slice(0, 20));
      for (const id of firstHalf("ana")) first.set(id, (first.get(id) ?? 0) + 1);
      const bens = firstHalf("ben");
      together += [...firstHalf("ana")].filter((id) => bens.has(id)).length;
    }
    // 1,000 expected of each; five standard deviations of a binomial are 112
    for (const { id } of ARTICLES) expect(Math.abs(first.get(id)! - seeds / 2)).toBeLessThan(112);
    // 10 of 20 expected together each time (hypergeometric, sd 1.6); five standard errors are 0.18
    expect(Math.abs(together / seeds - 10)).toBeLessThan(0.18);
  });

  test("mixes shared and single articles, so that it does not tell which are shared", () => {
    let early = 0;
    let all = 0;
    for (let seed = 0; seed < 500; seed++) {
      const half = { ...plan, overlap: 50, seed: String(seed) };
      const { planned, orders } = draftOf(ARTICLES, reviewers, half);
      const shared = new Set(
        planned.filter(({ reviewerIds }) => reviewerIds.length > 1).map(({ id }) => id),
      );
      const order = orders.get("ana")!;
      early += order.slice(0, order.length / 2).filter((id) => shared.has(id)).length;
      all += order.filter((id) => shared.has(id)).length;
    }
    // Half of 10,000 are expected in the first half; five standard deviations are at most 250
    expect(all).toBe(10_000);
    expect(Math.abs(early - all / 2)).toBeLessThan(250);
  });
});

describe("warnings", () => {
  test("name an outlet and a month that one reviewer has nearly alone", () => {
    const given = [
      ...Array.from({ length: 8 }, () => ({ outlet: "Danas", by: "ana", day: "2026-01-10" })),
      ...Array.from({ length: 8 }, () => ({ outlet: "Politika", by: "ben", day: "2026-02-10" })),
      { outlet: "Politika", by: "ana", day: "2026-02-10" },
    ].map(({ outlet, by, day }) => ({ outlet, publishedOn: day, reviewerIds: [by] }));
    expect(confounded(given, REVIEWERS)).toEqual([
      "Ana has 8 of the 8 codings of Danas: what is particular there may be the outlet or the reviewer.",
      "Ben has 8 of the 9 codings of Politika: what is particular there may be the outlet or the reviewer.",
      "Ana has 8 of the 8 codings of 2026-01: what changes then may be the coverage or the reviewer.",
      "Ben has 8 of the 9 codings of 2026-02: what changes then may be the coverage or the reviewer.",
    ]);
  });

  test("say nothing about a plan that deals every outlet to everybody", () => {
    const draft = draftOf(ARTICLES, REVIEWERS, { ...PLAN, strata: "outlet and month" });
    expect(previewOf(draft, REVIEWERS).warnings).toEqual([]);
  });

  test("say that nothing is shared, who shares nothing, and that there is nothing to give", () => {
    const warnings = (articles: readonly PlanArticle[], plan: Partial<AssignmentPlan>) =>
      previewOf(draftOf(articles, REVIEWERS, { ...PLAN, ...plan }), REVIEWERS).warnings;
    expect(warnings(ARTICLES, { overlap: 0 })[0]).toMatch(/agreement cannot be measured/);
    expect(warnings(ARTICLES, { overlap: 5 })[0]).toMatch(
      /^4 of 6 pairs of reviewers share no article, such as \w+ and \w+/,
    );
    expect(warnings([], {})[0]).toMatch(/^No article is left/);
  });
});
