/** When work of a round was given out, and when it was handed in; null while it is open. */
export interface WorkTimes {
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
}

/**
 * Whether all work that a round had at some moment was submitted at that moment. Later
 * work may have opened it again since; but what a reviewer could see then cannot be
 * made unseen.
 */
export function wasOnceComplete(works: readonly WorkTimes[]): boolean {
  const given = [...works].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  let lastSubmission = -Infinity;
  for (const [index, { submittedAt }] of given.entries()) {
    if (!submittedAt) return false;
    lastSubmission = Math.max(lastSubmission, submittedAt.getTime());
    const next = given[index + 1];
    if (!next || next.createdAt.getTime() > lastSubmission) return true;
  }
  return false;
}
