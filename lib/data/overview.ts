import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { sameForm } from "@/lib/domain/article-form";
import { sameCodebook } from "@/lib/domain/codebook";
import type { ProjectState } from "@/lib/domain/next-steps";
import { findDraftForm } from "./attributes";
import { findCodebook } from "./codebooks";
import { listDraftFrames } from "./frames";
import { ofKeptArticle, STANDING_ROUND } from "./visibility";

/** Counts of what there is and what is done, for whoever runs the project; nothing of what was found. */
export type ProjectCounts = Omit<ProjectState, "comparable" | "settled">;

export async function readProjectCounts(
  access: ProjectAccess<"codebook:edit">,
  now = new Date(),
): Promise<ProjectCounts> {
  const { projectId } = access;
  const existing = { projectId, deletedAt: null };
  const inProject = {
    ...{ round: { projectId, deletedAt: null }, article: { deletedAt: null } },
    withdrawnAt: null,
  };
  const [articles, frozen, work, coders, invited] = await Promise.all([
    prisma.article.count({ where: existing }),
    prisma.article.count({ where: { ...existing, frozenAt: { not: null } } }),
    countAssigned(projectId),
    prisma.member.count({
      where: {
        projectId,
        disabledAt: null,
        OR: [{ role: "reviewer" }, { user: { assignments: { some: inProject } } }],
      },
    }),
    prisma.invitation.count({
      where: { projectId, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    }),
  ]);
  const [draft, form, codebook] = await Promise.all([
    listDraftFrames(access),
    findDraftForm(access),
    findCodebook(access),
  ]);
  return {
    articles,
    frozen,
    draftFrames: draft.length,
    codebookVersion: codebook?.number ?? null,
    draftPublished:
      codebook !== null && sameCodebook(codebook.frames, draft) && sameForm(codebook.form, form),
    coders,
    invited,
    ...work,
  };
}

/** Assignments of the project, those submitted, and the articles they are of. */
async function countAssigned(projectId: string) {
  const [counted] = await prisma.$queryRaw<
    { assignments: bigint; submitted: bigint; articles: bigint }[]
  >`
    SELECT COUNT(*) AS "assignments", COUNT(a."submittedAt") AS "submitted",
      COUNT(DISTINCT a."articleId") AS "articles"
    FROM "Assignment" a JOIN "Round" r ON r."id" = ${STANDING_ROUND}
    WHERE r."projectId" = ${projectId} AND r."deletedAt" IS NULL AND a."withdrawnAt" IS NULL
      AND ${ofKeptArticle(projectId)}`;
  return {
    assignedArticles: Number(counted!.articles),
    assignments: Number(counted!.assignments),
    submitted: Number(counted!.submitted),
  };
}
