import { describe, expect, test } from "vitest";
import type { Zone } from "../zones";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { outletDifferences, seenFrom } from "./outlet-differences";
import { reliabilityTier } from "./reliability-tier";
import type { Corpus, Tagged } from "./testing/toy-corpus";
import { studyOfCorpus } from "./testing/toy-corpus";

const FRAMES = [
  { id: "E", name: "Economy" },
  { id: "M", name: "Morality" },
];

/** Articles of outlets, `having` of them with frame E; M is in every second one everywhere. */
function corpusOf(
  outlets: Readonly<Record<string, readonly [having: number, articles: number]>>,
): Corpus {
  const zones: Zone[] = [{ zone: "body", start: 0, end: 100 }];
  const all = Object.entries(outlets).flatMap(([name, [having, articles]]) =>
    Array.from({ length: articles }, (_, i) => ({
      article: { id: `${name}${i}`, outletId: name, outlet: name, publishedOn: null, zones },
      tags: [
        ...(i < having ? [[0, 10, "E"] as const] : []),
        ...(i % 2 ? [[20, 30, "M"] as const] : []),
      ] satisfies Tagged[],
    })),
  );
  return {
    articles: all.map(({ article }) => article),
    codings: Object.fromEntries(all.map(({ article, tags }) => [article.id, { final: tags }])),
  };
}

const differencesOf = (corpus: Corpus) =>
  outletDifferences(studyOfCorpus(corpus, "final", FRAMES), { seed: 1, replicates: 2000 });

describe("differences between outlets", () => {
  test("have the interval of two independent shares", () => {
    const [economy, morality] = differencesOf(corpusOf({ A: [80, 100], B: [40, 100] }));
    expect(economy).toMatchObject({
      frame: { id: "E" },
      outlets: [{ id: "A" }, { id: "B" }],
      difference: 0.4,
    });
    // Normal approximation: 0.4 ± 1.96 √(0.8·0.2/100 + 0.4·0.6/100)
    expect(economy!.low).toBeCloseTo(0.4 - 0.124, 1);
    expect(economy!.high).toBeCloseTo(0.4 + 0.124, 1);
    expect(economy!.p).toBeLessThan(0.01);
    expect(morality).toMatchObject({ difference: 0 });
    expect(morality!.p).toBeGreaterThan(0.5);
  });

  test("leave out outlets with fewer than ten articles", () => {
    expect(differencesOf(corpusOf({ A: [5, 10], B: [1, 9] }))).toEqual([]);
    expect(differencesOf(corpusOf({ A: [5, 10], B: [1, 10], C: [3, 30] }))).toHaveLength(3 * 2);
  });

  test("are turned round with the outlets, and adjusted for being many", () => {
    const rows = differencesOf(corpusOf({ A: [8, 20], B: [12, 20], C: [11, 20] }));
    const back = differencesOf(corpusOf({ A: [12, 20], B: [8, 20], C: [11, 20] }));
    expect(rows[0]!.difference).toBeCloseTo(-back[0]!.difference, 12);
    for (const { p, q } of rows) expect(q).toBeGreaterThanOrEqual(p);
  });

  test("read the other way round from the second outlet", () => {
    const [economy] = differencesOf(corpusOf({ A: [80, 100], B: [40, 100] }));
    expect(seenFrom(economy!, "A")).toBe(economy);
    const turned = seenFrom(economy!, "B");
    expect(turned).toMatchObject({ outlets: [{ id: "B" }, { id: "A" }], difference: -0.4 });
    expect(turned.shares.map(({ x }) => x)).toEqual([40, 80]);
    expect([turned.low, turned.high]).toEqual([-economy!.high, -economy!.low]);
  });
});

test("adjusts as worked out by hand", () => {
  // 0.01·4/1 = 0.04; 0.03·4/2 = 0.06, more than 0.04·4/3; 0.5 stays
  const adjusted = benjaminiHochberg([0.04, 0.01, 0.5, 0.03]);
  [0.16 / 3, 0.04, 0.5, 0.16 / 3].forEach((q, i) => expect(adjusted[i]).toBeCloseTo(q, 12));
  expect(benjaminiHochberg([])).toEqual([]);
});

test.each([
  [0.8, "A"],
  [0.799, "B"],
  [0.667, "B"],
  [0.6669, "C"],
  [-0.2, "C"],
])("alpha %f is of tier %s", (value, tier) => {
  expect(reliabilityTier({ value })).toBe(tier);
  expect(reliabilityTier({ value: null })).toBe("undefined");
  expect(reliabilityTier({ value: 0.7 }, { firm: 0.7, tentative: 0.5 })).toBe("A");
});
