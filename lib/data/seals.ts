import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { submissionText } from "@/lib/domain/submission";
import { answerColumns, answersOf } from "./article-answers";
import { annotationColumns, toAnnotation } from "./annotations";
import { countAssignment } from "./frame-uses";

/**
 * Seal a submitted assignment as it is now: the hash over its work, and the frame uses
 * that figures count. In the transaction that submits it, or that changes its text.
 *
 * @returns the hash
 */
export async function sealSubmission(
  tx: Transaction,
  projectId: string,
  assignmentId: string,
): Promise<string> {
  const { textVersion, ...work } = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      textVersion: { select: { sha256: true } },
      annotations: {
        where: { deletedAt: null, anchor: { not: "orphaned" } },
        select: annotationColumns,
      },
      answers: { select: answerColumns },
    },
  });
  const annotations = work.annotations.map(toAnnotation);
  const submittedHash = createHash("sha256")
    .update(submissionText(textVersion.sha256, annotations, answersOf(work.answers)))
    .digest("hex");
  await tx.assignment.update({ where: { id: assignmentId }, data: { submittedHash } });
  await countAssignment(tx, projectId, assignmentId);
  return submittedHash;
}
