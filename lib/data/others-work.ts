import type { Transaction } from "@/lib/db/client";
import type { Member, Role } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { countedAssignments, SUBMITTED, visibleAssignments, visibleExpertWork } from "./visibility";

/**
 * Whether a person may see what somebody else found in an article, in whatever round:
 * the work itself, or figures that count it. The answer is for now; while the person has
 * the article open it is no.
 */
export async function maySeeOthersWork(
  tx: Transaction,
  projectId: string,
  { articleId, reviewerId }: { readonly articleId: string; readonly reviewerId: string },
): Promise<boolean> {
  const viewer = await findViewer(tx, projectId, reviewerId);
  const reader = grant(viewer, "project:read")!;
  const counter = grant(viewer, "statistics:read");
  const shown = await tx.assignment.findFirst({
    where: {
      AND: [
        SUBMITTED,
        { articleId, reviewerId: { not: reviewerId } },
        {
          OR: [
            visibleAssignments(reader),
            visibleExpertWork(reader),
            ...(counter ? [countedAssignments(counter)] : []),
          ],
        },
      ],
    },
    select: { id: true },
  });
  return shown !== null;
}

/** The reviewer as a member; one who has left sees nothing more than an observer. */
async function findViewer(tx: Transaction, projectId: string, userId: string): Promise<Member> {
  const member = await tx.member.findUnique({
    where: { projectId_userId: { projectId, userId } },
    select: { role: true },
  });
  return { projectId, userId, role: (member?.role ?? "observer") as Role };
}
