import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Override } from "@/lib/domain/article-form";
import { carriedWork } from "@/lib/domain/reanchor/carried-work";
import { reanchorBetween } from "@/lib/domain/reanchor/reanchor";
import type { SubmittedTag, SubmittedWork } from "@/lib/domain/submission";
import { recordAudit } from "./audit";
import { countAssignment } from "./frame-uses";
import type { Sealed } from "./seals";
import { sealSubmission, storeSubmission } from "./seals";
import { SUBMITTED } from "./visibility";

/**
 * Do with one tag of an assignment's blind work what its reviewer did with the tag itself
 * since a correction of the text touched both: confirm, place or delete it. That repairs
 * where it stands and is no new judgement, so it belongs to the blind work too. Nothing
 * happens where there is no blind work of its own, or the tag does not wait in it.
 *
 * @param repaired null where the tag goes
 */
export async function repairBlindWork(
  tx: Transaction,
  projectId: string,
  assignmentId: string,
  repaired: { readonly id: string; readonly tag: Partial<SubmittedTag> | null },
): Promise<void> {
  const { blindSubmission: blind } = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: { blindSubmission: true },
  });
  if (!blind) return;
  const work = blind.content as unknown as SubmittedWork;
  const waits = ({ id, anchor }: SubmittedTag) => id === repaired.id && anchor !== "sound";
  if (!work.annotations.some(waits)) return;
  const annotations = work.annotations.flatMap((tag) => {
    if (!waits(tag)) return [tag];
    return repaired.tag ? [{ ...tag, ...repaired.tag }] : [];
  });
  const { id } = await storeSubmission(tx, assignmentId, {
    ...{ noFrameFound: blind.noFrameFound, afterReveal: blind.afterReveal },
    overrides: blind.overrides as unknown as Override[],
    content: { ...work, annotations, carriedFrom: blind.number },
  });
  await tx.assignment.update({ where: { id: assignmentId }, data: { blindSubmissionId: id } });
  await countAssignment(tx, projectId, assignmentId);
}

/**
 * Carry what was handed in on an article over to its corrected text, to which its
 * assignments and tags have moved already. Submissions themselves never change: each
 * that still counts is stored once more, on the new text, and names the one it comes from. Those are
 * the blind one of work that was revised, and the newest.
 */
export async function carrySubmissions(
  tx: Transaction,
  { projectId, userId }: ProjectAccess,
  articleId: string,
  corrected: { readonly number: number; readonly text: string },
): Promise<void> {
  const versions = await tx.textVersion.findMany({
    where: { articleId },
    select: { number: true, text: true },
  });
  const texts = new Map(versions.map(({ number, text }) => [number, text]));
  const carry = (work: SubmittedWork) =>
    carriedWork(work, corrected, (number) => reanchorBetween(texts.get(number)!, corrected.text));

  const submitted = await tx.assignment.findMany({
    where: { articleId, ...SUBMITTED },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, submittedAt: true, submittedHash: true, blindSubmissionId: true },
      submissions: { orderBy: { number: "asc" } },
    },
  });
  for (const { id, submissions, submittedHash, ...row } of submitted) {
    const restore = (from: (typeof submissions)[number]) =>
      storeSubmission(tx, id, {
        ...{ noFrameFound: from.noFrameFound, afterReveal: from.afterReveal },
        overrides: from.overrides as unknown as Override[],
        content: {
          ...carry(from.content as unknown as SubmittedWork),
          carriedFrom: from.number,
        },
      });
    const newest = submissions.findLast(({ afterReveal }) => afterReveal) ?? submissions.at(-1);
    const blind = submissions.find((one) => one.id === row.blindSubmissionId);
    let after: Sealed | undefined;
    if (blind) {
      after = await restore(blind);
      await tx.assignment.update({ where: { id }, data: { blindSubmissionId: after.id } });
      await countAssignment(tx, projectId, id);
    }
    if (row.submittedAt) after = await sealSubmission(tx, projectId, id, newest?.number);
    else if (newest && newest !== blind) after = await restore(newest);
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "assignment.reseal", subjectId: id },
      before: { sha256: submittedHash },
      after: { sha256: after!.sha256, submission: after!.number },
    });
  }
}
