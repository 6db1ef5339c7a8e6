import { coOccurrenceFigures } from "./co-occurrence";
import { diversityFigures } from "./diversity";
import { dominantFrameFigures } from "./dominant-frame";
import { intensityFigures } from "./intensity";
import type { Steps } from "../steps";
import { atOnce } from "../steps";
import { outletDifferenceFigures, outletDifferences } from "./outlet-differences";
import { position, positionFigures } from "./position";
import { prevalenceAhead, prevalenceFigures } from "./prevalence";
import { prevalenceByMonthFigures, prevalenceByOutletFigures } from "./prevalence-by";
import { primaryFrameFigures } from "./primary-frame";
import type { Figure, StatisticRow } from "./row";
import { statisticRow } from "./row";
import { salienceFigures } from "./salience";
import { salienceIntervals } from "./salience-interval";
import type { Study } from "./study";
import { toneFigures } from "./tone";
import { weightedFigures, weightedRows } from "./weighted";

interface Statistic {
  readonly name: string;
  /** What is counted, out of what; printed under the table. */
  readonly definition: string;
  /** Its figures as flat rows. The seed is that of resampled intervals, if it has any. */
  readonly figures: (study: Study, seed: number) => Figure[];
  /** What of it takes long in a large study: afterwards `figures` finds it done. */
  readonly ahead?: (study: Study, seed: number) => Steps<unknown>;
}

/** Every statistic of a study. To add one: write its file and its test, then a line here. */
export const statistics = {
  prevalence: {
    name: "Prevalence",
    definition: "Articles with the frame, out of all articles; Wilson 95 % interval.",
    figures: prevalenceFigures,
    ahead: prevalenceAhead,
  },
  "prevalence-by-outlet": {
    name: "Prevalence by outlet",
    definition: "Articles of the outlet with the frame, out of all its articles.",
    figures: prevalenceByOutletFigures,
  },
  "prevalence-by-month": {
    name: "Prevalence by month",
    definition:
      "Articles published in the month with the frame, out of all articles of that month.",
    figures: prevalenceByMonthFigures,
  },
  "outlet-differences": {
    name: "Differences between outlets",
    definition:
      "Prevalence in one outlet minus another's, outlets with 10 articles or more; bootstrap 95 % interval, p adjusted for all comparisons (Benjamini and Hochberg).",
    figures: outletDifferenceFigures,
    ahead: (study, seed) => outletDifferences.steps(study, { seed }),
  },
  salience: {
    name: "Salience",
    definition:
      "Characters the frame covers, out of all text or of all framed text; bootstrap 95 % interval over articles.",
    figures: salienceFigures,
    ahead: (study, seed) => salienceIntervals.steps(study, { seed }),
  },
  intensity: {
    name: "Intensity",
    definition: "Tags per article, in articles with the frame.",
    figures: intensityFigures,
  },
  "dominant-frame": {
    name: "Dominant frame",
    definition: "Articles in which the frame covers more text than any other, out of all articles.",
    figures: dominantFrameFigures,
  },
  "primary-frame": {
    name: "Primary frame",
    definition:
      "Articles of which the frame was declared the main one, out of all articles and out of those with one; beside the dominant frame.",
    figures: primaryFrameFigures,
  },
  diversity: {
    name: "Diversity",
    definition: "Frames per article, and how evenly they share the framed text, over all articles.",
    figures: diversityFigures,
  },
  "co-occurrence": {
    name: "Co-occurrence",
    definition: "Articles with both frames, out of all articles.",
    figures: coOccurrenceFigures,
  },
  position: {
    name: "Position",
    definition:
      "Where in the article the frame stands: headline, lead, first passage, tenths of the body.",
    figures: positionFigures,
    ahead: (study) => position.steps(study),
  },
  tone: {
    name: "Tone by frame",
    definition: "Articles with the frame and each answer on their tone, out of articles with it.",
    figures: toneFigures,
  },
  weighted: {
    name: "Weighted by the sample",
    definition:
      "Shares of articles and of text in which each article counts for all those it stands for; bootstrap 95 % interval within strata.",
    figures: weightedRows,
    ahead: (study, seed) => weightedFigures.steps(study, seed),
  },
} as const satisfies Record<string, Statistic>;

export type StatisticId = keyof typeof statistics;

/** What takes long of a study's statistics, one after the other: afterwards `statisticSteps` finds it done. */
export function statisticsAhead(study: Study, seed: number): Steps<unknown>[] {
  return Object.values<Statistic>(statistics).flatMap(({ ahead }) => ahead?.(study, seed) ?? []);
}

/** All figures of a study, one statistic after the other. */
export function statisticRows(study: Study, seed: number): StatisticRow[] {
  return atOnce(statisticSteps(study, seed));
}

/** The same in steps. */
export function* statisticSteps(study: Study, seed: number): Steps<StatisticRow[]> {
  const rows: StatisticRow[] = [];
  for (const [report, { figures, ahead }] of Object.entries<Statistic>(statistics)) {
    if (ahead) yield* ahead(study, seed);
    for (const figure of figures(study, seed)) rows.push(statisticRow(report, study.layer, figure));
    yield;
  }
  return rows;
}
