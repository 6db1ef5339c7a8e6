/** By what a sample is parted: each stratum is drawn from by itself. */
export const STRATA = ["none", "outlet", "month", "outlet and month"] as const;
export type Strata = (typeof STRATA)[number];

/**
 * How many articles each stratum gives: in proportion to its size, the same from
 * each, or a quota of so many from each. `size` is the whole sample's, except of a quota.
 */
export const ALLOCATIONS = ["proportional", "equal", "quota"] as const;
export type Allocation = (typeof ALLOCATIONS)[number];

/** What a sample is drawn from and how. With the seed and the articles it fixes the list. */
export interface SamplingPlan {
  /** A whole number, as text. */
  readonly seed: string;
  readonly strata: Strata;
  readonly allocation: Allocation;
  /** Articles in all, or with a quota from each stratum. */
  readonly size: number;
  /** Days, YYYY-MM-DD, both included; null for no bound. */
  readonly from: string | null;
  readonly to: string | null;
  /** Ids; an empty list lets all through. */
  readonly outletIds: readonly string[];
  /** BCP 47; an empty list lets all through. */
  readonly languages: readonly string[];
  /** Words of the text; empty for all. */
  readonly query: string;
  /** Whether printings that are not coded are drawn too. */
  readonly withDuplicates: boolean;
}

/** What sampling knows of an article. */
export interface Candidate {
  readonly id: string;
  readonly outlet: { readonly id: string; readonly name: string } | null;
  /** YYYY-MM-DD */
  readonly publishedOn: string | null;
  readonly language: string | null;
  readonly ready: boolean;
  /** Whether another printing of it is the coded one. */
  readonly duplicate: boolean;
}
