import { createHash } from "node:crypto";
import type { Prisma, Transaction } from "@/lib/db/client";
import type { Override } from "@/lib/domain/article-form";
import type { SubmittedWork } from "@/lib/domain/submission";
import { submissionText } from "@/lib/domain/submission";
import { countAssignment } from "./frame-uses";
import { liveColumns, liveWork, standing } from "./submitted-work";

/** A frozen submission. */
export interface Sealed {
  readonly id: string;
  readonly number: number;
  readonly sha256: string;
}

/**
 * Freeze a submitted assignment as it is now: a submission of its own, never changed,
 * with the hash over it; and the frame uses that figures count, which go on coming from
 * the blind work where there is one. In the transaction that submits the work, or that
 * changes it afterwards. Call it with the assignment held.
 *
 * @param carriedFrom the number of the submission that a correction of the text carried here
 */
export async function sealSubmission(
  tx: Transaction,
  projectId: string,
  assignmentId: string,
  carriedFrom?: number,
): Promise<Sealed> {
  const row = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: { ...liveColumns, noFrameFound: true, overrides: true, blindSubmissionId: true },
  });
  const { noFrameFound, overrides, blindSubmissionId } = row;
  const sealed = await storeSubmission(tx, assignmentId, {
    content: { ...liveWork(row), ...(carriedFrom !== undefined && { carriedFrom }) },
    ...{ noFrameFound, overrides: overrides as unknown as Override[] },
    afterReveal: blindSubmissionId !== null,
  });
  await tx.assignment.update({
    where: { id: assignmentId },
    data: { submittedHash: sealed.sha256 },
  });
  await countAssignment(tx, projectId, assignmentId);
  return sealed;
}

/** What stands in a submission beside its number and seal. */
export interface SubmissionContent {
  readonly content: SubmittedWork;
  readonly noFrameFound: boolean;
  readonly overrides: readonly Override[];
  readonly afterReveal: boolean;
}

/** Add a submission to an assignment that the transaction holds, on the text the assignment is on. */
export async function storeSubmission(
  tx: Transaction,
  assignmentId: string,
  { content, overrides, ...said }: SubmissionContent,
): Promise<Sealed> {
  const { textVersion, submissions } = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      textVersion: { select: { id: true, sha256: true } },
      submissions: { orderBy: { number: "desc" }, take: 1, select: { number: true } },
    },
  });
  const id = crypto.randomUUID();
  const number = (submissions[0]?.number ?? 0) + 1;
  const sha256 = sealOf(textVersion.sha256, content);
  await tx.submission.create({
    data: {
      ...{ ...said, id, assignmentId, number, sha256, textVersionId: textVersion.id },
      content: content as unknown as Prisma.InputJsonObject,
      overrides: overrides as unknown as Prisma.InputJsonArray,
    },
  });
  return { id, number, sha256 };
}

/** SHA-256 over a submission, in hexadecimal. A tag whose passage is gone is not under the seal. */
export function sealOf(textSha256: string, { annotations, answers }: SubmittedWork): string {
  return createHash("sha256")
    .update(submissionText(textSha256, standing(annotations), answers))
    .digest("hex");
}

/**
 * The newest submission of submitted work; for work from before submissions were kept,
 * it is frozen now, for it has not changed since.
 */
export async function newestSubmission(
  tx: Transaction,
  projectId: string,
  assignmentId: string,
): Promise<Pick<Sealed, "id" | "number">> {
  const newest = await tx.submission.findFirst({
    where: { assignmentId },
    orderBy: { number: "desc" },
    select: { id: true, number: true },
  });
  return newest ?? sealSubmission(tx, projectId, assignmentId);
}
