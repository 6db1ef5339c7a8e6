import type { Layer } from "../frame-use";
import { once } from "../once";
import type { Steps } from "../steps";
import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import { amountsOf, isSimple, ratioIntervals } from "./resampling";
import { REPLICATES, SEED } from "./seed";
import type { CodedArticle, PresenceRule, Study, StudyFrame } from "./study";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";

export interface Prevalence extends Proportion {
  readonly frame: StudyFrame;
}

/**
 * Prevalence: the share of articles in which a frame occurs, for each frame, out
 * of all articles of the study. Annotations are not counted, articles are. Wilson's
 * interval takes articles to be independent; where some print one story, or were drawn
 * from strata, the interval is that of drawing stories within strata (`resampling`).
 */
export function prevalence(study: Study, rule: PresenceRule = "average"): readonly Prevalence[] {
  return prevalences(study, rule);
}

/** `prevalence`, once for each rule: drawing stories anew takes long in a large study. */
export const prevalences = once(prevalencesOf);

function* prevalencesOf(study: Study, rule: PresenceRule): Steps<readonly Prevalence[]> {
  const { articles } = study;
  const cells = study.frames.map((frame, index) => ({
    frame,
    ...proportion(articlesWith(study, index, rule), articles.length),
  }));
  if (isSimple(articles)) return cells;
  const all = amountsOf(articles, () => 1);
  const intervals = yield* ratioIntervals(
    articles,
    study.having.map((having, index) => ({
      part: amountsOf(articles, (article) => presenceIn(article, index, rule), having),
      whole: all,
    })),
    { seed: SEED, replicates: REPLICATES },
  );
  return cells.map((cell, index) => ({ ...cell, ...(intervals[index] ?? NO_BOUNDS) }));
}

const NO_BOUNDS = { low: null, high: null };

/** How much of an article has the frame: the share of its codings, or by the other rules 0 or 1. */
export function presenceIn(
  { codings }: CodedArticle,
  frameIndex: number,
  rule: PresenceRule,
): number {
  let having = 0;
  for (const coding of codings) if (coding[frameIndex]) having++;
  return presenceBy(rule, having / codings.length);
}

/** The same from the share of the codings that have the frame. */
export function presenceBy(rule: PresenceRule, share: number): number {
  if (rule === "average") return share;
  return Number(rule === "any" ? share > 0 : share === 1);
}

/** The number of articles with a frame; not whole where reviewers differ and the rule is "average". */
export function articlesWith(study: Study, frameIndex: number, rule: PresenceRule): number {
  let sum = 0;
  for (const share of study.shares[frameIndex]!) sum += presenceBy(rule, share);
  return sum;
}

/** The rules that give different figures in a layer. */
export function rulesFor(layer: Layer): readonly PresenceRule[] {
  return layer === "final" ? ["average"] : ["average", "any", "every"];
}

export function prevalenceFigures(study: Study): Figure[] {
  return rulesFor(study.layer).flatMap((rule) =>
    prevalence(study, rule).map((cell) => ({
      measure: "articles with the frame",
      rule,
      ...frameColumns(cell.frame),
      ...proportionColumns(cell),
    })),
  );
}

/** The prevalences that `prevalenceFigures` is made of. */
export function* prevalenceAhead(study: Study): Steps<void> {
  for (const rule of rulesFor(study.layer)) yield* prevalences.steps(study, rule);
}
