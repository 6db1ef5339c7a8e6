/**
 * How far a deed reaches into what figures are counted from:
 *
 * - `nothing`: no article, no finished coding and no answer is another one afterwards
 * - `assignment`, `adjudication`, `decision`, `answer`: only those of the article that the
 *   subject of this kind is about
 * - `everything`: any of them
 */
export type AuditReach =
  "nothing" | "assignment" | "adjudication" | "decision" | "answer" | "everything";

const REACH: Readonly<Record<string, AuditReach>> = {
  "assignment.submit": "assignment",
  "assignment.reopen": "assignment",
  "assignment.recheck": "assignment",
  "assignment.ask": "nothing",
  "adjudication.close": "adjudication",
  "adjudication.reopen": "adjudication",
  "decision.create": "decision",
  "decision.replace": "decision",
  "decision.overtaken": "decision",
  "decision.settle": "decision",
  "answer.settle": "answer",
  "answer.overtaken": "answer",
  "appeal.create": "nothing",
};

/** Groups of deeds that are about no text, no coding and no answer. What a job does has deeds of its own. */
const WITHOUT_REACH =
  /^(?:event|export|glossary|invitation|job|passage|phrase|report|suggestion|thread)\./;

/** How far an action reaches. One that is not known is taken to reach everything. */
export function auditReach(action: string): AuditReach {
  if (WITHOUT_REACH.test(action)) return "nothing";
  return (Object.hasOwn(REACH, action) && REACH[action]) || "everything";
}
