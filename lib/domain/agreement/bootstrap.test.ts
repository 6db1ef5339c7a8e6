import { describe, expect, test } from "vitest";
import type { Resampled } from "./bootstrap";
import { bootstrap } from "./bootstrap";

/** The share of articles that are 1: a coefficient whose interval is known. */
function share(values: readonly number[]): Resampled {
  return {
    kinds: Int32Array.from(values),
    kindCount: 2,
    pairable: values.length,
    compute: ([no, yes]) => yes! / (no! + yes!),
  };
}

const half = Array.from({ length: 100 }, (_, index) => index % 2);

describe("bootstrap", () => {
  test("finds the interval of a share", () => {
    // The exact binomial interval of 50 in 100 draws at p = 0.5 is 0.40 to 0.60.
    const [interval] = bootstrap(100, [share(half)], { seed: 1 });
    expect(interval!.low).toBeCloseTo(0.4, 1);
    expect(interval!.high).toBeCloseTo(0.6, 1);
    expect(interval).toMatchObject({ replicates: 2000, dropped: 0, seed: 1, warnings: [] });
  });

  test("runs from the 2.5th to the 97.5th percentile", () => {
    let next = 0;
    const counting = { ...share(half), compute: () => (next++ * 617) % 1001 };
    const [interval] = bootstrap(100, [counting], { seed: 1, replicates: 1001 });
    expect(interval).toMatchObject({ low: 25, high: 975 });
  });

  test("draws as many articles as there are, leaving out those that do not belong", () => {
    const kinds = Int32Array.from(half, (kind, index) => (index < 40 ? -1 : kind));
    const seen: number[][] = [];
    const compute = (times: Int32Array) => {
      seen.push([...times]);
      return 0;
    };
    const whole = { ...share(half), compute };
    bootstrap(100, [whole, { ...whole, kinds }], { seed: 1, replicates: 300 });
    const totals = seen.map(([no, yes]) => no! + yes!);
    expect(totals.filter((_, index) => index % 2 === 0).every((total) => total === 100)).toBe(true);
    const partly = totals.filter((_, index) => index % 2 === 1);
    expect(new Set(partly).size).toBeGreaterThan(5);
    expect(partly.reduce((x, y) => x + y, 0) / partly.length).toBeCloseTo(60, -1);
  });

  test("is repeatable, and gives coefficients of the same articles the same draws", () => {
    const intervals = bootstrap(100, [share(half), share(half)], { seed: 5, replicates: 500 });
    expect(intervals[0]).toEqual(intervals[1]);
    expect(bootstrap(100, [share(half)], { seed: 5, replicates: 500 })[0]).toEqual(intervals[0]);
    expect(bootstrap(100, [share(half)], { seed: 6, replicates: 500 })[0]).not.toEqual(
      intervals[0],
    );
  });

  test("gives the share of replicates below the bars", () => {
    const values = Array.from({ length: 300 }, (_, index) => Number(index % 3 > 0));
    const [interval] = bootstrap(300, [share(values)], { seed: 1 });
    expect(interval!.belowTentative).toBeCloseTo(0.5, 1);
    expect(interval!.belowFirm).toBe(1);
  });

  test("drops and counts replicates without a value, and warns above 5 %", () => {
    const rarely = { ...share(half), compute: ([no]: Int32Array) => (no! > 40 ? 1 : null) };
    const [interval] = bootstrap(100, [rarely], { seed: 1, replicates: 1000 });
    expect(interval!.dropped).toBeGreaterThan(10);
    expect(interval!.warnings).toEqual([]);

    const often = { ...share(half), compute: ([no]: Int32Array) => (no! > 45 ? 1 : null) };
    const [doubtful] = bootstrap(100, [often], { seed: 1, replicates: 1000 });
    expect(doubtful!.warnings).toEqual(["undefined_replicates"]);
  });

  test.each([
    [4, null],
    [5, ["few_articles"]],
    [9, ["few_articles"]],
    [10, []],
  ])("from %i articles: %j", (count, warnings) => {
    const [interval] = bootstrap(count, [share(half.slice(0, count))], {
      seed: 1,
      replicates: 200,
    });
    expect(interval?.warnings ?? null).toEqual(warnings);
  });

  test("has no interval where no replicate has a value", () => {
    expect(
      bootstrap(100, [{ ...share(half), compute: () => null }], { seed: 1, replicates: 10 }),
    ).toEqual([null]);
  });
});
