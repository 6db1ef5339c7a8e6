import type { Layer } from "../frame-use";
import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import type { PresenceRule, Study, StudyFrame } from "./study";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";

export interface Prevalence extends Proportion {
  readonly frame: StudyFrame;
}

/**
 * Prevalence: the share of articles in which a frame occurs, for each frame, out
 * of all articles of the study. Annotations are not counted, articles are.
 */
export function prevalence(study: Study, rule: PresenceRule = "average"): Prevalence[] {
  return study.frames.map((frame, index) => ({
    frame,
    ...proportion(articlesWith(study, index, rule), study.articles.length),
  }));
}

/** The number of articles with a frame; not whole where reviewers differ and the rule is "average". */
export function articlesWith(study: Study, frameIndex: number, rule: PresenceRule): number {
  let sum = 0;
  for (const { codings } of study.having[frameIndex]!) {
    let having = 0;
    for (const coding of codings) if (coding[frameIndex]) having++;
    if (rule === "average") sum += having / codings.length;
    else if (rule === "any" ? having > 0 : having === codings.length) sum++;
  }
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
