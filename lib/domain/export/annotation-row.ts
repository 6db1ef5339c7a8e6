import type { Anchor } from "../annotation";

/** One annotation with everything that is needed to understand it outside the app. */
export interface AnnotationRow {
  readonly articleId: string;
  readonly articleTitle: string;
  readonly outlet: string | null;
  /** YYYY-MM-DD. */
  readonly publishedOn: string | null;
  /** As the export names reviewers: the name, or a pseudonym. */
  readonly reviewer: string;
  /** As the codebook version that it was made under names it. */
  readonly frame: string;
  /** The frame it counts as in figures: the same one, unless that was merged into another. */
  readonly countsAs: string;
  /** 1 when its frame means something else by now and its reviewer has not confirmed it since, else 0. */
  readonly stale: 0 | 1;
  /** Where its passage stands since the text was corrected; an orphaned one counts in no figure. */
  readonly anchor: Anchor;
  /** Half-open, in code points of the text version; of an orphaned one, of the last that has its passage. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly memo: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly codebookVersion: number;
  readonly textVersion: number;
  readonly round: string;
  readonly annotationId: string;
}
