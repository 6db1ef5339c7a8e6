import { percentile } from "../agreement/bootstrap";
import { randomFrom } from "../random";
import type { Study, StudyFrame } from "./study";
import { framedOf } from "./study";

/** From fewer articles there is no interval. */
const FEWEST_ARTICLES = 5;

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export interface SalienceInterval {
  readonly frame: StudyFrame;
  /** Of the pooled share of all text; null below 5 articles. */
  readonly ofText: Bounds | null;
  /** Of the pooled share of framed text. */
  readonly ofFramed: Bounds | null;
}

/**
 * 95 % bootstrap intervals of pooled salience: articles are drawn with
 * replacement, each with all its text, and both shares are computed anew; the
 * interval runs from the 2.5th to the 97.5th percentile. The same seed gives the
 * same intervals. O(replicates × (articles + frame uses)).
 *
 * Efron, B. & Tibshirani, R. J. (1993). An Introduction to the Bootstrap, ch. 13.
 */
export function salienceIntervals(
  study: Study,
  { seed, replicates = 2000 }: { seed: number; replicates?: number },
): SalienceInterval[] {
  const articles = study.articles.map((article) => lengthsOf(study, article));
  const ofText = study.frames.map(() => new Float64Array(replicates));
  const ofFramed = study.frames.map(() => new Float64Array(replicates));
  const covered = new Float64Array(study.frames.length);
  const random = randomFrom(seed);

  for (let replicate = 0; replicate < replicates; replicate++) {
    let text = 0;
    let framed = 0;
    covered.fill(0);
    for (let draw = 0; draw < articles.length; draw++) {
      const article = articles[random.below(articles.length)]!;
      text += article.text;
      framed += article.framed;
      for (const { index, length } of article.covered) covered[index]! += length;
    }
    for (let index = 0; index < covered.length; index++) {
      ofText[index]![replicate] = covered[index]! / text;
      ofFramed[index]![replicate] = covered[index]! / framed;
    }
  }

  return study.frames.map((frame, index) => ({
    frame,
    ofText: boundsOf(ofText[index]!, articles.length),
    ofFramed: boundsOf(ofFramed[index]!, articles.length),
  }));
}

/** An article's lengths, each the mean over its codings; frames that cover nothing are left out. */
function lengthsOf(study: Study, article: Study["articles"][number]) {
  const { codings } = article;
  const mean = (length: (coding: (typeof codings)[number]) => number) =>
    codings.reduce((sum, coding) => sum + length(coding), 0) / codings.length;
  const covered = study.frames
    .map((_, index) => ({ index, length: mean((coding) => coding[index]?.covered ?? 0) }))
    .filter(({ length }) => length > 0);
  return { text: article.codedLength, framed: mean(framedOf), covered };
}

/** Replicates that drew no text, or no framed text, have no share and are left out. */
function boundsOf(shares: Float64Array, articles: number): Bounds | null {
  const defined = shares.filter((share) => !Number.isNaN(share)).sort();
  if (articles < FEWEST_ARTICLES || defined.length === 0) return null;
  return { low: percentile(defined, 0.025), high: percentile(defined, 0.975) };
}
