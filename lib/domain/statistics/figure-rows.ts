import type { CodedArticle } from "../agreement/frame-agreement";
import type { Layer } from "../frame-use";
import { agreementRows } from "./agreement-rows";
import { statisticRows } from "./registry";
import type { StatisticRow } from "./row";
import { SEED } from "./seed";
import type { Study, StudyFrame } from "./study";

/** Every figure of one round, flat: both layers' statistics, then agreement. The files' content. */
export function figureRows(figures: {
  readonly frames: readonly StudyFrame[];
  readonly studies: Readonly<Record<Layer, Study>>;
  readonly coded: readonly CodedArticle[];
}): StatisticRow[] {
  return [
    ...statisticRows(figures.studies.final, SEED),
    ...statisticRows(figures.studies.reviewer, SEED),
    ...agreementRows(figures.coded, figures.frames),
  ];
}
