import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomFrom } from "../random";
import { clustersOf } from "./clusters";
import { codedPrinting } from "./coded-printing";
import { shinglesOf, similarityOf } from "./shingles";
import { similarPairs } from "./similar-pairs";

const WIRE =
  "The city council agreed on Monday to buy two hundred cameras from a company in Shenzhen, " +
  "and nobody in the town was asked whether they wished to be watched at every step they take.";

describe("similarity", () => {
  test("is the share of common runs of four words", () => {
    // a b c d | b c d e  and  b c d e | c d e f: one of three
    expect(similarityOf(shinglesOf("a b c d e"), shinglesOf("b c d e f"))).toBeCloseTo(1 / 3, 12);
  });

  test("does not mind case, accents, signs and script", () => {
    const latin = shinglesOf("Građani se pitaju: ko nas čuva i zašto?");
    expect(similarityOf(latin, shinglesOf("ГРАЂАНИ СЕ ПИТАЈУ – ко нас чува и зашто"))).toBe(1);
  });

  test("of texts without words is none", () => {
    expect(similarityOf(shinglesOf("…"), shinglesOf(""))).toBe(0);
  });
});

describe("similarPairs", () => {
  test("finds every pair that comparing all with all finds, and no other", () => {
    const random = randomFrom(7);
    const text = fc.array(fc.constantFrom(..."abcdefg"), { minLength: 0, maxLength: 30 });
    const least = fc.constantFrom(0.3, 0.5, 0.8, 1);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), least, (texts, threshold) => {
        const edited = texts.map((words) => words.filter(() => random.below(10) > 0));
        const sets = [...texts, ...edited].map((words) => shinglesOf(words.join(" ")));
        const expected = sets.flatMap((x, a) =>
          sets.flatMap((y, b) => (a < b && similarityOf(x, y) >= threshold ? [`${a} ${b}`] : [])),
        );
        const found = [...similarPairs(sets, threshold)].map(({ a, b }) => `${a} ${b}`);
        expect(found.sort()).toEqual(expected.sort());
      }),
    );
  });

  test("tells a wire copy from another report", () => {
    const copy = WIRE.replace("on Monday ", "").replace("agreed", "has agreed");
    const sets = [WIRE, copy, "Another council agreed on Monday to sell its cameras."].map(
      shinglesOf,
    );
    const [pair, ...others] = [...similarPairs(sets, 0.5)];
    expect(pair).toMatchObject({ a: 0, b: 1 });
    expect(others).toEqual([]);
  });
});

describe("clustersOf", () => {
  const pairs = [
    { a: 0, b: 1, similarity: 0.9 },
    { a: 1, b: 2, similarity: 0.6 },
    { a: 3, b: 4, similarity: 0.7 },
  ];

  test("links what is alike enough, directly or through others", () => {
    expect(clustersOf(6, pairs, 0.6)).toEqual([
      { members: [0, 1, 2], similarity: 0.6 },
      { members: [3, 4], similarity: 0.7 },
    ]);
    expect(clustersOf(6, pairs, 0.8)).toEqual([{ members: [0, 1], similarity: 0.9 }]);
  });

  test("does not hang on the order of the pairs", () => {
    expect(clustersOf(6, [...pairs].reverse(), 0.6)).toEqual(clustersOf(6, pairs, 0.6));
  });

  test("keeps apart what a person took out, and together what a person joined", () => {
    expect(clustersOf(6, pairs, 0.6, { apart: new Set([1]), together: [[2, 5]] })).toEqual([
      { members: [2, 5], similarity: 0 },
      { members: [3, 4], similarity: 0.7 },
    ]);
  });
});

describe("codedPrinting", () => {
  const early = { id: "b", publishedOn: "2026-01-02", length: 10, assigned: false, chosen: false };
  const undated = { ...early, id: "c", publishedOn: null, length: 99 };
  const long = { ...early, id: "a", length: 20 };

  test.each([
    ["the longer of the earliest", [undated, early, long], "a"],
    ["one that reviewers have", [early, { ...undated, assigned: true }], "c"],
    [
      "the one a person chose",
      [
        { ...undated, chosen: true },
        { ...early, assigned: true },
      ],
      "c",
    ],
  ])("is %s", (_which, printings, id) => {
    expect(codedPrinting(printings).id).toBe(id);
  });
});
