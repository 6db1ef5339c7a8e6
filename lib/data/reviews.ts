import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { Verdict } from "@/lib/domain/review";
import { mayReview } from "@/lib/domain/review";
import type { ReviewedBy } from "@/lib/domain/round";
import { visibleAssignments } from "./visibility";

/**
 * Say agree, disagree or unsure to a teammate's annotation, with a note; a second
 * time replaces the first. The annotation itself never changes.
 *
 * @throws {AppError} not_found when the caller may not see the annotation (or it does
 *   not exist: the answers are the same); invalid_input for one's own; forbidden to
 *   whom the round does not ask for verdicts
 */
export async function saveReview(
  access: ProjectAccess<"review:create">,
  annotationId: string,
  review: { readonly verdict: Verdict; readonly note: string },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const annotation = await tx.annotation.findFirst({
      where: {
        id: annotationId,
        deletedAt: null,
        assignment: { AND: [visibleAssignments(access), { article: { deletedAt: null } }] },
      },
      select: {
        reviewerId: true,
        assignment: {
          select: { articleId: true, roundId: true, round: { select: { reviewedBy: true } } },
        },
      },
    });
    if (!annotation) throw new AppError("not_found", "This tag does not exist.");
    if (annotation.reviewerId === access.userId) {
      throw new AppError("invalid_input", "This tag is your own; review those of your teammates.");
    }
    await requireReviewer(tx, access, annotation.assignment);
    const key = { annotationId, reviewerId: access.userId };
    await tx.review.upsert({
      where: { annotationId_reviewerId: key },
      create: { ...review, ...key, id: crypto.randomUUID() },
      update: review,
    });
  });
}

/** @throws {AppError} forbidden, to whom the round does not ask for verdicts */
async function requireReviewer(
  tx: Transaction,
  { userId, role }: ProjectAccess<"review:create">,
  work: { articleId: string; roundId: string; round: { reviewedBy: string } },
): Promise<void> {
  const mine = { roundId: work.roundId, reviewerId: userId, withdrawnAt: null };
  const own = await tx.assignment.findMany({ where: mine, select: { articleId: true } });
  const reviews = mayReview(work.round.reviewedBy as ReviewedBy, {
    judges: can(role, "decision:create"),
    codesArticle: own.some(({ articleId }) => articleId === work.articleId),
    codesInRound: own.length > 0,
  });
  if (!reviews) {
    throw new AppError("forbidden", "In this round only adjudicators and leads review tags.");
  }
}
