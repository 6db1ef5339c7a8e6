import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/client";
import { lockAssignment } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { submissionText } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import { annotationColumns, toAnnotation } from "./annotations";
import { recordAudit } from "./audit";
import { writeFrameUses } from "./frame-uses";
import { ownAssignment } from "./visibility";

/**
 * Close a reviewer's work on an article: its annotations are sealed, counted, and
 * from now on visible to teammates as the round's reveal rule allows.
 *
 * `noFrameFound` must be said when, and only when, there is no annotation: an
 * empty article is a finding, not an oversight.
 *
 * @throws {AppError} not_found, assignment_closed, invalid_input
 */
export async function submitAssignment(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
  { noFrameFound }: { readonly noFrameFound: boolean },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockAssignment(tx, assignmentId);
    const assignment = await tx.assignment.findFirst({
      where: ownAssignment(access, assignmentId),
      select: {
        submittedAt: true,
        roundId: true,
        articleId: true,
        round: { select: { closedAt: true } },
        textVersion: { select: { sha256: true, zones: true } },
        annotations: {
          where: { deletedAt: null, anchor: { not: "orphaned" } },
          select: annotationColumns,
        },
      },
    });
    if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");
    if (assignment.submittedAt) {
      throw new AppError("assignment_closed", "You have submitted this article already.");
    }
    if (assignment.round.closedAt) {
      throw new AppError("assignment_closed", "The round is closed; ask the lead to reopen it.");
    }
    const { textVersion, roundId, articleId } = assignment;
    const annotations = assignment.annotations.map(toAnnotation);
    if (annotations.length === 0 && !noFrameFound) {
      throw new AppError(
        "invalid_input",
        "You have tagged nothing. Say “no frame found” to submit the article without tags.",
      );
    }
    if (annotations.length > 0 && noFrameFound) {
      throw new AppError(
        "invalid_input",
        "You have tagged passages, so “no frame found” cannot be right. Delete the tags or submit them.",
      );
    }
    await tx.assignment.update({
      where: { id: assignmentId },
      data: {
        submittedAt: new Date(),
        noFrameFound,
        submittedHash: createHash("sha256")
          .update(submissionText(textVersion.sha256, annotations))
          .digest("hex"),
      },
    });
    await writeFrameUses(
      tx,
      {
        projectId: access.projectId,
        roundId,
        articleId,
        layer: "reviewer",
        reviewerId: access.userId,
      },
      annotations,
      textVersion.zones as unknown as Zone[],
    );
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "assignment.submit",
      subjectId: assignmentId,
    });
  });
}
