import type { Prevalence } from "../statistics/prevalence";
import type { StatisticRow } from "../statistics/row";
import type { Snapshot } from "./snapshot";

/** What a report shows to whoever has its link, without an account. */
export interface PublicTerms {
  /** Quotations are cut after so many characters (code points); 0 shows none. */
  readonly longestQuote: number;
  /** Counts below this, other than 0, are hidden, and everything computed from them. */
  readonly smallestCell: number;
}

export const USUAL_TERMS: PublicTerms = { longestQuote: 120, smallestCell: 5 };

/** A figure that may be hidden: its numbers are then null. */
export type PublicRow = StatisticRow & { readonly hidden: boolean };

/**
 * A figure under the terms of a public link. Hiding small counts one by one keeps
 * nobody from working a count out where a row's other counts and its total are shown.
 */
export function underTerms(row: StatisticRow, terms: PublicTerms): PublicRow {
  return isHidden(row, terms)
    ? { ...row, x: null, share: null, low: null, high: null, value: null, hidden: true }
    : { ...row, hidden: false };
}

function isHidden({ x, n }: Pick<StatisticRow, "x" | "n">, { smallestCell }: PublicTerms): boolean {
  return [x, n].some((count) => count !== null && count > 0 && count < smallestCell);
}

/** A quotation cut to the terms, with an ellipsis where it was cut; null where none is shown. */
export function quoteUnderTerms(quote: string, { longestQuote }: PublicTerms): string | null {
  if (longestQuote === 0) return null;
  const characters = [...quote];
  return characters.length <= longestQuote
    ? quote
    : `${characters.slice(0, longestQuote).join("").trimEnd()}…`;
}

/** What a report's page draws of a snapshot with nothing in it that a public link may not show. */
export interface PublicSnapshot extends Pick<
  Snapshot,
  "head" | "filterWords" | "agreement" | "submittedArticles"
> {
  readonly project: string;
  /** Of the frames that may be shown. */
  readonly prevalence: readonly Prevalence[];
  readonly rows: readonly PublicRow[];
}

/**
 * What a public link shows of a snapshot: counts and shares under its terms, and the
 * codebook's examples cut. Nothing about a single reviewer is left, nor what is hidden.
 */
export function publicSnapshot(
  { head, filterWords, agreement, submittedArticles, rows, parts, facts }: Snapshot,
  terms: PublicTerms,
): PublicSnapshot {
  const cut = (quote: string) => quoteUnderTerms(quote, terms) ?? "";
  return {
    ...{ filterWords, submittedArticles, project: facts.project },
    head: {
      ...head,
      frames: head.frames.map((frame) => ({
        ...frame,
        example: cut(frame.example),
        counterExample: cut(frame.counterExample),
      })),
    },
    prevalence: parts.frames.prevalence.filter((row) => !isHidden(row, terms)),
    agreement: agreement.map((row) => ({
      ...row,
      reviewers: [],
      prevalence: null,
      warnings: row.warnings.filter(({ kind }) => kind !== "unused_frame"),
    })),
    rows: rows.map((row) => underTerms(row, terms)),
  };
}
