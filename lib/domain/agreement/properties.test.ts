import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReliabilityData } from "./coefficient";
import { bestAlignmentDisorder } from "./alignment";
import type { Amounts } from "./bootstrap";
import type { Continuum, Unit } from "./continuum";
import { interval, nominal, ordinal, ratio } from "./distance";
import { frameUnitizedAlpha, resampledUnitizedAlpha } from "./frame-unitized-alpha";
import { gwetAc1 } from "./gwet-ac1";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent-agreement";
import { coefficients } from "./registry";
import { unitizedAlpha } from "./unitized-alpha";

const runs = { numRuns: 30 };

const values = fc.option(fc.integer({ min: 0, max: 3 }), { freq: 4 });
const reliabilityData = fc
  .integer({ min: 2, max: 4 })
  .chain((reviewers) =>
    fc.array(fc.array(values, { minLength: reviewers, maxLength: reviewers }), { maxLength: 12 }),
  );

/** Alpha pair by pair: mean distance within units over mean distance of any two values. */
function alphaByPairs(
  data: ReliabilityData<number>,
  distance: (a: number, b: number, all: readonly number[]) => number,
): number {
  const units = data
    .map((row) => row.filter((value) => value !== null))
    .filter((row) => row.length > 1);
  const all = units.flat();
  let within = 0;
  for (const row of units) {
    for (const [i, a] of row.entries()) {
      for (const [j, b] of row.entries()) {
        if (i !== j) within += distance(a, b, all) / (row.length - 1);
      }
    }
  }
  let between = 0;
  for (const [i, a] of all.entries()) {
    for (const [j, b] of all.entries()) if (i !== j) between += distance(a, b, all);
  }
  return 1 - within / all.length / (between / (all.length * (all.length - 1)));
}

describe("krippendorffAlpha", () => {
  const ranksBetween = (a: number, b: number, all: readonly number[]) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const count = (from: number, to: number) =>
      all.filter((value) => from <= value && value <= to).length;
    return (count(low, high) - (count(low, low) + count(high, high)) / 2) ** 2;
  };
  test.each([
    ["nominal", nominal, (a: number, b: number) => Number(a !== b)],
    ["ordinal", ordinal, ranksBetween],
    ["interval", interval, (a: number, b: number) => (a - b) ** 2],
    ["ratio", ratio, (a: number, b: number) => (a === b ? 0 : ((a - b) / (a + b)) ** 2)],
  ] as const)("is the same when computed pair by pair: %s", (_name, distance, slow) => {
    fc.assert(
      fc.property(reliabilityData, (data) => {
        const { value } = krippendorffAlpha(data, distance);
        const expected = alphaByPairs(data, slow);
        if (value === null) expect(expected).toBeNaN();
        else expect(value).toBeCloseTo(expected, 9);
      }),
      runs,
    );
  });
});

test("percent agreement is the mean over units of the share of agreeing pairs", () => {
  fc.assert(
    fc.property(reliabilityData, (data) => {
      const shares = data.flatMap((row) => {
        const given = row.filter((value) => value !== null);
        const pairs = given.flatMap((a, i) => given.slice(i + 1).map((b) => Number(a === b)));
        return pairs.length === 0 ? [] : [pairs.reduce((x, y) => x + y, 0) / pairs.length];
      });
      const { value } = percentAgreement(data);
      if (value === null) expect(shares).toEqual([]);
      else expect(value).toBeCloseTo(shares.reduce((x, y) => x + y, 0) / shares.length, 9);
    }),
    runs,
  );
});

describe.each(Object.entries(coefficients))("%s", (_id, { compute }) => {
  const valueOf = (data: ReliabilityData<number | string>, times?: number[]) =>
    compute({ data, times, categories: 4, distance: nominal }).value;
  const same = (one: number | null, other: number | null) => {
    if (one === null || other === null) expect(one).toBe(other);
    else expect(one).toBeCloseTo(other, 9);
  };

  test("does not change with the order of reviewers or units, or the names of values", () => {
    fc.assert(
      fc.property(reliabilityData, (data) => {
        same(valueOf(data), valueOf(data.map((row) => row.toReversed())));
        same(valueOf(data), valueOf(data.toReversed()));
        same(valueOf(data), valueOf(data.map((row) => row.map((v) => v && `frame ${v}`))));
      }),
      { numRuns: 15 },
    );
  });

  test("counts a unit n times as n equal units", () => {
    fc.assert(
      fc.property(
        reliabilityData.chain((data) =>
          fc.tuple(
            fc.constant(data),
            fc.array(fc.integer({ min: 0, max: 3 }), {
              minLength: data.length,
              maxLength: data.length,
            }),
          ),
        ),
        ([data, times]) => {
          const repeated = data.flatMap((row, index) =>
            new Array<typeof row>(times[index]!).fill(row),
          );
          same(valueOf(data, times), valueOf(repeated));
        },
      ),
      { numRuns: 15 },
    );
  });
});

