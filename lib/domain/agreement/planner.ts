/** What is known or hoped before the articles are coded twice. */
export interface Plan {
  /** Share of articles with the frame, between 0 and 1. */
  readonly prevalence: number;
  /** The alpha expected, from 0 up to but not 1. */
  readonly alpha: number;
  /** The whole width of the 95 % interval wanted, such as 0.2 for ±0.1. */
  readonly width: number;
}

/** 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * How many articles two reviewers must both code so that the 95 % interval of a
 * frame's alpha is as narrow as wanted.
 *
 * For a yes/no judgement by two reviewers with equal habits, in large samples,
 *
 *     Var(κ) = (1 − κ)/n · [ (1 − κ)(1 − 2κ) + κ(2 − κ) / (2 p (1 − p)) ]
 *
 * with κ the intraclass kappa, which alpha approaches as n grows; solved for n with
 * z √Var = width / 2. The rarer (or the more common) the frame, the more articles.
 * An approximation: plan with it, and report the bootstrap interval.
 *
 * Bloch, D. A. & Kraemer, H. C. (1989). 2 × 2 kappa coefficients: measures of agreement
 * or association. Biometrics 45(1), 269–287.
 *
 * @throws {RangeError} for a prevalence, alpha or width out of its range
 */
export function articlesToDoubleCode({ prevalence, alpha, width }: Plan): number {
  if (!(prevalence > 0 && prevalence < 1)) throw new RangeError("prevalence: above 0, below 1");
  if (!(alpha >= 0 && alpha < 1)) throw new RangeError("alpha: from 0, below 1");
  if (!(width > 0 && width <= 2)) throw new RangeError("width: above 0, at most 2");
  const spread =
    (1 - alpha) *
    ((1 - alpha) * (1 - 2 * alpha) + (alpha * (2 - alpha)) / (2 * prevalence * (1 - prevalence)));
  return Math.ceil(spread * ((2 * Z) / width) ** 2);
}
