/** One row per case (a coding of an article), one column per item (an indicator); complete rows only. */
export type ItemScores = readonly (readonly number[])[];

/**
 * Cronbach's alpha: how far the items of a score hang together, from answers to the
 * same items in many articles.
 *
 *     α = k ÷ (k − 1) · (1 − Σ s²(item) ÷ s²(sum of the items))
 *
 * with k items and sample variances. For yes-or-no items this is Kuder and
 * Richardson's formula 20. Null where it is not defined: fewer than two items or two
 * cases, or sums that do not vary.
 *
 * Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests.
 * Psychometrika, 16, 297–334.
 */
export function cronbachAlpha(scores: ItemScores): number | null {
  const items = scores[0]?.length ?? 0;
  if (items < 2 || scores.length < 2) return null;
  const total = variance(scores.map((row) => row.reduce((sum, value) => sum + value, 0)));
  if (total === 0) return null;
  let single = 0;
  for (let item = 0; item < items; item++) single += variance(columnOf(scores, item));
  return (items / (items - 1)) * (1 - single / total);
}

/** How one item of a score behaves. */
export interface ItemStatistic {
  /** Mean of the item: of a yes-or-no item, the share of yes. */
  readonly mean: number;
  /** Pearson's r of the item with the sum of the others; null where one of them does not vary. */
  readonly itemRest: number | null;
  /** Alpha of the others; null where it is not defined. */
  readonly alphaWithout: number | null;
}

/** A line for each item, in the order of the columns. */
export function itemStatistics(scores: ItemScores): ItemStatistic[] {
  return (scores[0] ?? []).map((_, item) => {
    const values = columnOf(scores, item);
    const others = scores.map((row) => row.filter((_, index) => index !== item));
    const rest = others.map((row) => row.reduce((sum, value) => sum + value, 0));
    return {
      mean: meanOf(values),
      itemRest: correlation(values, rest),
      alphaWithout: cronbachAlpha(others),
    };
  });
}

function columnOf(scores: ItemScores, item: number): number[] {
  return scores.map((row) => row[item]!);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** With n − 1 in the denominator. */
function variance(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function correlation(a: readonly number[], b: readonly number[]): number | null {
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  const together = a.reduce((sum, value, index) => sum + (value - meanA) * (b[index]! - meanB), 0);
  const spread = Math.sqrt(variance(a) * variance(b)) * (a.length - 1);
  return a.length < 2 || spread === 0 ? null : together / spread;
}
