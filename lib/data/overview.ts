import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { sameForm } from "@/lib/domain/article-form";
import { sameCodebook } from "@/lib/domain/codebook";
import type { ProjectState } from "@/lib/domain/next-steps";
import { findDraftForm } from "./attributes";
import { findCodebook } from "./codebooks";
import { listDraftFrames } from "./frames";

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
  const [articles, frozen, assignedArticles, coders, invited, assignments, submitted] =
    await Promise.all([
      prisma.article.count({ where: existing }),
      prisma.article.count({ where: { ...existing, frozenAt: { not: null } } }),
      prisma.article.count({ where: { ...existing, assignments: { some: inProject } } }),
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
      prisma.assignment.count({ where: inProject }),
      prisma.assignment.count({ where: { ...inProject, submittedAt: { not: null } } }),
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
    assignedArticles,
    assignments,
    submitted,
  };
}
