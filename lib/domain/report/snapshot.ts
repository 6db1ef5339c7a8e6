import type { FrameAgreement } from "../agreement/frame-agreement";
import type { ReportFigures, ReportHead } from "../statistics/report";
import type { StatisticRow } from "../statistics/row";
import type { TimelineEvent } from "../timeline-event";
import type { AdjudicationFacts } from "./appendix";
import type { MethodsFacts } from "./methods-facts";

/** Everything a frozen report shows, as plain data: nothing of it is counted again. */
export interface Snapshot {
  /** What its figures are of, and how they were made. */
  readonly head: ReportHead;
  /** The filter in words; empty where it leaves nothing out. */
  readonly filterWords: string;
  /** The figures behind every table and chart. */
  readonly parts: ReportFigures;
  /** Of the reviewer layer, for each frame in codebook order. */
  readonly agreement: readonly FrameAgreement[];
  /** Articles that at least one reviewer submitted: what agreement is computed from. */
  readonly submittedArticles: number;
  /** The marks of its charts over time. */
  readonly events: readonly TimelineEvent[];
  /** Every figure, flat: the report's figures.csv. */
  readonly rows: readonly StatisticRow[];
  readonly facts: MethodsFacts;
  readonly adjudication: AdjudicationFacts;
}
