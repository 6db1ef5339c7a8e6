import type { Role } from "./access";
import { can } from "./access";

/** When a reviewer may see teammates' annotations of an article. */
export const REVEAL_RULES = ["article", "round", "adjudication"] as const;
export type RevealRule = (typeof REVEAL_RULES)[number];

/** One reviewer's work on one article in one round. */
export interface Work {
  readonly reviewerId: string;
  readonly articleId: string;
  readonly roundId: string;
  readonly submitted: boolean;
}

/** What decides whether work may be seen, beside the work itself. */
export interface Scene {
  readonly viewer: { readonly userId: string; readonly role: Role };
  readonly revealRule: RevealRule;
  /** All work on the same article, and all work of the same round, the viewer's own included. */
  readonly onArticle: readonly Work[];
  readonly inRound: readonly Work[];
  /** Whether the article's adjudication in this round is closed. */
  readonly closed: boolean;
}

/**
 * Whether a person may see one reviewer's work: its annotations, and everything
 * counted from them. `lib/data/visibility.ts` says the same in SQL; the two are
 * tested against each other.
 *
 * One's own work is always visible, unsubmitted work of others never. Whoever has
 * the article open is blind on it, whatever the role. Beyond that a reviewer sees
 * teammates' work on the articles he or she has submitted, as early as the round's
 * reveal rule allows; leads and adjudicators who do not code in the round see all
 * that was submitted.
 */
export function maySee(work: Work, scene: Scene): boolean {
  const mine = (other: Work) => other.reviewerId === scene.viewer.userId;
  if (mine(work)) return true;
  if (!work.submitted) return false;
  if (scene.onArticle.some((other) => mine(other) && !other.submitted)) return false;

  const judges = can(scene.viewer.role, "decision:create");
  if (judges && !scene.inRound.some(mine)) return true;
  if (!judges && !scene.onArticle.some(mine)) return false;
  switch (scene.revealRule) {
    case "article":
      return true;
    case "round":
      return scene.inRound.every((other) => other.submitted);
    case "adjudication":
      return scene.closed;
  }
}
