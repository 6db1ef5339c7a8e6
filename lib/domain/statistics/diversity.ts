import type { Proportion } from "./proportion";
import { proportion } from "./proportion";
import type { Coding, Study } from "./study";
import { countBy, sumOver } from "./study";
import type { Figure } from "./row";
import { proportionColumns } from "./row";

export interface Diversity {
  /** All articles, those without a frame included. */
  readonly n: number;
  readonly meanFrames: number | null;
  /** In nats. */
  readonly meanEntropy: number | null;
  /** The share of articles with 0, 1, 2, … frames, up to the most that occurs. */
  readonly byFrameCount: readonly Proportion[];
}

/** Diversity: how many frames an article has, and how evenly they share its framed text. */
export function diversity(study: Study): Diversity {
  const n = study.articles.length;
  const counts = countBy(study.articles, frameCount);
  const most = Math.max(-1, ...counts.keys());
  return {
    n,
    meanFrames: n > 0 ? sumOver(study.articles, frameCount) / n : null,
    meanEntropy: n > 0 ? sumOver(study.articles, entropyOf) / n : null,
    byFrameCount: Array.from({ length: most + 1 }, (_, frames) =>
      proportion(counts.get(frames) ?? 0, n),
    ),
  };
}

/**
 * Shannon entropy of the frames' shares in an article, in nats; 0 with one frame or none:
 *
 *     H = −Σ_k s_k ln s_k,   s_k = |U_k| / Σ_l |U_l|
 *
 * Shannon, C. E. (1948). A mathematical theory of communication.
 * Bell System Technical Journal, 27.
 */
export function entropyOf(coding: Coding): number {
  const lengths = coding.flatMap((use) => (use && use.covered > 0 ? [use.covered] : []));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.reduce((sum, length) => sum + (length / total) * Math.log(total / length), 0);
}

function frameCount(coding: Coding): number {
  return coding.filter((use) => use !== null).length;
}

export function diversityFigures(study: Study): Figure[] {
  const { n, meanFrames, meanEntropy, byFrameCount } = diversity(study);
  return [
    { measure: "mean frames per article", n, value: meanFrames },
    { measure: "mean entropy in nats", n, value: meanEntropy },
    ...byFrameCount.map((cell, count) => ({
      measure: "articles with this many frames",
      category: String(count),
      ...proportionColumns(cell),
    })),
  ];
}
