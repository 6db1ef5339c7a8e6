import { once } from "../once";
import type { Amounts } from "../resampled-sums";
import type { Steps } from "../steps";
import type { Bounds } from "./resampling";
import { amountsOf, ratioIntervals } from "./resampling";
import type { CodedArticle, Study, StudyFrame } from "./study";
import { framedOf, sumOver } from "./study";

export interface SalienceInterval {
  readonly frame: StudyFrame;
  /** Of the pooled share of all text; null below 5 articles. */
  readonly ofText: Bounds | null;
  /** Of the pooled share of framed text. */
  readonly ofFramed: Bounds | null;
}

/**
 * 95 % bootstrap intervals of pooled salience: articles are drawn with replacement,
 * each with all its text, and both shares are computed anew (`ratioIntervals`).
 * Replicates that drew no text, or no framed text, have no share and are left out.
 */
export const salienceIntervals = once(intervalsOf);

function* intervalsOf(
  study: Study,
  options: { readonly seed: number; readonly replicates?: number },
): Steps<readonly SalienceInterval[]> {
  const { articles } = study;
  const text = amountsOf(articles, ({ codedLength }) => codedLength);
  const framed = amountsOf(articles, (article) => sumOver([article], framedOf));
  const covered: Amounts[] = [];
  for (const [index, having] of study.having.entries()) {
    yield;
    const coveredIn = (article: CodedArticle) =>
      sumOver([article], (coding) => coding[index]?.covered ?? 0);
    covered.push(amountsOf(articles, coveredIn, having));
  }
  const intervals = yield* ratioIntervals(
    articles,
    covered.flatMap((part) => [
      { part, whole: text },
      { part, whole: framed },
    ]),
    options,
  );
  return study.frames.map((frame, index) => ({
    frame,
    ofText: intervals[2 * index]!,
    ofFramed: intervals[2 * index + 1]!,
  }));
}
