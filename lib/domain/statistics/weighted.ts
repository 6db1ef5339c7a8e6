import { once } from "../once";
import type { Steps } from "../steps";
import { presenceIn } from "./prevalence";
import type { Bounds } from "./resampling";
import { amountsOf, isWeighted, ratioIntervals } from "./resampling";
import type { Figure } from "./row";
import { frameColumns } from "./row";
import type { Study, StudyArticle, StudyFrame } from "./study";
import { sumOver } from "./study";

/** A frame's figures where each article counts for all those it stands for. Null where there is nothing to divide by. */
export interface Weighted {
  readonly frame: StudyFrame;
  /** Σw·present / Σw */
  readonly prevalence: number | null;
  readonly prevalenceBounds: Bounds | null;
  /** Σw·|U_k| / Σw·L */
  readonly salience: number | null;
  readonly salienceBounds: Bounds | null;
}

/**
 * Prevalence and salience with the weights of the sample or of the import: for how many
 * articles each stands (N / n of its stratum). Intervals draw articles anew within their
 * strata. Empty where all articles weigh the same, for then nothing would differ.
 *
 * Horvitz, D. G. & Thompson, D. J. (1952). A generalization of sampling without
 * replacement from a finite universe. Journal of the American Statistical Association 47;
 * as a ratio: Hájek, J. (1971).
 */
export const weightedFigures = once(weightedOf);

function* weightedOf(study: Study, seed: number): Steps<readonly Weighted[]> {
  const { articles } = study;
  if (!isWeighted(articles)) return [];
  const all = amountsOf(articles, weightOf);
  const text = amountsOf(articles, (article) => weightOf(article) * article.codedLength);
  const parts = study.having.flatMap((having, index) => [
    {
      part: amountsOf(
        articles,
        (article) => weightOf(article) * presenceIn(article, index, "average"),
        having,
      ),
      whole: all,
    },
    {
      part: amountsOf(
        articles,
        (article) =>
          weightOf(article) * sumOver([article], (coding) => coding[index]?.covered ?? 0),
        having,
      ),
      whole: text,
    },
  ]);
  const bounds = yield* ratioIntervals(articles, parts, { seed });
  const ratioAt = (place: number) => {
    const { part, whole } = parts[place]!;
    const [x, n] = [total(part.values), total(whole.values)];
    return n > 0 ? x / n : null;
  };
  return study.frames.map((frame, index) => ({
    frame,
    prevalence: ratioAt(2 * index),
    prevalenceBounds: bounds[2 * index]!,
    salience: ratioAt(2 * index + 1),
    salienceBounds: bounds[2 * index + 1]!,
  }));
}

function weightOf({ weight }: StudyArticle): number {
  return weight ?? 1;
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

export function weightedRows(study: Study, seed: number): Figure[] {
  const n = study.articles.length;
  return weightedFigures(study, seed).flatMap((row) => [
    {
      measure: "weighted share of articles",
      ...frameColumns(row.frame),
      n,
      share: row.prevalence,
      ...row.prevalenceBounds,
    },
    {
      measure: "weighted share of text",
      ...frameColumns(row.frame),
      n,
      share: row.salience,
      ...row.salienceBounds,
    },
  ]);
}
