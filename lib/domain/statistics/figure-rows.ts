import type { CodedArticle } from "../agreement/frame-agreement";
import type { Layer } from "../frame-use";
import { agreementRows } from "./agreement-rows";
import type { LeftOut } from "./left-out";
import { leftOutRow } from "./left-out";
import { statisticRows } from "./registry";
import type { StatisticRow } from "./row";
import { SEED } from "./seed";
import type { Study, StudyFrame } from "./study";

/** Every figure of one round, flat: both layers' statistics, agreement, what is left out. The files' content. */
export function figureRows(figures: {
  readonly frames: readonly StudyFrame[];
  readonly studies: Readonly<Record<Layer, Study>>;
  readonly coded: readonly CodedArticle[];
  readonly leftOut: LeftOut;
}): StatisticRow[] {
  return [
    ...statisticRows(figures.studies.final, SEED),
    ...statisticRows(figures.studies.reviewer, SEED),
    ...agreementRows(figures.coded, figures.frames),
    leftOutRow(figures.studies.final, figures.leftOut),
    leftOutRow(figures.studies.reviewer, figures.leftOut),
  ];
}
