import fc from "fast-check";
import { expect, test } from "vitest";
import { gwetAc1 } from "./gwet-ac1";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent-agreement";
import { fromTable } from "./published.fixture";
import { setAlpha } from "./set-alpha";

/** Mistakes of published coefficients that this engine must not repeat (docs/methods.md). */

test("AC1 is not 2p − 1, but where both answers are equally frequent (pitfall 11)", () => {
  const rare = fromTable([[90, 4], [4, 2]]); // prettier-ignore
  const even = fromTable([[46, 4], [4, 46]]); // prettier-ignore
  const twice = ({ data, times }: typeof rare) => 2 * percentAgreement(data, times).value! - 1;
  expect(gwetAc1(even.data, 2, even.times).value).toBeCloseTo(twice(even), 12);
  // p_e = 2 · 0.94 · 0.06
  expect(gwetAc1(rare.data, 2, rare.times).value).toBeCloseTo((0.92 - 0.1128) / (1 - 0.1128), 12);
  expect(gwetAc1(rare.data, 2, rare.times).value).not.toBeCloseTo(twice(rare), 2);
});

test("α of more than two reviewers weighs a unit by 1 / (m − 1), also when nothing is missing (pitfall 11)", () => {
  // D_o = 4/6, D_e = 2 · 3 · 3 / (6 · 5)
  const data = [
    ["a", "a", "b"],
    ["a", "b", "b"],
  ];
  expect(krippendorffAlpha(data).value).toBeCloseTo(1 - 4 / 6 / (18 / 30), 12);
});

test("MASI takes J and M as factors, with thirds unrounded (pitfall 11)", () => {
  // Observed: 1 − 1/2 · 2/3; expected over the values {x}, {x, y}, {z}, {z}.
  const data = [
    [["x"], ["x", "y"]],
    [["z"], ["z"]],
  ];
  const observed = (2 * (2 / 3)) / 4;
  const expected = (2 * (2 / 3) + 2 * 2 + 2 * 2) / (4 * 3);
  expect(setAlpha(data).value).toBeCloseTo(1 - observed / expected, 12);
});

test("nothing is lost to whole-number division or single precision (pitfall 25)", () => {
  const count = fc.integer({ min: 1, max: 40_000 });
  fc.assert(
    fc.property(count, count, count, count, (yes, first, second, no) => {
      const { data, times } = fromTable([[yes, first], [second, no]]); // prettier-ignore
      expect(krippendorffAlpha(data, undefined, times).value).toBeCloseTo(
        exactAlpha(yes, first + second, no),
        10,
      );
    }),
  );
});

/** Of two reviewers and two answers, in whole numbers until the last step. */
function exactAlpha(yes: number, differing: number, no: number): number {
  const values = 2n * BigInt(yes + differing + no);
  const [ones, zeros] = [2n * BigInt(yes) + BigInt(differing), 2n * BigInt(no) + BigInt(differing)];
  const SCALE = 10n ** 18n;
  // 1 − (n − 1) · 2d / (2 · n₁ · n₀)
  const ratio = ((values - 1n) * BigInt(differing) * SCALE) / (ones * zeros);
  return Number(SCALE - ratio) / Number(SCALE);
}
