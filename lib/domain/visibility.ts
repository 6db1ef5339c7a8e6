import type { Role } from "./access";
import { can } from "./access";
import type { ReviewedBy, RoundKind } from "./round";

/** When a reviewer may see teammates' annotations of an article. */
export const REVEAL_RULES = ["article", "round", "adjudication"] as const;
export type RevealRule = (typeof REVEAL_RULES)[number];

/** One reviewer's work on one article in one round. */
export interface Work {
  readonly reviewerId: string;
  readonly articleId: string;
  readonly roundId: string;
  /** Handed in, and not opened again since; work that is revised after reveal stays submitted. */
  readonly submitted: boolean;
  /** The coding that training is compared with: nobody's teammate, and in no figure. */
  readonly isExpert: boolean;
  /** Withdrawn, or in the trash with its article or round: as if it were not there. */
  readonly isGone: boolean;
}

/** What decides whether work may be seen, beside the work itself. */
export interface Scene {
  readonly viewer: { readonly userId: string; readonly role: Role };
  readonly round: {
    readonly kind: RoundKind;
    readonly revealRule: RevealRule;
    readonly reviewedBy: ReviewedBy;
    /** Of a norming round: the lead has shown everybody's tags to all. */
    readonly revealed: boolean;
  };
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
 * reveal rule allows, and in a round that everybody in it reviews also on the others, once
 * he or she has nothing to submit in it any more; leads and adjudicators who do not code in the round see all
 * that was submitted. The expert coding of an article is shown to whoever has
 * submitted that article, and to leads and adjudicators.
 */
export function maySee(work: Work, scene: Scene): boolean {
  const { mine, coders, codedByMe } = around(scene);
  if (work.isGone) return false;
  if (mine(work)) return true;
  if (!work.submitted || isBlind(scene)) return false;
  const judges = can(scene.viewer.role, "decision:create");
  if (judges && !coders.some(mine)) return true;
  const reviewsRound = scene.round.reviewedBy === "round" && !work.isExpert && isThrough(scene);
  if (!judges && !codedByMe && !reviewsRound) return false;
  return work.isExpert || isRevealed(scene, coders);
}

/**
 * Whether a person's figures of the whole project count one reviewer's work: all that
 * coders have submitted, but nothing on articles that the person still codes, and in
 * rounds in which he or she codes nothing of others that the round does not show yet.
 * `countedAssignments` says the same in SQL.
 */
export function mayCount(work: Work, scene: Scene): boolean {
  const { mine, coders } = around(scene);
  if (work.isGone || work.isExpert || !work.submitted || isBlind(scene)) return false;
  return mine(work) || !coders.some(mine) || isRevealed(scene, coders);
}

/** Whether the viewer has the article open, as coder or as expert. */
function isBlind({ viewer, onArticle }: Scene): boolean {
  return onArticle.some(
    ({ reviewerId, isGone, submitted }) => reviewerId === viewer.userId && !isGone && !submitted,
  );
}

/** Whether the viewer codes in the round and has submitted everything there. */
function isThrough(scene: Scene): boolean {
  const { mine, coders } = around(scene);
  const own = coders.filter(mine);
  return own.length > 0 && own.every(({ submitted }) => submitted);
}

function around({ viewer, onArticle, inRound }: Scene) {
  const mine = (other: Work) => other.reviewerId === viewer.userId;
  const codes = ({ isGone, isExpert }: Work) => !isGone && !isExpert;
  return {
    mine,
    coders: inRound.filter(codes),
    codedByMe: onArticle.some((other) => mine(other) && codes(other)),
  };
}

/** Whether the round's rule shows the work on an article to those who code it. */
function isRevealed({ round, closed }: Scene, coders: readonly Work[]): boolean {
  if (round.kind === "norming") return round.revealed;
  switch (round.revealRule) {
    case "article":
      return true;
    case "round":
      return coders.every(({ submitted }) => submitted);
    case "adjudication":
      return closed;
  }
}