test("an article in which all agree never lowers percent agreement", () => {
  fc.assert(
    fc.property(reliabilityData, fc.integer({ min: 0, max: 3 }), (data, value) => {
      const before = percentAgreement(data).value;
      if (before === null) return;
      const more = [...data, data[0]!.map(() => value)];
      expect(percentAgreement(more).value).toBeGreaterThanOrEqual(before - 1e-12);
    }),
    runs,
  );
});

test("one more article in which all say no lowers the disagreement of AC1 of a rare frame", () => {
  const answers: number[][] = [[0, 0], [0, 0], [0, 0], [1, 0], [1, 1]]; // prettier-ignore
  const rare = fc.array(fc.constantFrom(...answers), { minLength: 1 });
  fc.assert(
    fc.property(rare, (data) => {
      const prevalence = data.flat().reduce((total, value) => total + value, 0) / data.length / 2;
      fc.pre(prevalence < 0.5);
      const before = gwetAc1(data, 2).value!;
      expect(gwetAc1([...data, [0, 0]], 2).value).toBeGreaterThanOrEqual(before - 1e-12);
    }),
    runs,
  );
});

const articles = fc.array(
  fc.record({
    articleId: fc.constant("a"),
    length: fc.constant(30),
    passes: fc
      .array(
        fc.array(
          fc.record({
            start: fc.integer({ min: 0, max: 28 }),
            length: fc.integer({ min: 1, max: 9 }),
            frameId: fc.constantFrom("S", "P"),
          }),
          { maxLength: 4 },
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((passes) =>
        passes.map((units, reviewer) => ({
          reviewerId: `r${reviewer}`,
          units: units.map(({ start, length, frameId }): Unit => ({
            start,
            end: Math.min(30, start + length),
            frameId,
          })),
        })),
      ),
  }),
  { minLength: 1, maxLength: 4 },
);

function withoutOtherFrames(all: readonly Continuum[], frameId: string): Continuum[] {
  return all.map((article) => ({
    ...article,
    passes: article.passes.map((pass) => ({
      ...pass,
      units: pass.units.filter((unit) => unit.frameId === frameId),
    })),
  }));
}

/** One without overlaps: each reviewer's later unit is cut where an earlier one ends. */
function withoutOverlaps(all: readonly Continuum[]): Continuum[] {
  return all.map((article) => ({
    ...article,
    passes: article.passes.map((pass) => {
      const units: Unit[] = [];
      for (const unit of [...pass.units].sort((a, b) => a.start - b.start)) {
        const start = Math.max(unit.start, units.at(-1)?.end ?? 0);
        if (start < unit.end) units.push({ ...unit, start });
      }
      return { ...pass, units };
    }),
  }));
}

/** uα position by position, for articles without overlaps. */
function overallByPosition(all: readonly Continuum[]): number {
  const frames = ["", "S", "P"];
  const observed = new Map<string, number>();
  const add = (a: string, b: string, amount: number) =>
    observed.set(`${a}|${b}`, (observed.get(`${a}|${b}`) ?? 0) + amount);
  const decisions = new Map(frames.map((frame) => [frame, 0]));
  for (const { length, passes } of all.filter((article) => article.passes.length > 1)) {
    const at = passes.map(({ units }) =>
      Array.from(
        { length },
        (_, position) =>
          units.find(({ start, end }) => start <= position && position < end)?.frameId ?? "",
      ),
    );
    for (const [i, one] of at.entries()) {
      decisions.set("", decisions.get("")! + one.filter((frame) => frame === "").length);
      for (const { start, end, frameId } of passes[i]!.units) {
        decisions.set(frameId, decisions.get(frameId)! + (end - start) ** 2);
      }
      for (const [j, other] of at.entries()) {
        if (i === j) continue;
        for (const [position, frame] of one.entries()) {
          add(frame, other[position]!, 1 / (passes.length - 1));
        }
      }
    }
  }
  const cell = (a: string, b: string) => observed.get(`${a}|${b}`) ?? 0;
  const total = (a: string) => frames.reduce((sum, b) => sum + cell(a, b), 0);
  const whole = frames.reduce((sum, a) => sum + total(a), 0);
  const choices = whole ** 2 - [...decisions.values()].reduce((x, y) => x + y, 0);
  let seen = 0;
  let chance = 0;
  for (const frame of frames) {
    seen += cell(frame, frame);
    chance += (whole * (total(frame) ** 2 - decisions.get(frame)!)) / choices;
  }
  return 1 - (whole - seen) / (whole - chance);
}

function totalOf({ usual, values }: Amounts, articles: number): number {
  return usual * articles + values.reduce((x, y) => x + y, 0);
}

describe("unitizedAlpha", () => {
  test("is the same when computed position by position", () => {
    fc.assert(
      fc.property(articles.map(withoutOverlaps), (all) => {
        const { overall, blockers } = unitizedAlpha(all);
        expect(blockers).toEqual([]);
        if (overall.value !== null) expect(overall.value).toBeCloseTo(overallByPosition(all), 9);
      }),
      runs,
    );
  });

  test("of one frame is what the short formula gives, also in the bootstrap", () => {
    fc.assert(
      fc.property(articles, (all) => {
        const short = frameUnitizedAlpha(all, "S");
        const long = unitizedAlpha(withoutOtherFrames(all, "S"));
        expect(long.overall.value === null).toBe(short.value === null);
        if (short.value === null) return;
        expect(short.value).toBeCloseTo(long.overall.value!, 9);
        expect(short.value).toBeCloseTo(long.relevance.value!, 9);
        const pairable = all.filter(({ passes }) => passes.length > 1);
        const { compute, amounts } = resampledUnitizedAlpha(pairable, "S");
        const drawn = (times: number) =>
          compute(Float64Array.from(amounts, (amount) => times * totalOf(amount, pairable.length)));
        expect(drawn(1)).toBeCloseTo(short.value, 12);
        const twice = frameUnitizedAlpha([...all, ...all], "S").value!;
        expect(drawn(2)).toBeCloseTo(twice, 12);
      }),
      runs,
    );
  });
});

describe("bestAlignmentDisorder", () => {
  const weights = { alpha: 1, beta: 1, deltaEmpty: 1 };
  const unit = fc
    .tuple(
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom("S", "P"),
    )
    .map(([start, length, frameId]): Unit => ({ start, end: start + length, frameId }));

  function distance(a: Unit | null, b: Unit | null): number {
    if (!a || !b) return 1;
    const moved = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
    return (moved / (a.end - a.start + b.end - b.start)) ** 2 + Number(a.frameId !== b.frameId);
  }

  /** All ways to arrange units in rows: the first unit left with any choice of others. */
  function leastCost(reviewers: readonly (readonly Unit[])[]): number {
    const first = reviewers.findIndex((own) => own.length > 0);
    if (first < 0) return 0;
    const choices = reviewers.map((own, index): (Unit | null)[] =>
      index === first ? [own[0]!] : [null, ...own],
    );
    let least = Infinity;
    const choose = (row: (Unit | null)[]) => {
      const options = choices[row.length];
      if (options) for (const option of options) choose([...row, option]);
      else {
        const pairs = row.flatMap((a, i) => row.slice(i + 1).map((b) => distance(a, b)));
        const cost = pairs.reduce((x, y) => x + y, 0) / pairs.length;
        const left = reviewers.map((own, index) => own.filter((other) => other !== row[index]));
        least = Math.min(least, cost + leastCost(left));
      }
    };
    choose([]);
    return least;
  }

  test("finds the cheapest of all alignments", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(unit, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 }),
        (reviewers) => {
          const mean = reviewers.flat().length / reviewers.length;
          expect(bestAlignmentDisorder(reviewers, weights)).toBeCloseTo(
            leastCost(reviewers) / mean,
            9,
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
