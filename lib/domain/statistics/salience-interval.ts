import { percentile } from "../agreement/bootstrap";
import { randomFrom } from "../random";
import type { Study, StudyFrame } from "./study";
import { framedOf, sumOver } from "./study";

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
  const { articles } = study;
  const place = new Map(articles.map((article, index) => [article, index]));
  const text = Float64Array.from(articles, ({ codedLength }) => codedLength);
  const framed = Float64Array.from(articles, (article) => sumOver([article], framedOf));
  const frames = study.having.map((having, index) => ({
    places: Int32Array.from(having, (article) => place.get(article)!),
    lengths: Float64Array.from(having, (article) =>
      sumOver([article], (coding) => coding[index]?.covered ?? 0),
    ),
    ofText: new Float64Array(replicates),
    ofFramed: new Float64Array(replicates),
  }));

  const random = randomFrom(seed);
  const draws = new Int32Array(articles.length);
  for (let replicate = 0; replicate < replicates; replicate++) {
    draws.fill(0);
    for (let i = 0; i < draws.length; i++) draws[random.below(draws.length)]!++;
    const [allText, allFramed] = [drawn(text, draws), drawn(framed, draws)];
    for (const { places, lengths, ofText, ofFramed } of frames) {
      let covered = 0;
      for (let i = 0; i < places.length; i++) covered += lengths[i]! * draws[places[i]!]!;
      ofText[replicate] = covered / allText;
      ofFramed[replicate] = covered / allFramed;
    }
  }

  return study.frames.map((frame, index) => ({
    frame,
    ofText: boundsOf(frames[index]!.ofText, articles.length),
    ofFramed: boundsOf(frames[index]!.ofFramed, articles.length),
  }));
}

/** The sum of lengths, each as often as its article was drawn. */
function drawn(lengths: Float64Array, draws: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < lengths.length; i++) sum += lengths[i]! * draws[i]!;
  return sum;
}

/** Replicates that drew no text, or no framed text, have no share and are left out. */
function boundsOf(shares: Float64Array, articles: number): Bounds | null {
  const defined = shares.filter((share) => !Number.isNaN(share)).sort();
  if (articles < FEWEST_ARTICLES || defined.length === 0) return null;
  return { low: percentile(defined, 0.025), high: percentile(defined, 0.975) };
}
