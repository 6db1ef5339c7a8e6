import type { CodedArticle, FrameAgreement } from "../agreement/frame-agreement";
import type { Frame } from "../frame";
import type { Layer } from "../frame-use";
import { agreementOf } from "../statistics/agreement-rows";
import type { ArticleFlow } from "../statistics/article-set";
import { figureRows } from "../statistics/figure-rows";
import type { SettledFilter } from "../statistics/filter";
import type { LeftOut } from "../statistics/left-out";
import type { Prevalence } from "../statistics/prevalence";
import { prevalence } from "../statistics/prevalence";
import type { StatisticRow } from "../statistics/row";
import { layerName } from "../statistics/row";
import { REPLICATES, SEED } from "../statistics/seed";
import type { Study } from "../statistics/study";
import type { AdjudicationFacts } from "./appendix";
import type { MethodsFacts } from "./methods-facts";

/** Everything a frozen report shows, as JSON: nothing of it is counted again. */
export interface Snapshot {
  readonly round: { readonly id: string; readonly name: string };
  readonly filter: SettledFilter;
  /** The filter in words; empty where it leaves nothing out. */
  readonly filterWords: string;
  /** As it is named in titles and files. */
  readonly layer: string;
  readonly codebookVersion: number;
  readonly articles: number;
  /** Articles that at least one reviewer submitted: what agreement is computed from. */
  readonly submittedArticles: number;
  readonly flow: ArticleFlow;
  readonly seed: number;
  readonly replicates: number;
  readonly frames: readonly Frame[];
  readonly prevalence: readonly Prevalence[];
  readonly agreement: readonly FrameAgreement[];
  /** Every figure, flat: the report's figures.csv. */
  readonly rows: readonly StatisticRow[];
  readonly facts: MethodsFacts;
  readonly adjudication: AdjudicationFacts;
}

/** Freeze what a study's figures are now. */
export function snapshotOf(
  figures: {
    readonly filter: SettledFilter;
    readonly round: { readonly id: string; readonly name: string };
    readonly frames: readonly Frame[];
    readonly codebookVersion: number;
    readonly studies: Readonly<Record<Layer, Study>>;
    readonly flow: ArticleFlow;
    readonly settledBy: ReadonlyMap<string, string>;
    readonly coded: readonly CodedArticle[];
    readonly leftOut: LeftOut;
  },
  told: Pick<Snapshot, "filterWords" | "facts" | "adjudication">,
): Snapshot {
  const { filter, round, frames, codebookVersion, coded } = figures;
  const study = figures.studies[filter.layer];
  return {
    round: { id: round.id, name: round.name },
    filter,
    layer: layerName(filter.layer, filter.presence),
    codebookVersion,
    articles: study.articles.length,
    submittedArticles: coded.length,
    flow: figures.flow,
    seed: SEED,
    replicates: REPLICATES,
    frames,
    prevalence: prevalence(study, filter.presence),
    agreement: agreementOf(coded, frames),
    rows: figureRows(figures),
    ...told,
  };
}
