import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "../random";
import type { Resampled } from "./bootstrap";
import { bootstrap } from "./bootstrap";
import type { ReliabilityData } from "./coefficient";
import type { Distance } from "./distance";
import { interval, nominal, ordinal, ratio } from "./distance";
import type { CodedArticle } from "./frame-agreement";
import { presencesOf, resampledPresence } from "./frame-agreement";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { resampledAlpha } from "./resampled-alpha";
import { resampledSegments, segmentsOf } from "./segment-agreement";
import type { LabelSet } from "./set-alpha";
import { canonicalSets, jaccard, masi } from "./set-alpha";

const SEED = 4;
const REPLICATES = 12;

/** The values of the replicates, and how often each article was drawn in each. */
function replicates(articles: number, { compute, amounts }: Resampled) {
  const values: (number | null)[] = [];
  const watched = (sums: Float64Array) => {
    values.push(compute(sums));
    return 0;
  };
  const options = { seed: SEED, replicates: REPLICATES };
  bootstrap(articles, [{ amounts, pairable: articles, compute: watched }], options);
  const random = randomFrom(SEED);
  const drawn = values.map(() => {
    const times = new Array<number>(articles).fill(0);
    for (let draw = 0; draw < articles; draw++) times[random.below(articles)]!++;
    return times;
  });
  return values.map((value, index) => ({ value, times: drawn[index]! }));
}

function expectSame(value: number | null, expected: number | null) {
  if (value === null || expected === null) expect(value).toBe(expected);
  else expect(value).toBeCloseTo(expected, 9);
}

const values = fc.option(fc.integer({ min: 0, max: 3 }), { freq: 4 });
const data = fc.integer({ min: 2, max: 4 }).chain((reviewers) =>
  fc.array(fc.array(values, { minLength: reviewers, maxLength: reviewers }), {
    ...{ minLength: 1, maxLength: 9 },
  }),
);

describe("a replicate is the alpha of the articles drawn", () => {
  const check = <Value>(rows: ReliabilityData<Value>, distance: Distance<Value>) => {
    for (const { value, times } of replicates(rows.length, resampledAlpha(rows, distance))) {
      const repeated = rows.flatMap((row, index) => new Array<typeof row>(times[index]!).fill(row));
      expectSame(value, krippendorffAlpha(repeated, distance).value);
    }
  };

  test.each([
    ["nominal", nominal],
    ["ordinal", ordinal],
    ["interval", interval],
    ["ratio", ratio],
  ] as const)("%s", (_name, distance) => {
    fc.assert(
      fc.property(data, (rows) => check<number>(rows, distance)),
      { numRuns: 40 },
    );
  });

  test.each([
    ["MASI", masi],
    ["Jaccard", jaccard],
  ] as const)("%s", (_name, distance) => {
    const sets = ["", "S", "P", "S P"].map((words): LabelSet => words.split(" ").filter(Boolean));
    fc.assert(
      fc.property(data, (rows) => {
        const labelled = rows.map((row) =>
          row.map((value) => (value === null ? null : sets[value]!)),
        );
        check(canonicalSets(labelled), distance);
      }),
      { numRuns: 40 },
    );
  });

  test("presence in articles, where a codebook did not have the frame", () => {
    const articles = data.map((rows) =>
      rows.map((row, index): CodedArticle => ({
        articleId: String(index),
        passes: row.flatMap((value, reviewer) =>
          value === null ? [] : [{ reviewerId: `r${reviewer}`, frameIds: value % 2 ? ["S"] : [] }],
        ),
        askedFrameIds: index % 4 === 3 ? [] : ["S"],
      })),
    );
    fc.assert(
      fc.property(articles, (all) => {
        const pairable = all.filter(({ passes }) => passes.length > 1);
        const [presence] = presencesOf(all, ["S"]);
        for (const { value, times } of replicates(pairable.length, resampledPresence(presence!))) {
          const rows = pairable.flatMap(({ passes, askedFrameIds }, index) =>
            askedFrameIds!.length === 0
              ? []
              : new Array<boolean[]>(times[index]!).fill(
                  passes.map(({ frameIds }) => frameIds.includes("S")),
                ),
          );
          expectSame(value, krippendorffAlpha(rows).value);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("segments of articles, one by one", () => {
    const segments = [0, 1, 2].map((n) => ({ start: 10 * n, end: 10 * n + 9 }));
    const unit = fc
      .tuple(fc.integer({ min: 0, max: 27 }), fc.integer({ min: 1, max: 14 }))
      .map(([start, length]) => ({ start, end: Math.min(29, start + length), frameId: "S" }));
    const article = fc
      .array(fc.array(unit, { maxLength: 3 }), { minLength: 2, maxLength: 3 })
      .map((passes) => ({
        articleId: "a",
        length: 29,
        segments,
        passes: passes.map((units, reviewer) => ({ reviewerId: `r${reviewer}`, units })),
      }));
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 6 }), (all) => {
        const { frames } = segmentsOf(all, ["S"]);
        for (const { value, times } of replicates(all.length, resampledSegments(frames[0]!))) {
          const rows = all.flatMap(({ passes }, index) => {
            const own = segments.map(({ start, end }) =>
              passes.map(({ units }) =>
                units.some((tagged) => tagged.start < end && start < tagged.end),
              ),
            );
            return new Array<boolean[][]>(times[index]!).fill(own).flat();
          });
          expectSame(value, krippendorffAlpha(rows).value);
        }
      }),
      { numRuns: 40 },
    );
  });
});
