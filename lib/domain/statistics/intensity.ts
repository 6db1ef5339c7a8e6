import type { Weighted } from "./quantile";
import { quantile } from "./quantile";
import type { Study, StudyFrame } from "./study";
import { valuesOf } from "./study";

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
    const counts: Weighted[] = valuesOf(study, (coding) => coding[index]?.count ?? null);
    return {
      frame,
      n: counts.reduce((sum, { weight }) => sum + weight, 0),
      median: quantile(counts, 0.5),
      lowerQuartile: quantile(counts, 0.25),
      upperQuartile: quantile(counts, 0.75),
    };
  });
}
