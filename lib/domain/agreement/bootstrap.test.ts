import { describe, expect, test } from "vitest";
import { randomFrom } from "../random";
import type { Resampled } from "./bootstrap";
import { amountsOf, bootstrap } from "./bootstrap";

/** The share of articles that are 1, of those that are not null: a coefficient whose interval is known. */
function share(values: readonly (number | null)[]): Resampled {
  return {
    amounts: [
      amountsOf(values.map((value) => Number(value !== null))),
      amountsOf(values.map((value) => value ?? 0)),
    ],
    pairable: values.length,
    compute: ([all, ones]) => ones! / all!,
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

  test("draws as many articles as there are, whatever their amounts", () => {
    const seen: number[][] = [];
    const compute = (sums: Float64Array) => {
      seen.push([...sums]);
      return 0;
    };
    const whole = { ...share(half), compute };
    const partly = { ...share(half.map((value, index) => (index < 40 ? null : value))), compute };
    bootstrap(100, [whole, partly], { seed: 1, replicates: 300 });
    const totals = seen.map(([all]) => all!);
    expect(totals.filter((_, index) => index % 2 === 0).every((total) => total === 100)).toBe(true);
    const others = totals.filter((_, index) => index % 2 === 1);
    expect(new Set(others).size).toBeGreaterThan(5);
    expect(others.reduce((x, y) => x + y, 0) / others.length).toBeCloseTo(60, -1);
  });

  test("adds amounts up as if it took each drawn article in turn", () => {
    const values = [3, 0, 0, 7, 0, 2.5, 0];
    const random = randomFrom(9);
    const slow = Array.from({ length: 20 }, () =>
      values.reduce((total) => total + values[random.below(values.length)]!, 0),
    );
    const sums: number[] = [];
    const one = {
      amounts: [amountsOf(values)],
      pairable: 7,
      compute: ([x]: Float64Array) => sums.push(x!),
    };
    bootstrap(values.length, [one], { seed: 9, replicates: 20 });
    expect(sums).toEqual(slow);
  });

  test("says how far it is", () => {
    const steps: [number, number][] = [];
    bootstrap(10, [share(half.slice(0, 10))], {
      ...{ seed: 1, replicates: 120 },
      progress: (done, total) => steps.push([done, total]),
    });
    expect(steps).toEqual([
      [50, 120],
      [100, 120],
    ]);
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
    const rarely = { ...share(half), compute: ([, ones]: Float64Array) => (ones! < 60 ? 1 : null) };
    const [interval] = bootstrap(100, [rarely], { seed: 1, replicates: 1000 });
    expect(interval!.dropped).toBeGreaterThan(10);
    expect(interval!.warnings).toEqual([]);

    const often = { ...share(half), compute: ([, ones]: Float64Array) => (ones! < 55 ? 1 : null) };
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
