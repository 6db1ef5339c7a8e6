import { articlesWith } from "./prevalence";
import { quantile } from "./quantile";
import type { Study, StudyFrame } from "./study";
import { valuesOf } from "./study";
import type { Figure } from "./row";
import { frameColumns } from "./row";

/** How often a frame is tagged in an article that has it. Null where no article has it. */
export interface Intensity {
  readonly frame: StudyFrame;
  /** Articles with the frame; not whole where reviewers differ. */
  readonly n: number;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
}

/** Intensity: annotations per article among the articles with the frame, as median and quartiles. */
export function intensity(study: Study): Intensity[] {
  return study.frames.map((frame, index) => {
    const counts = valuesOf(study.having[index]!, (coding) => coding[index]?.count ?? null);
    return {
      frame,
      n: articlesWith(study, index, "average"),
      median: quantile(counts, 0.5),
      lowerQuartile: quantile(counts, 0.25),
      upperQuartile: quantile(counts, 0.75),
    };
  });
}

export function intensityFigures(study: Study): Figure[] {
  return intensity(study).flatMap(({ frame, n, median, lowerQuartile, upperQuartile }) => {
    const columns = { ...frameColumns(frame), n };
    return [
      { measure: "lower quartile of tags per article", ...columns, value: lowerQuartile },
      { measure: "median of tags per article", ...columns, value: median },
      { measure: "upper quartile of tags per article", ...columns, value: upperQuartile },
    ];
  });
}
