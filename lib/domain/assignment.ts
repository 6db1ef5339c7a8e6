/** How far a reviewer is with an article. */
export const ASSIGNMENT_STATES = ["assigned", "open", "submitted", "closed"] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/**
 * `assigned`: not looked at yet. `open`: begun. `submitted`: handed in for good.
 * `closed`: settled by adjudication, whatever it was before.
 */
export function assignmentState(times: {
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly closedAt?: Date | null;
}): AssignmentState {
  if (times.closedAt) return "closed";
  if (times.submittedAt) return "submitted";
  return times.startedAt ? "open" : "assigned";
}
