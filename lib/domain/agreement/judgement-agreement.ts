import type { AnswerValue, Attribute, Option } from "../attribute";
import type { Interval, Resampled } from "./bootstrap";
import type { Coefficient, ReliabilityData } from "./coefficient";
import { cohenKappa } from "./cohen-kappa";
import type { Distance } from "./distance";
import { nominal, ordinal } from "./distance";
import { gwetAc1 } from "./gwet-ac1";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { percentAgreement } from "./percent-agreement";
import { resampledAlpha } from "./resampled-alpha";
import type { LabelSet } from "./set-alpha";
import { canonicalSets, jaccard, masi } from "./set-alpha";

/** The distance that an alpha counts with, by its printed name. */
export type Scale = "nominal" | "ordinal" | "MASI" | "Jaccard";

/** Agreement on one judgement about whole articles, such as the primary frame or the tone. */
export interface JudgementAgreement {
  /** Articles with the judgement of two reviewers or more. */
  readonly pairableArticles: number;
  /** Reviewers with a judgement in these. */
  readonly reviewers: number;
  readonly percent: Coefficient;
  readonly alphas: readonly {
    readonly scale: Scale;
    readonly alpha: Coefficient;
    /** Also null where more than `MOST_VALUES` different answers were given: each replicate compares all of them. */
    readonly interval: Interval | null;
  }[];
  /** Of nominal judgements by exactly two reviewers, else null. */
  readonly kappa: Coefficient | null;
  /** Null where answers are sets. */
  readonly ac1: Coefficient | null;
}

/** Different answers that are compared in every replicate: their pairs are the cost of it. */
export const MOST_VALUES = 700;

/** One way to compute alpha, ready to be resampled. */
interface Alpha {
  readonly scale: Scale;
  readonly alpha: Coefficient;
  /** None where there are too many different answers. */
  readonly resampled: Resampled | null;
}

/** A judgement without its intervals, which are drawn for all figures together. */
export interface Judgement {
  readonly alphas: readonly Alpha[];
  readonly finish: (intervals: readonly (Interval | null)[]) => JudgementAgreement;
}

/**
 * Agreement on a question about the article, one row per article and one column per
 * reviewer. Choices are nominal, with as many categories as the question has options;
 * the points of a scale are ordinal; several choices are sets, compared by MASI and by
 * Jaccard. Null for a question answered in words.
 */
export function judgementOf(
  { kind }: Pick<Attribute, "kind">,
  options: readonly Option[],
  rows: ReliabilityData<AnswerValue>,
): Judgement | null {
  if (kind === "text") return null;
  if (kind === "multiple") return setJudgement(rows as ReliabilityData<LabelSet>);
  const categories = Math.max(2, options.length);
  if (kind === "single") return singleJudgement(rows, "nominal", nominal, categories);
  const points = rows.map((row) => row.map((value) => (value === null ? null : Number(value))));
  return singleJudgement(points, "ordinal", ordinal, categories);
}

/** Agreement on the set of frames found in each article. */
export function setJudgement(rows: ReliabilityData<LabelSet>): Judgement {
  const sets = canonicalSets(rows);
  return judgement(percentAgreement(sets), {
    alphas: [alphaOf("MASI", sets, masi), alphaOf("Jaccard", sets, jaccard)],
    kappa: null,
    ac1: null,
  });
}

function singleJudgement<Value>(
  rows: ReliabilityData<Value>,
  scale: Scale,
  distance: Distance<Value>,
  categories: number,
): Judgement {
  const percent = percentAgreement(rows);
  return judgement(percent, {
    alphas: [alphaOf(scale, rows, distance)],
    kappa: percent.reviewers === 2 && scale === "nominal" ? cohenKappa(rows) : null,
    ac1: scale === "nominal" ? gwetAc1(rows, categories) : null,
  });
}

function alphaOf<Value>(
  scale: Scale,
  rows: ReliabilityData<Value>,
  distance: Distance<Value>,
): Alpha {
  const answers = new Set(rows.flat()).size;
  return {
    scale,
    alpha: krippendorffAlpha(rows, distance),
    resampled: answers > MOST_VALUES ? null : resampledAlpha(rows, distance),
  };
}

function judgement(
  percent: Coefficient,
  {
    alphas,
    ...others
  }: { readonly alphas: readonly Alpha[] } & Pick<JudgementAgreement, "kappa" | "ac1">,
): Judgement {
  return {
    alphas,
    finish: (intervals) => ({
      pairableArticles: percent.pairableUnits,
      reviewers: percent.reviewers,
      percent,
      alphas: alphas.map(({ scale, alpha }, index) => ({
        scale,
        alpha,
        interval: intervals[index]!,
      })),
      ...others,
    }),
  };
}
