import type { Coefficient, ReliabilityData } from "./coefficient";
import type { Distance } from "./distance";
import type { MatchRule } from "./span-f1";
import { brennanPrediger } from "./brennan-prediger";
import { cohenKappa } from "./cohen-kappa";
import { congerKappa } from "./conger-kappa";
import { interval, nominal, ordinal, ratio } from "./distance";
import { fleissKappa, generalizedFleissKappa } from "./fleiss-kappa";
import { gwetAc1 } from "./gwet-ac1";
import { holsti } from "./holsti";
import { krippendorffAlpha } from "./krippendorff-alpha";
import { lightKappa } from "./pairwise-kappa";
import { percentAgreement } from "./percent-agreement";
import { scottPi } from "./scott-pi";
import { dice, jaccard, masi, roundedMasi } from "./set-alpha";
import { characters, exact, exactBoundary, overlapWeighted, partial, typeOverlap } from "./span-f1";

/** Reliability data and what a coefficient may need to know about the question behind them. */
export interface Coding<Value> {
  readonly data: ReliabilityData<Value>;
  /** How often each unit counts; once when left out. */
  readonly times?: ArrayLike<number>;
  /** Number of answers the question allows. */
  readonly categories: number;
  /** How far apart answers are; only alpha takes another than nominal. */
  readonly distance: Distance<Value>;
}

interface Definition {
  /** As printed in a methods section. */
  readonly name: string;
  readonly reviewers: "two" | "two or more";
  /** Whether it matters who gave which value, so that counts of values are not enough. */
  readonly perReviewer: boolean;
  readonly compute: <Value>(coding: Coding<Value>) => Coefficient;
}

/** Every coefficient of coded units. To add one: write its file and its test, then a line here. */
export const coefficients = {
  percent_agreement: {
    name: "Percent agreement (mean pairwise agreement per unit)",
    reviewers: "two or more",
    perReviewer: false,
    compute: ({ data, times }) => percentAgreement(data, times),
  },
  holsti: {
    name: "Holsti’s coefficient of reliability",
    reviewers: "two",
    perReviewer: false,
    compute: ({ data, times }) => holsti(data, times),
  },
  krippendorff_alpha: {
    name: "Krippendorff’s α",
    reviewers: "two or more",
    perReviewer: false,
    compute: ({ data, times, distance }) => krippendorffAlpha(data, distance, times),
  },
  cohen_kappa: {
    name: "Cohen’s κ",
    reviewers: "two",
    perReviewer: true,
    compute: ({ data, times }) => cohenKappa(data, times),
  },
  light_kappa: {
    name: "Light’s κ (mean of pairwise Cohen’s κ)",
    reviewers: "two or more",
    perReviewer: true,
    compute: ({ data, times }) => lightKappa(data, times),
  },
  scott_pi: {
    name: "Scott’s π",
    reviewers: "two",
    perReviewer: false,
    compute: ({ data, times }) => scottPi(data, times),
  },
  fleiss_kappa: {
    name: "Fleiss’ κ",
    reviewers: "two or more",
    perReviewer: false,
    compute: ({ data, times }) => fleissKappa(data, times),
  },
  fleiss_kappa_generalized: {
    name: "Generalized Fleiss’ κ (Gwet)",
    reviewers: "two or more",
    perReviewer: false,
    compute: ({ data, times }) => generalizedFleissKappa(data, times),
  },
  conger_kappa: {
    name: "Conger’s κ",
    reviewers: "two or more",
    perReviewer: true,
    compute: ({ data, times }) => congerKappa(data, times),
  },
  brennan_prediger: {
    name: "Brennan–Prediger coefficient (Randolph’s free-marginal κ)",
    reviewers: "two or more",
    perReviewer: false,
    compute: ({ data, times, categories }) => brennanPrediger(data, categories, times),
  },
  gwet_ac1: {
    name: "Gwet’s AC1",
    reviewers: "two or more",
    perReviewer: false,
    compute: ({ data, times, categories }) => gwetAc1(data, categories, times),
  },
} as const satisfies Record<string, Definition>;

export type CoefficientId = keyof typeof coefficients;

/** Distances of single values, and the kind of value each needs. */
export const distances = { nominal, ordinal, interval, ratio };

/** Distances of sets of labels, for alpha of sets. */
export const setDistances = { masi, jaccard, dice, "masi-0.67": roundedMasi };

/** Ways to match two reviewers' spans. */
export const matchRules = {
  strict: exact,
  exact_boundary: exactBoundary,
  type_overlap: typeOverlap,
  partial,
  overlap_weighted: overlapWeighted,
  char: characters,
} as const satisfies Record<string, MatchRule>;

export type MatchRuleId = keyof typeof matchRules;
