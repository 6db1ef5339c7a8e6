import { AppError } from "../errors";
import { randomFrom, shuffled } from "../random";
import type { Coefficient } from "./coefficient";
import type { GammaOptions } from "./gamma";
import { gamma } from "./gamma";
import type { CodedText } from "./round-agreement";

export interface GammaArticlesOptions extends GammaOptions {
  /** Articles to compute it for, drawn with the seed; all when there are no more. */
  readonly most: number;
}

/** γ of one article. */
export interface ArticleGamma {
  readonly articleId: string;
  readonly reviewers: number;
  readonly units: number;
  /** Null where the article has too many units to align exactly. */
  readonly gamma: Coefficient | null;
  readonly observedDisorder: number | null;
  readonly expectedDisorder: number | null;
  /** Random continua drawn. */
  readonly samples: number;
}

/** γ of several articles, one by one: their values are not averaged. */
export interface GammaArticles {
  readonly options: GammaArticlesOptions;
  /** Articles with two passes or more, in all. */
  readonly pairableArticles: number;
  readonly articles: readonly ArticleGamma[];
}

/**
 * γ of each of several articles that two reviewers or more finished (gamma.ts), every
 * article with the same seed, so that none depends on which others are computed.
 *
 * @param progress told after each article
 */
export function gammaOfArticles(
  options: GammaArticlesOptions,
  texts: readonly CodedText[],
  progress: (done: number, total: number) => void = () => {},
): GammaArticles {
  const pairable = texts.filter(({ passes, irrelevant }) => passes.length > 1 && !irrelevant);
  const drawn = new Set(shuffled(pairable, randomFrom(options.seed)).slice(0, options.most));
  const chosen = pairable.filter((text) => drawn.has(text));
  const articles = chosen.map((text, index) => {
    const found = gammaOrTooLarge(text, options);
    progress(index + 1, chosen.length);
    return found;
  });
  return { options, pairableArticles: pairable.length, articles };
}

function gammaOrTooLarge(text: CodedText, options: GammaOptions): ArticleGamma {
  const { articleId, passes } = text;
  const of = {
    articleId,
    reviewers: passes.length,
    units: passes.reduce((total, { units }) => total + units.length, 0),
  };
  try {
    const { observedDisorder, expectedDisorder, samples, ...coefficient } = gamma(text, options);
    return { ...of, gamma: coefficient, observedDisorder, expectedDisorder, samples };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "too_large") throw error;
    return { ...of, gamma: null, observedDisorder: null, expectedDisorder: null, samples: 0 };
  }
}
