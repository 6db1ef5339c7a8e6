import type { Amounts, Resampled } from "./bootstrap";
import type { ReliabilityData } from "./coefficient";
import type { Distance } from "./distance";

/**
 * Krippendorff's alpha for the bootstrap, of one judgement per article: how often each
 * value occurs and how often each two of them meet are sums over articles, and alpha
 * is computed from these sums as in krippendorff-alpha.ts.
 *
 * O(V²) a replicate in the V distinct values, less for distances with a shortcut.
 */
export function resampledAlpha<Value>(
  data: ReliabilityData<Value>,
  distance: Distance<Value>,
): Resampled {
  const pairable = data.map((row) => {
    const given = row.filter((value) => value !== null);
    return given.length > 1 ? given : [];
  });
  const values = [...new Set(pairable.flat())];
  const met = meetings(pairable, values);
  const fixed = distance.relative ? null : matrixOf(values, distance.between(new Map()));
  const observed = fixed
    ? [amounts(weighted(met, fixed, values.length))]
    : met.map(({ byArticle }) => amounts(byArticle));
  const totalsOf = (sums: Float64Array) =>
    new Map(values.map((value, index) => [value, sums[index]!]));

  return {
    amounts: [...countsOf(pairable, values).map(amounts), ...observed],
    pairable: pairable.filter(({ length }) => length > 0).length,
    compute(sums) {
      let all = 0;
      for (let k = 0; k < values.length; k++) all += sums[k]!;
      if (fixed) {
        const expected = distance.expected?.(totalsOf(sums)) ?? doubled(sums, fixed, values.length);
        return expected > 0 ? 1 - ((all - 1) * sums[values.length]!) / expected : null;
      }
      const between = distance.between(totalsOf(sums));
      const expected = doubled(sums, matrixOf(values, between), values.length);
      let disagreement = 0;
      for (const [index, { k, l }] of met.entries()) {
        disagreement += sums[values.length + index]! * between(values[k]!, values[l]!);
      }
      return expected > 0 ? 1 - ((all - 1) * disagreement) / expected : null;
    },
  };
}

/** Two values, by number, and Σ 2 n_k n_l / (m − 1) of each article in which they meet. */
interface Meeting {
  readonly k: number;
  readonly l: number;
  readonly byArticle: ReadonlyMap<number, number>;
}

function meetings<Value>(
  pairable: readonly (readonly Value[])[],
  values: readonly Value[],
): Meeting[] {
  const at = new Map(values.map((value, index) => [value, index]));
  const found = new Map<string, Meeting & { readonly byArticle: Map<number, number> }>();
  for (const [article, given] of pairable.entries()) {
    for (const [first, one] of given.entries()) {
      for (const other of given.slice(first + 1)) {
        if (one === other) continue;
        const [k, l] = [at.get(one)!, at.get(other)!].sort((x, y) => x - y) as [number, number];
        const key = `${k} ${l}`;
        const meeting = found.get(key) ?? { k, l, byArticle: new Map<number, number>() };
        found.set(key, meeting);
        const before = meeting.byArticle.get(article) ?? 0;
        meeting.byArticle.set(article, before + 2 / (given.length - 1));
      }
    }
  }
  return [...found.values()];
}

/** Σ_k Σ_l o_kl δ_kl of each article with a disagreement. */
function weighted(
  met: readonly Meeting[],
  matrix: Float64Array,
  size: number,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { k, l, byArticle } of met) {
    for (const [article, times] of byArticle) {
      sums.set(article, (sums.get(article) ?? 0) + times * matrix[k * size + l]!);
    }
  }
  return sums;
}

function amounts(byArticle: ReadonlyMap<number, number>): Amounts {
  return {
    usual: 0,
    places: Int32Array.from(byArticle.keys()),
    values: Float64Array.from(byArticle.values()),
  };
}

/** For each value, how often it occurs in each article that has it. */
function countsOf<Value>(
  pairable: readonly (readonly Value[])[],
  values: readonly Value[],
): ReadonlyMap<number, number>[] {
  const counts = new Map(values.map((value) => [value, new Map<number, number>()]));
  for (const [article, given] of pairable.entries()) {
    for (const value of given) {
      const own = counts.get(value)!;
      own.set(article, (own.get(article) ?? 0) + 1);
    }
  }
  return [...counts.values()];
}

function matrixOf<Value>(
  values: readonly Value[],
  between: (a: Value, b: Value) => number,
): Float64Array {
  const size = values.length;
  const matrix = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let l = k + 1; l < size; l++) matrix[k * size + l] = between(values[k]!, values[l]!);
  }
  return matrix;
}

/** Σ_k Σ_l n_k n_l δ_kl, from the upper half of the matrix. */
function doubled(counts: Float64Array, matrix: Float64Array, size: number): number {
  let total = 0;
  for (let k = 0; k < size; k++) {
    const count = counts[k]!;
    if (count === 0) continue;
    let row = 0;
    for (let l = k + 1, at = k * size + l; l < size; l++, at++) row += counts[l]! * matrix[at]!;
    total += count * row;
  }
  return 2 * total;
}
