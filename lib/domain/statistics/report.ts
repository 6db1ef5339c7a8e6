import type { CodedArticle, FrameAgreement } from "../agreement/frame-agreement";
import type { Option } from "../attribute";
import type { Frame } from "../frame";

import type { RoundKind } from "../round";
import type { Steps } from "../steps";
import { agreementSteps } from "./agreement-rows";
import type { ArticleFlow } from "./article-set";
import { coOccurrence } from "./co-occurrence";
import { diversity } from "./diversity";
import { dominantFrames } from "./dominant-frame";
import type { SettledFilter } from "./filter";
import { intensity } from "./intensity";
import { outletDifferences } from "./outlet-differences";
import { position } from "./position";
import { prevalences } from "./prevalence";
import { prevalenceByOutlet, prevalenceByPeriod } from "./prevalence-by";
import { declaredByDominant, hasPrimary, primaryFrames } from "./primary-frame";
import type { ReliabilityTier } from "./reliability-tier";
import { salience } from "./salience";
import { salienceIntervals } from "./salience-interval";
import type { SettlingReport } from "./settling";
import { settlingSteps } from "./settling";
import type { Study } from "./study";
import type { PassageFigures, WordFigures } from "./text-figures";
import { toneByFrame } from "./tone";
import { weightedFigures } from "./weighted";

/** What stands above every part of a report: of what its figures are, and how they were made. */
export interface ReportHead {
  readonly round: { readonly id: string; readonly name: string; readonly kind: RoundKind };
  readonly filter: SettledFilter;
  /** The layer and how several reviewers count, as series are named. */
  readonly layer: string;
  readonly codebookVersion: number;
  readonly frames: readonly Frame[];
  /** By frame id, what its agreement allows to conclude, by the bars of the filter. */
  readonly tiers: Readonly<Record<string, ReliabilityTier>>;
  /** Articles counted, and where the others of the round went. */
  readonly flow: ArticleFlow;
  /** Articles that somebody submitted, and those that are settled, of the same filter. */
  readonly submitted: number;
  readonly settled: number;
  /** Tags (in the final layer: decisions) whose passage is gone since the text was corrected, of all. */
  readonly gone: { readonly x: number; readonly n: number };
  /** What can be answered about an article's tone; empty where nobody is asked. */
  readonly tones: readonly Option[];
  /** Whether the codebook measures frames by questions (lib/data/indicators.ts). */
  readonly hasIndicators: boolean;
  readonly seed: number;
  readonly replicates: number;
  /** Counts every change of the project: figures of the same revision are of the same data. */
  readonly dataRevision: number;
}

/** What the parts of a report are counted from. The passages are read only for the parts that need them. */
export interface ReportInput {
  readonly filter: SettledFilter;
  readonly seed: number;
  readonly study: Study;
  /** The same study had stories and printings been counted the other way. */
  readonly otherwise: Study;
  /** The settled articles of the report with their blind codings, and who settled each. */
  readonly settling: {
    readonly final: Study;
    readonly reviewer: Study;
    readonly settledBy: ReadonlyMap<string, string>;
  };
  /** What each reviewer found, blind. */
  readonly coded: readonly CodedArticle[];
  readonly passages: PassageFigures | null;
  readonly words: WordFigures | null;
}

/** Parts that are counted from passages; the others are counted from frame uses. */
export const FROM_PASSAGES = ["passages", "words"] as const;

/**
 * The parts of a report, each with its figures as plain data, computed in steps. To add one:
 * write its figures, then a line here.
 */
export const REPORT_PARTS = {
  *frames({ study, otherwise, filter, seed }: ReportInput) {
    return {
      prevalence: yield* prevalences.steps(study, filter.presence),
      /** By the other unit: how much it matters that stories were printed several times. */
      otherwise: {
        articles: otherwise.articles.length,
        prevalence: yield* prevalences.steps(otherwise, filter.presence),
      },
      /** How several reviewers are put together; the same three times in the final layer. */
      rules: {
        average: yield* prevalences.steps(study, "average"),
        any: yield* prevalences.steps(study, "any"),
        every: yield* prevalences.steps(study, "every"),
      },
      weighted: yield* weightedFigures.steps(study, seed),
      byOutlet: prevalenceByOutlet(study, filter.presence),
      byPeriod: prevalenceByPeriod(study, filter.period, filter.presence),
    };
  },
  *outlets({ study, seed }: ReportInput) {
    return { differences: yield* outletDifferences.steps(study, { seed }) };
  },
  *text({ study, seed }: ReportInput) {
    const intervals = yield* salienceIntervals.steps(study, { seed });
    const table = salience(study);
    yield;
    const counts = intensity(study);
    yield;
    return {
      salience: table,
      intervals,
      intensity: counts,
      position: yield* position.steps(study),
    };
  },
  *together({ study }: ReportInput) {
    const dominant = dominantFrames(study);
    yield;
    const primary = hasPrimary(study)
      ? { declared: primaryFrames(study), byDominant: declaredByDominant(study) }
      : null;
    yield;
    const spread = diversity(study);
    yield;
    const pairs = coOccurrence(study);
    yield;
    const tone =
      study.tones.length > 0 ? { answers: study.tones, frames: toneByFrame(study) } : null;
    return { dominant, primary, diversity: spread, coOccurrence: pairs, tone };
  },
  settling: ({ settling: { final, reviewer, settledBy } }: ReportInput): Steps<SettlingReport> =>
    settlingSteps(final, reviewer, settledBy),
  agreement: ({ coded, study }: ReportInput): Steps<readonly FrameAgreement[]> =>
    agreementSteps(coded, study.frames),
  *passages({ passages }: ReportInput) {
    yield;
    return passages;
  },
  *words({ words }: ReportInput) {
    yield;
    return words;
  },
} as const satisfies Record<string, (input: ReportInput) => Steps<unknown>>;

export type ReportPart = keyof typeof REPORT_PARTS;
type ResultOf<Running> = Running extends Steps<infer Result> ? Result : never;
export type ReportFigures = {
  readonly [Part in ReportPart]: ResultOf<ReturnType<(typeof REPORT_PARTS)[Part]>>;
};
