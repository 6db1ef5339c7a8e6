import type { ReviewedBy } from "./round";

/** What a reviewer says to a teammate's annotation. */
export const VERDICTS = ["agree", "disagree", "unsure"] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Whether a member may give verdicts on work that he or she sees. A lead or an
 * adjudicator always may.
 */
export function mayReview(
  rule: ReviewedBy,
  viewer: {
    readonly judges: boolean;
    readonly codesArticle: boolean;
    readonly codesInRound: boolean;
  },
): boolean {
  if (viewer.judges) return true;
  return (rule === "coders" && viewer.codesArticle) || (rule === "round" && viewer.codesInRound);
}
