import { AppError } from "./errors";
import type { ReviewedBy, RoundKind } from "./round";
import type { RevealRule } from "./visibility";

/** What a lead decides on when a round is opened. */
export interface RoundSettings {
  readonly name: string;
  readonly kind: RoundKind;
  /** Without meaning in a norming round, where the lead reveals. */
  readonly revealRule: RevealRule;
  readonly reviewedBy: ReviewedBy;
  /** First and last day of coding, YYYY-MM-DD in the project's time zone. */
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  /** The training round whose bars a reviewer passes before coding in this one. */
  readonly entryRoundId: string | null;
}

/** What holds where nothing else is said. */
export const USUAL_SETTINGS = {
  reviewedBy: "coders",
  startsOn: null,
  dueOn: null,
  entryRoundId: null,
} as const satisfies Partial<RoundSettings>;

/** @throws {AppError} invalid_input, when the settings contradict each other */
export function checkSettings({ kind, startsOn, dueOn, entryRoundId }: RoundSettings): void {
  if (startsOn && dueOn && dueOn < startsOn) {
    throw new AppError("invalid_input", "The last day of a round cannot come before its first.");
  }
  if (entryRoundId && kind === "training") {
    throw new AppError(
      "invalid_input",
      "Nobody has to pass a training round before another one. Choose no entry round for it.",
    );
  }
}

/**
 * What would change how work is read that reviewers have begun: its kind decides on the
 * figures it is counted in, its reveal rule on who sees it. Both stay once work has begun.
 *
 * @throws {AppError} conflict
 */
export function checkUnbegun(before: RoundSettings, after: RoundSettings): void {
  const changed =
    before.kind !== after.kind
      ? "what it is for"
      : before.revealRule !== after.revealRule
        ? "when tags are shown"
        : null;
  if (changed) {
    throw new AppError(
      "conflict",
      `Reviewers have begun the round “${before.name}”, so ${changed} can no longer be changed. Open another round for that.`,
    );
  }
}
