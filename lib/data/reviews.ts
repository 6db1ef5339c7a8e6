import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { Verdict } from "@/lib/domain/review";
import { visibleAssignments } from "./visibility";

/**
 * Say agree, disagree or unsure to a teammate's annotation, with a note; a second
 * time replaces the first. The annotation itself never changes.
 *
 * @throws {AppError} not_found when the caller may not see the annotation (or it does
 *   not exist: the answers are the same); invalid_input for one's own
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
      select: { reviewerId: true },
    });
    if (!annotation) throw new AppError("not_found", "This tag does not exist.");
    if (annotation.reviewerId === access.userId) {
      throw new AppError("invalid_input", "This tag is your own; review those of your teammates.");
    }
    const key = { annotationId, reviewerId: access.userId };
    await tx.review.upsert({
      where: { annotationId_reviewerId: key },
      create: { ...review, ...key, id: crypto.randomUUID() },
      update: review,
    });
  });
}
