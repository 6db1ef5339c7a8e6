import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { announce } from "./live";
import { ownAssignment } from "./visibility";

/** What a reviewer's page reports while an article is read. */
export interface Progress {
  /** The time on task that the page started from, in seconds … */
  readonly from: number;
  /** … and what came on top. */
  readonly seconds: number;
  /** Where the reviewer is reading: a code point of the text. */
  readonly place: number;
}

/** What the server has now. */
export interface Recorded {
  /** Whether the report is in it. If not, the page goes on from `activeSeconds`. */
  readonly counted: boolean;
  readonly activeSeconds: number;
}

/**
 * Add to the time a reviewer has worked on an article, and keep the place. Counted
 * only if the time is still `from`, so that a report sent twice, or by two windows,
 * counts once; and never beyond the time since the article was opened.
 *
 * @throws {AppError} not_found; assignment_closed; invalid_input for a place outside the text
 */
export async function recordProgress(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
  { from, seconds, place }: Progress,
): Promise<Recorded> {
  const { startedAt, textVersion } = await requireOpenAssignment(access, assignmentId);
  if (place > textVersion.length) {
    throw new AppError("invalid_input", `There is no place ${place} in this text.`);
  }
  const elapsed = startedAt ? Math.floor((Date.now() - startedAt.getTime()) / 1000) : 0;
  const activeSeconds = Math.max(from, Math.min(from + seconds, elapsed));
  const { count } = await prisma.assignment.updateMany({
    where: {
      ...ownAssignment(access, assignmentId),
      submittedAt: null,
      round: { projectId: access.projectId, closedAt: null },
      activeSeconds: from,
    },
    data: { activeSeconds, place },
  });
  if (count === 1) {
    await announce(prisma, access.projectId);
    return { counted: true, activeSeconds };
  }
  const now = await requireOpenAssignment(access, assignmentId);
  return { counted: now.activeSeconds === from + seconds, activeSeconds: now.activeSeconds };
}

async function requireOpenAssignment(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
) {
  const assignment = await prisma.assignment.findFirst({
    where: ownAssignment(access, assignmentId),
    select: {
      startedAt: true,
      submittedAt: true,
      activeSeconds: true,
      textVersion: { select: { length: true } },
      round: { select: { closedAt: true } },
    },
  });
  if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");
  if (assignment.submittedAt ?? assignment.round.closedAt) {
    throw new AppError(
      "assignment_closed",
      "This article is closed, so the time on it is no longer counted.",
    );
  }
  return assignment;
}
