import type { Amounts, Resampled } from "./bootstrap";
import { amountsOf } from "./bootstrap";

/** Yes-or-no answers about the units of one article, added up over its units with two answers or more. */
export interface BinaryAnswers {
  /** Σ m_u: answers. */
  readonly values: number;
  /** Σ p_u: answers that say yes. */
  readonly positives: number;
  /** Σ p_u (m_u − p_u) / (m_u − 1). */
  readonly disputed: number;
}

/**
 * Krippendorff's alpha of yes-or-no answers, from sums: with N answers, P of them yes,
 *
 *     α = 1 − (N − 1) Σ_u [ p_u (m_u − p_u) / (m_u − 1) ] / (P (N − P))
 *
 * the nominal formula of krippendorff-alpha.ts with two values. Null when all answers
 * are the same or there is none.
 */
export function binaryAlpha({ values, positives, disputed }: BinaryAnswers): number | null {
  const differing = positives * (values - positives);
  return differing > 0 ? 1 - ((values - 1) * disputed) / differing : null;
}

/**
 * The same for the bootstrap, from the answers of every article in order.
 *
 * @param values the articles' `values`, where several coefficients share them
 */
export function resampledBinaryAlpha(
  articles: readonly BinaryAnswers[],
  values: Amounts = amountsOf(articles.map((article) => article.values)),
): Resampled {
  return {
    amounts: [
      values,
      amountsOf(articles.map(({ positives }) => positives)),
      amountsOf(articles.map(({ disputed }) => disputed)),
    ],
    pairable: articles.filter((article) => article.values > 0).length,
    compute: ([all, positives, disputed]) =>
      binaryAlpha({ values: all!, positives: positives!, disputed: disputed! }),
  };
}
