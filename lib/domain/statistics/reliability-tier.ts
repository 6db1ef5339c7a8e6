import { FIRM, TENTATIVE } from "../agreement/bootstrap";

/** Firm, tentative, below both; or not known, which is none of them. */
export type ReliabilityTier = "A" | "B" | "C" | "undefined";

/** What alpha must reach for tiers A and B. */
export interface Bars {
  readonly firm: number;
  readonly tentative: number;
}

/**
 * The tier of a frame by its alpha. Figures on a frame of tier C carry a mark
 * wherever they are shown.
 *
 * Krippendorff, K. (2019). Content Analysis, 4th ed., ch. 12 (0.800 and 0.667).
 */
export function reliabilityTier(
  alpha: { readonly value: number | null },
  { firm, tentative }: Bars = { firm: FIRM, tentative: TENTATIVE },
): ReliabilityTier {
  if (alpha.value === null) return "undefined";
  if (alpha.value >= firm) return "A";
  return alpha.value >= tentative ? "B" : "C";
}
