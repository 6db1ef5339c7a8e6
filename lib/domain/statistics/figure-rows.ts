import type { CodedArticle } from "../agreement/frame-agreement";
import type { Layer } from "../frame-use";
import type { Steps } from "../steps";
import { agreementRows, agreementSteps } from "./agreement-rows";
import type { SettledFilter } from "./filter";
import type { LeftOut } from "./left-out";
import { leftOutRow } from "./left-out";
import { attributionRows, sharedTextRows, wordRows } from "./passage-rows";
import { prevalenceByPeriodFigures } from "./prevalence-by";
import { statisticSteps } from "./registry";
import type { Figure, StatisticRow } from "./row";
import { statisticRow } from "./row";
import { SEED } from "./seed";
import { settlingFigures, settlingSteps } from "./settling";
import type { Study, StudyFrame } from "./study";
import type { PassageFigures, WordFigures } from "./text-figures";

/** What the rows of a report hold beside the statistics of its studies. */
interface Extra {
  readonly filter: SettledFilter;
  readonly settledBy: ReadonlyMap<string, string>;
  readonly passages?: PassageFigures | null;
  readonly words?: WordFigures | null;
}

/**
 * Every figure of one report, flat: both layers' statistics, agreement, what settling
 * changed, what is left out; and, where passages were read, what was counted from them.
 * The files' content.
 */
export function* figureRows(
  figures: Extra & {
    readonly frames: readonly StudyFrame[];
    readonly studies: Readonly<Record<Layer, Study>>;
    readonly coded: readonly CodedArticle[];
    readonly leftOut: LeftOut;
  },
): Steps<StatisticRow[]> {
  const { studies, frames, filter, passages, words } = figures;
  const settling = yield* settlingSteps(studies.final, studies.reviewer, figures.settledBy);
  const of = (report: string, layer: Layer) => (figure: Figure) =>
    statisticRow(report, layer, figure);
  const byPeriod = (["final", "reviewer"] as const).flatMap((layer) =>
    filter.period === "month"
      ? []
      : prevalenceByPeriodFigures(studies[layer], filter.period).map(
          of(`prevalence-by-${filter.period}`, layer),
        ),
  );
  const fromPassages = passages
    ? [
        ...sharedTextRows(frames, passages).map(of("shared-text", filter.layer)),
        ...attributionRows(passages).map(of("attribution", filter.layer)),
      ]
    : [];
  const fromWords = words ? wordRows(words).map(of("words", filter.layer)) : [];
  const ofFinal = yield* statisticSteps(studies.final, SEED);
  const ofReviewers = yield* statisticSteps(studies.reviewer, SEED);
  yield* agreementSteps(figures.coded, frames);
  return [
    ...ofFinal,
    ...ofReviewers,
    ...byPeriod,
    ...fromPassages,
    ...fromWords,
    ...agreementRows(figures.coded, frames),
    ...settlingFigures(settling).map(of("settling", "final")),
    leftOutRow(studies.final, figures.leftOut),
    leftOutRow(studies.reviewer, figures.leftOut),
  ];
}
