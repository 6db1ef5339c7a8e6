import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import type { Coding, Study, StudyFrame } from "./study";
import { countBy } from "./study";
import type { Figure } from "./row";
import { frameColumns, proportionColumns } from "./row";

/** "tie" when two or more frames cover most, "none" when no frame covers anything. */
export type Dominant = StudyFrame | "tie" | "none";

export interface DominantFrame extends Proportion {
  readonly dominant: Dominant;
}

/**
 * The dominant frame of an article is the one that covers most of it,
 * argmax_k |U_k|. A tie is reported as a tie: choosing the first by name or by
 * place in the codebook would favour frames for no reason in the text.
 */
export function dominantOf(study: Study, coding: Coding): Dominant {
  const most = coding.reduce((longest, use) => Math.max(longest, use?.covered ?? 0), 0);
  if (most === 0) return "none";
  const leading = study.frames.filter((_, index) => coding[index]?.covered === most);
  return leading.length === 1 ? leading[0]! : "tie";
}

/** The share of all articles that each frame dominates, then the ties and those without a frame. Adds up to 1. */
export function dominantFrames(study: Study): DominantFrame[] {
  const counts = countBy(study.articles, (coding) => dominantOf(study, coding));
  return [...study.frames, "tie" as const, "none" as const].map((dominant) => ({
    dominant,
    ...proportion(counts.get(dominant) ?? 0, study.articles.length),
  }));
}

export function dominantFrameFigures(study: Study): Figure[] {
  return dominantFrames(study).map(({ dominant, ...cell }) => ({
    measure: "articles it dominates",
    ...(typeof dominant === "string" ? { category: dominant } : frameColumns(dominant)),
    ...proportionColumns(cell),
  }));
}
