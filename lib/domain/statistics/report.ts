import type { CodedArticle, FrameAgreement } from "../agreement/frame-agreement";
import type { Option } from "../attribute";
import type { Frame } from "../frame";

import type { RoundKind } from "../round";
import { agreementOf } from "./agreement-rows";
import type { ArticleFlow } from "./article-set";
import { coOccurrence } from "./co-occurrence";
import { diversity } from "./diversity";
import { dominantFrames } from "./dominant-frame";
import type { SettledFilter } from "./filter";
import { intensity } from "./intensity";
import { outletDifferences } from "./outlet-differences";
import { position } from "./position";
import { prevalence } from "./prevalence";
import { prevalenceByOutlet, prevalenceByPeriod } from "./prevalence-by";
import { declaredByDominant, hasPrimary, primaryFrames } from "./primary-frame";
import type { ReliabilityTier } from "./reliability-tier";
import { salience } from "./salience";
import { salienceIntervals } from "./salience-interval";
import type { SettlingReport } from "./settling";
import { settlingReport } from "./settling";
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

/** The parts of a report, each with its figures as plain data. To add one: write its figures, then a line here. */
export const REPORT_PARTS = {
  frames: ({ study, otherwise, filter, seed }: ReportInput) => ({
    prevalence: prevalence(study, filter.presence),
    /** By the other unit: how much it matters that stories were printed several times. */
    otherwise: {
      articles: otherwise.articles.length,
      prevalence: prevalence(otherwise, filter.presence),
    },
    /** How several reviewers are put together; the same three times in the final layer. */
    rules: {
      average: prevalence(study, "average"),
      any: prevalence(study, "any"),
      every: prevalence(study, "every"),
    },
    weighted: weightedFigures(study, seed),
    byOutlet: prevalenceByOutlet(study, filter.presence),
    byPeriod: prevalenceByPeriod(study, filter.period, filter.presence),
  }),
  outlets: ({ study, seed }: ReportInput) => ({ differences: outletDifferences(study, { seed }) }),
  text: ({ study, seed }: ReportInput) => ({
    salience: salience(study),
    intervals: salienceIntervals(study, { seed }),
    intensity: intensity(study),
    position: position(study),
  }),
  together: ({ study }: ReportInput) => ({
    dominant: dominantFrames(study),
    primary: hasPrimary(study)
      ? { declared: primaryFrames(study), byDominant: declaredByDominant(study) }
      : null,
    diversity: diversity(study),
    coOccurrence: coOccurrence(study),
    tone: study.tones.length > 0 ? { answers: study.tones, frames: toneByFrame(study) } : null,
  }),
  settling: ({ settling: { final, reviewer, settledBy } }: ReportInput): SettlingReport =>
    settlingReport(final, reviewer, settledBy),
  agreement: ({ coded, study }: ReportInput): readonly FrameAgreement[] =>
    agreementOf(coded, study.frames),
  passages: ({ passages }: ReportInput) => passages,
  words: ({ words }: ReportInput) => words,
} as const;

export type ReportPart = keyof typeof REPORT_PARTS;
export type ReportFigures = {
  readonly [Part in ReportPart]: ReturnType<(typeof REPORT_PARTS)[Part]>;
};
