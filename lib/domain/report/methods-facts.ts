import type { PublishedFrame } from "../codebook/published";
import type { RoundKind, SuggestionRule } from "../round";
import type { SamplingFrame } from "../sampling/frame";
import type { SamplingPlan } from "../sampling/plan";
import type { RevealRule } from "../visibility";

/** What a methods section says of a study beside its figures: counted when a report is frozen, as JSON. */
export interface MethodsFacts {
  readonly project: string;
  readonly timeZone: string;
  readonly corpus: CorpusFacts;
  /** Every drawn sample of the project, oldest first. */
  readonly samples: readonly SampleFacts[];
  /** The project's rounds up to the report's, oldest first; the report's is the last. */
  readonly rounds: readonly RoundFacts[];
  readonly codebook: {
    readonly version: number;
    /** YYYY-MM-DD, UTC */
    readonly publishedOn: string;
    readonly frames: readonly Pick<
      PublishedFrame,
      "id" | "name" | "definition" | "includeWhen" | "excludeWhen" | "isGroup"
    >[];
  };
}

/** The articles that were loaded and are not in the trash. */
export interface CorpusFacts {
  readonly articles: number;
  readonly undated: number;
  /** YYYY-MM-DD; null where no article has a date. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Most articles first. */
  readonly outlets: readonly { readonly name: string; readonly articles: number }[];
  readonly languages: readonly { readonly name: string; readonly articles: number }[];
  /** Stories that several articles print, and the articles that print them. */
  readonly stories: number;
  readonly printings: number;
}

export interface SampleFacts {
  readonly name: string;
  readonly plan: SamplingPlan;
  readonly found: number;
  readonly excluded: SamplingFrame["excluded"];
  readonly inFrame: number;
  readonly sampled: number;
  readonly strata: number;
}

/** What was done in a round: submitted work only, training's experts and late work not counted. */
export interface RoundFacts {
  readonly name: string;
  readonly kind: RoundKind;
  readonly revealRule: RevealRule;
  readonly codebookVersion: number;
  readonly suggestions: SuggestionRule;
  readonly reviewers: number;
  readonly articles: number;
  /** Articles that two reviewers or more submitted. */
  readonly doubleCoded: number;
  readonly settled: number;
  /** What a reviewer must have passed first; null where nothing was asked. */
  readonly entryRound: string | null;
}
