import type { Study, StudyFrame } from "./study";
import { framedOf, sumOver } from "./study";
import type { Figure } from "./row";
import { frameColumns } from "./row";
import { salienceIntervals } from "./salience-interval";

/** How much of the text a frame fills. Every share comes with what it was divided by. */
export interface Salience {
  readonly frame: StudyFrame;
  /** Code points the frame covers: Σ|U_k|. */
  readonly covered: number;
  /** Σ|U_k| / ΣL, of all text; a long article weighs more. */
  readonly ofText: number | null;
  /** Σ|U_k| / Σ|∪U|, of the text that any frame covers. */
  readonly ofFramed: number | null;
  /** The mean over articles of |U_k| / L; every article weighs the same. */
  readonly meanOfText: number | null;
  /** The mean of |U_k| / |∪U| over articles with any framed text. */
  readonly meanOfFramed: number | null;
}

export interface SalienceTable {
  /** ΣL: code points of all articles' coded regions. */
  readonly textLength: number;
  /** Σ|∪U|: code points that at least one frame covers. */
  readonly framedLength: number;
  /** Articles in `meanOfText`. */
  readonly articles: number;
  /** Articles in `meanOfFramed`: those with framed text. Not whole where reviewers differ. */
  readonly framedArticles: number;
  readonly frames: readonly Salience[];
}

/**
 * Salience: the share of text that each frame fills. U_k is the union of an
 * article's passages with frame k, so a code point tagged twice counts once.
 * Passages of different frames may overlap: shares can add up to more than 100 %.
 */
export function salience(study: Study): SalienceTable {
  const articles = study.articles.filter(({ codedLength }) => codedLength > 0).length;
  const textLength = sumOver(study.articles, (_, { codedLength }) => codedLength);
  const framedLength = sumOver(study.articles, framedOf);
  const framedArticles = sumOver(study.articles, (coding) => (framedOf(coding) > 0 ? 1 : 0));

  const frames = study.frames.map((frame, index) => {
    const having = study.having[index]!;
    const covered = sumOver(having, (coding) => coding[index]?.covered ?? 0);
    const ofArticle = sumOver(having, (coding, { codedLength }) => {
      const use = coding[index];
      return use && use.covered > 0 ? use.covered / codedLength : 0;
    });
    const ofItsFramed = sumOver(having, (coding) => {
      const use = coding[index];
      return use && use.covered > 0 ? use.covered / use.framed : 0;
    });
    return {
      frame,
      covered,
      ofText: ratio(covered, textLength),
      ofFramed: ratio(covered, framedLength),
      meanOfText: ratio(ofArticle, articles),
      meanOfFramed: ratio(ofItsFramed, framedArticles),
    };
  });
  return { textLength, framedLength, articles, framedArticles, frames };
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** x and n are code points, or articles in the means. */
export function salienceFigures(study: Study, seed: number): Figure[] {
  const { frames, textLength, framedLength, articles, framedArticles } = salience(study);
  const intervals = salienceIntervals(study, { seed });
  return frames.flatMap((salience, index) => {
    const { ofText, ofFramed } = intervals[index]!;
    const x = salience.covered;
    const frame = frameColumns(salience.frame);
    return [
      { measure: "share of text", ...frame, x, n: textLength, share: salience.ofText, ...ofText },
      {
        measure: "share of framed text",
        ...frame,
        x,
        n: framedLength,
        share: salience.ofFramed,
        ...ofFramed,
      },
      { measure: "mean share of text", ...frame, n: articles, value: salience.meanOfText },
      {
        measure: "mean share of framed text",
        ...frame,
        n: framedArticles,
        value: salience.meanOfFramed,
      },
    ];
  });
}
