import type { Layer } from "../frame-use";
import type { StatisticRow } from "./row";
import { statisticRow } from "./row";
import type { Study } from "./study";

/** How many judgements of a layer figures leave out, because their text was corrected and their passage is gone. */
export type LeftOut = Readonly<Record<Layer, number>>;

/** All judgements of a study, those left out included: the denominator of what is left out. */
export function judgementsOf({ layer, articles }: Study, leftOut: LeftOut): number {
  let counted = 0;
  for (const { codings } of articles) {
    for (const coding of codings) for (const use of coding) counted += use?.count ?? 0;
  }
  return counted + leftOut[layer];
}

/** What the figures of a study leave out, as a row beside them. */
export function leftOutRow(study: Study, leftOut: LeftOut): StatisticRow {
  return statisticRow("left-out", study.layer, {
    measure:
      study.layer === "final"
        ? "decisions whose passage is gone since the text was corrected"
        : "tags whose passage is gone since the text was corrected",
    x: leftOut[study.layer],
    n: judgementsOf(study, leftOut),
  });
}
