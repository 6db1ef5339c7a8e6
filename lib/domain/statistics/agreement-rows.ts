import type { Coefficient } from "../agreement/coefficient";
import type { CodedArticle, FrameAgreement } from "../agreement/frame-agreement";
import { frameAgreementSteps } from "../agreement/frame-agreement";
import { once } from "../once";
import type { Steps } from "../steps";
import { atOnce } from "../steps";
import type { StatisticRow } from "./row";
import { frameColumns, statisticRow } from "./row";
import { REPLICATES, SEED } from "./seed";
import type { StudyFrame } from "./study";

/** Agreement on each frame's presence, as the page and the files show it: one seed, one number. */
export function agreementOf(
  coded: readonly CodedArticle[],
  frames: readonly StudyFrame[],
): readonly FrameAgreement[] {
  return atOnce(agreementSteps(coded, frames));
}

/** The same in steps, for a large study takes long. */
export function agreementSteps(
  coded: readonly CodedArticle[],
  frames: readonly StudyFrame[],
): Steps<readonly FrameAgreement[]> {
  return ofFrames.steps(
    coded,
    frames.map(({ id }) => id),
  );
}

const ofFrames = once((coded: readonly CodedArticle[], frameIds: readonly string[]) =>
  frameAgreementSteps(coded, frameIds, { seed: SEED, replicates: REPLICATES }),
);

/** The same as flat rows: percent agreement, α with its interval, κ of two reviewers, AC1. */
export function agreementRows(
  coded: readonly CodedArticle[],
  frames: readonly StudyFrame[],
): StatisticRow[] {
  return agreementOf(coded, frames).flatMap((row, index) => {
    const figure = (measure: string, coefficient: Coefficient) =>
      statisticRow("agreement", "reviewer", {
        ...frameColumns(frames[index]!),
        measure,
        n: row.pairableArticles,
        value: coefficient.value,
        category: coefficient.value === null ? coefficient.because : null,
        ...(measure === "alpha" && {
          low: row.interval?.low ?? null,
          high: row.interval?.high ?? null,
        }),
      });
    return [
      figure("percent agreement", row.percent),
      figure("alpha", row.alpha),
      ...(row.kappa ? [figure("kappa", row.kappa)] : []),
      figure("AC1", row.ac1),
    ];
  });
}
