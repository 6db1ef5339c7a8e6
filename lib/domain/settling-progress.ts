import type { ComparedAnswer, SettledAnswers } from "./answer-differences";
import { openAnswers } from "./answer-differences";
import type { Compared, Comparison } from "./differences";

/** How far the settling of an article is. */
export interface SettlingProgress {
  /** Differences of tags and of answers about the article … */
  readonly differences: number;
  /** … of which so many are settled. */
  readonly settled: number;
  /** Passages that all tagged alike … */
  readonly agreed: number;
  /** … of which so many are adopted, or settled otherwise. */
  readonly adopted: number;
}

/** Count what is settled. A difference is when each of its tags is; `settledIds` are those tags. */
export function settlingProgress(
  { agreements, differences }: Comparison<Compared>,
  answers: readonly ComparedAnswer[],
  settledIds: ReadonlySet<string>,
  settledAnswers: SettledAnswers,
): SettlingProgress {
  const isDone = ({ annotations }: { readonly annotations: readonly Compared[] }) =>
    annotations.every(({ id }) => settledIds.has(id));
  const differing = differences.length + answers.filter(({ differs }) => differs).length;
  const open =
    differences.filter((difference) => !isDone(difference)).length +
    openAnswers(answers, settledAnswers).length;
  return {
    differences: differing,
    settled: differing - open,
    agreed: agreements.length,
    adopted: agreements.filter(isDone).length,
  };
}
