/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/** Below this many articles, a cell of a table by outlet or month shows x/n and no percentage. */
export const MIN_CELL = 10;

/**
 * x of n with its share and 95 % interval, unrounded. The share and the interval
 * are null when there is nothing to divide by, or too little to show.
 */
export interface Proportion {
  readonly x: number;
  readonly n: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * A share with its Wilson score interval at 95 %:
 *
 *     centre     (p + z²/2n) / (1 + z²/n)
 *     half-width z·√(p(1−p)/n + z²/4n²) / (1 + z²/n)
 *
 * x need not be whole: an article on which reviewers differ may count in part.
 *
 * Wilson, E. B. (1927). Probable inference, the law of succession, and
 * statistical inference. Journal of the American Statistical Association, 22.
 */
export function proportion(x: number, n: number): Proportion {
  if (n === 0) return { x, n, share: null, low: null, high: null };
  const share = x / n;
  const scale = 1 + Z ** 2 / n;
  const centre = (share + Z ** 2 / (2 * n)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))) / scale;
  // At the ends the formula gives 0 and 1, but for the rounding of floating-point numbers.
  const low = x === 0 ? 0 : Math.max(0, centre - half);
  const high = x === n ? 1 : Math.min(1, centre + half);
  return { x, n, share, low, high };
}

/** The same for one cell of a table: below `MIN_CELL` articles only x and n are given. */
export function cellProportion(x: number, n: number): Proportion {
  return n < MIN_CELL ? { x, n, share: null, low: null, high: null } : proportion(x, n);
}
