import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, drawSample, weightOf } from "./draw";
import { samplingFrameOf } from "./frame";
import type { Candidate, SamplingPlan } from "./plan";

const PLAN: SamplingPlan = {
  seed: "17",
  strata: "none",
  allocation: "proportional",
  size: 4,
  from: null,
  to: null,
  outletIds: [],
  languages: [],
  query: "",
  withDuplicates: false,
};

function candidate(id: string, more: Partial<Candidate> = {}): Candidate {
  const outlet = { id: "o1", name: "Politika" };
  const known = { outlet, publishedOn: "2026-01-05", language: "sr" };
  return { id, ...known, ready: true, duplicate: false, ...more };
}

const CANDIDATES = Array.from({ length: 30 }, (_, i) =>
  candidate(`a${i}`, {
    outlet: i % 3 === 0 ? { id: "o2", name: "Danas" } : { id: "o1", name: "Politika" },
    publishedOn: `2026-0${1 + (i % 2)}-10`,
  }),
);

describe("samplingFrameOf", () => {
  test("counts each article that is left out once, under its first reason", () => {
    const candidates = [
      candidate("a"),
      candidate("b", { ready: false, duplicate: true }),
      candidate("c", { duplicate: true }),
      candidate("d", { publishedOn: null }),
      candidate("e", { publishedOn: "2025-12-31" }),
      candidate("f", { outlet: null }),
      candidate("g", { language: "en" }),
      candidate("h"),
    ];
    const plan = { ...PLAN, from: "2026-01-01", outletIds: ["o1"], languages: ["sr"] };
    const frame = samplingFrameOf(candidates, plan, new Set(["a", "b", "c"]));
    expect(frame.found).toBe(8);
    expect(frame.eligible.map(({ id }) => id)).toEqual(["a"]);
    expect(frame.excluded).toEqual(
      ["not ready", "duplicate", "undated", "dates", "outlet", "language", "query"].map(
        (reason) => ({ reason, articles: 1 }),
      ),
    );
  });

  test("takes all printings when the plan says so, and undated ones without dates", () => {
    const candidates = [candidate("a", { duplicate: true }), candidate("b", { publishedOn: null })];
    expect(
      samplingFrameOf(candidates, { ...PLAN, withDuplicates: true }, null).eligible,
    ).toHaveLength(2);
  });
});

describe("drawSample", () => {
  test("gives the same list for the same seed, whatever the order of the rows", () => {
    const plan = { ...PLAN, strata: "outlet and month", size: 9 } as const;
    const once = drawSample(CANDIDATES, plan);
    expect(drawSample([...CANDIDATES].reverse(), plan)).toEqual(once);
    expect(drawSample(CANDIDATES, { ...plan, seed: "18" })).not.toEqual(once);
    expect(once.sampled.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("keeps to this list, which a stored seed must give in years to come", () => {
    const { sampled } = drawSample(CANDIDATES, PLAN);
    expect(sampled.map(({ articleId }) => articleId)).toEqual(["a12", "a2", "a14", "a29"]);
  });

  test("weights the sample up to its frame", () => {
    const { strata, sampled } = drawSample(CANDIDATES, {
      ...PLAN,
      strata: "outlet",
      allocation: "quota",
      size: 3,
    });
    expect(strata).toEqual([
      { name: "Danas", inFrame: 10, drawn: 3 },
      { name: "Politika", inFrame: 20, drawn: 3 },
    ]);
    const sum = sampled.reduce(
      (total, { stratum }) => total + weightOf(strata.find(({ name }) => name === stratum)!),
      0,
    );
    expect(sum).toBeCloseTo(30, 12);
  });

  test("draws each article equally often", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 3000; seed++) {
      for (const { articleId } of drawSample(CANDIDATES, { ...PLAN, seed: String(seed), size: 10 })
        .sampled) {
        counts.set(articleId, (counts.get(articleId) ?? 0) + 1);
      }
    }
    // 1,000 expected of each; four standard deviations of a binomial are 103
    for (const { id } of CANDIDATES) expect(Math.abs(counts.get(id)! - 1000)).toBeLessThan(103);
  });

  test("of nothing is nothing", () => {
    expect(drawSample([], PLAN)).toEqual({ strata: [], sampled: [] });
  });
});

describe("allocate", () => {
  test.each([
    ["proportional", 10, [50, 30, 20], [5, 3, 2]],
    ["proportional", 10, [1, 1, 1], [1, 1, 1]],
    ["proportional", 4, [10, 10, 10], [2, 1, 1]],
    ["equal", 10, [50, 2, 20], [4, 2, 4]],
    ["quota", 5, [50, 2, 20], [5, 2, 5]],
  ] as const)("%s, %i of %j", (allocation, size, sizes, expected) => {
    expect(allocate(sizes, { allocation, size })).toEqual(expected);
  });

  test("never takes more than there is, and all that is asked for", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        sizes,
        fc.integer({ min: 0, max: 200 }),
        fc.constantFrom("proportional", "equal"),
        (of, size, allocation) => {
          const shares = allocate(of, { allocation, size });
          const all = of.reduce((sum, n) => sum + n, 0);
          expect(shares.reduce((sum, n) => sum + n, 0)).toBe(Math.min(size, all));
          shares.forEach((share, i) => expect(share).toBeLessThanOrEqual(of[i]!));
        },
      ),
    );
  });
});
