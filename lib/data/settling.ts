import type { Transaction } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";
import type { SettlingDesk } from "./settling-desk";
import { countDifferences, readDesk, settledWork } from "./settling-desk";
import { OPEN, PRESENT, SUBMITTED, visibleAssignments } from "./visibility";

export type DecisionAccess = ProjectAccess<"decision:create">;

/** An article that is being settled. */
export interface OpenArticle {
  readonly adjudicationId: string;
  /** The one that a change has to start from, if it changes what somebody decided. */
  readonly revision: number;
  readonly desk: SettlingDesk;
}

/**
 * Begin to change what is settled of an article; whoever else does waits.
 *
 * @throws {AppError} not_found, while nothing is submitted; forbidden, to who still codes
 *   it or may not see all tags yet; conflict, when the article is closed
 */
export async function openArticle(
  tx: Transaction,
  access: DecisionAccess,
  roundId: string,
  articleId: string,
): Promise<OpenArticle> {
  await lockProject(tx, access.projectId);
  const desk = await readDesk(tx, access, roundId, articleId, visibleAssignments(access));
  if (!desk) throw new AppError("not_found", "There is nothing to settle in this article yet.");
  const own = { ...PRESENT, ...OPEN, articleId, reviewerId: access.userId };
  if ((await tx.assignment.count({ where: own })) > 0) {
    throw new AppError("forbidden", "Submit your own tags for this article before you settle it.");
  }
  if (await hidesWork(tx, access, roundId, articleId)) {
    throw new AppError(
      "forbidden",
      "You code in this round too, so your teammates' tags are hidden from you until its rule reveals them. Somebody who does not code in it can settle this article.",
    );
  }
  const adjudication = await tx.adjudication.upsert({
    where: { roundId_articleId: { roundId, articleId } },
    create: { id: crypto.randomUUID(), roundId, articleId },
    update: {},
    select: { id: true, revision: true, closedAt: true },
  });
  if (adjudication.closedAt) {
    throw new AppError(
      "conflict",
      "This article is closed; its decisions can no longer be changed.",
    );
  }
  return { adjudicationId: adjudication.id, revision: adjudication.revision, desk };
}

/**
 * Whether some submitted work on the article is hidden from the caller, or would be if there
 * were any, because the caller has the article open. Who waits for the reveal must not learn
 * what was settled, nor that anything was. Work that is not submitted is no secret here,
 * unless the caller codes in a round that reveals late.
 */
export async function hidesWork(
  tx: Pick<Transaction, "assignment">,
  access: ProjectAccess,
  roundId: string,
  articleId: string,
): Promise<boolean> {
  const open = await tx.assignment.count({
    where: { ...PRESENT, ...OPEN, articleId, reviewerId: access.userId },
  });
  if (open > 0) return true;
  const hidden = await tx.assignment.count({
    where: {
      AND: [settledWork, { roundId, articleId, NOT: visibleAssignments(access) }],
      OR: [
        SUBMITTED,
        {
          round: {
            OR: [{ kind: "norming" }, { revealRule: { not: "article" } }],
            assignments: {
              some: { reviewerId: access.userId, isExpert: false, withdrawnAt: null },
            },
          },
        },
      ],
    },
  });
  return hidden > 0;
}

/** After a change: its number, the differences it leaves, and who did it. */
export async function settlingChanged(
  tx: Transaction,
  access: DecisionAccess,
  { adjudicationId, desk }: Pick<OpenArticle, "adjudicationId"> & { readonly desk: Place },
): Promise<void> {
  await tx.adjudication.update({
    where: { id: adjudicationId },
    data: { revision: { increment: 1 } },
    select: { id: true },
  });
  await countDifferences(tx, access, desk.roundId, desk.articleId);
}

interface Place {
  readonly roundId: string;
  readonly articleId: string;
}

export async function auditSettling(
  tx: Transaction,
  { userId, projectId }: ProjectAccess,
  action: `${"decision" | "answer" | "adjudication" | "appeal" | "passage"}.${string}`,
  subjectId: string,
): Promise<void> {
  await recordAudit(tx, { actorId: userId, projectId, action, subjectId });
}

/** Somebody else settled the same meanwhile. Both are kept, and nothing is overwritten. */
export function overtaken(): AppError {
  return new AppError(
    "conflict",
    "Somebody settled this meanwhile. Yours is kept in its history and changes nothing: look at both, then leave theirs or put yours in its place.",
  );
}
