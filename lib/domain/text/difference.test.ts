import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOf, matchTokens } from "./difference";

describe("differenceOf", () => {
  test("says what is gone before what is new", () => {
    expect(differenceOf("the levy hurts towns", "the tax hurts small towns")).toEqual([
      { kind: "same", text: "the " },
      { kind: "gone", text: "levy" },
      { kind: "new", text: "tax" },
      { kind: "same", text: " hurts " },
      { kind: "new", text: "small " },
      { kind: "same", text: "towns" },
    ]);
  });

  test("has both texts in it, whatever they are", () => {
    const text = fc.array(fc.constantFrom("the", "levy", " ", ".", "📰"), { maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const difference = differenceOf(a.join(""), b.join(""));
        const without = (kind: string) =>
          difference.flatMap((stretch) => (stretch.kind === kind ? [] : [stretch.text])).join("");
        expect(without("new")).toBe(a.join(""));
        expect(without("gone")).toBe(b.join(""));
      }),
    );
  });
});

describe("matchTokens", () => {
  /** Length of a longest common subsequence, the slow and obvious way. */
  function longest(a: readonly string[], b: readonly string[]): number {
    const table = Array.from({ length: a.length + 1 }, () =>
      new Array<number>(b.length + 1).fill(0),
    );
    a.forEach((token, i) =>
      b.forEach((other, j) => {
        table[i + 1]![j + 1] =
          token === other ? table[i]![j]! + 1 : Math.max(table[i]![j + 1]!, table[i + 1]![j]!);
      }),
    );
    return table[a.length]![b.length]!;
  }

  test("finds as many partners as there are, in order, early and late", () => {
    const tokens = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const { early, late } = matchTokens(a, b);
        for (const match of [early, late]) {
          const partners = [...match].filter((partner) => partner >= 0);
          expect(partners).toHaveLength(longest(a, b));
          expect(partners).toEqual([...new Set(partners)].sort((x, y) => x - y));
          match.forEach((partner, i) => partner >= 0 && expect(b[partner]).toBe(a[i]));
        }
      }),
    );
  });

  test("of a doubled word gives the first and the last", () => {
    const { early, late } = matchTokens(["x", "a", "y"], ["x", "a", "a", "y"]);
    expect([[...early], [...late]]).toEqual([
      [0, 1, 3],
      [0, 2, 3],
    ]);
  });
});
