import type { ReliabilityData } from "./coefficient";

/**
 * The coincidence matrix of a judgement: o_kl, how often one reviewer of a pair said
 * k and the other l, every pair of values within a unit weighing 1/(m_u − 1). It is
 * symmetric; row k adds up to n_k, the pairable values k, so the diagonal is what
 * reviewers agree on.
 *
 * `values` gives rows and columns their order; a value that is not in it is an error.
 *
 * Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability.
 *
 * @throws {RangeError} for a value that `values` does not name
 */
export function coincidences<Value>(
  data: ReliabilityData<Value>,
  values: readonly Value[],
): number[][] {
  const at = new Map(values.map((value, index) => [value, index]));
  const matrix = values.map(() => new Array<number>(values.length).fill(0));
  for (const row of data) {
    const given = row.filter((value) => value !== null).map((value) => at.get(value));
    if (given.length < 2) continue;
    for (const [first, k] of given.entries()) {
      for (const [second, l] of given.entries()) {
        if (k === undefined || l === undefined) throw new RangeError("a value without a row");
        if (first !== second) matrix[k]![l]! += 1 / (given.length - 1);
      }
    }
  }
  return matrix;
}
