import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { frameName } from "@/lib/domain/frame";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { trashBegins } from "@/lib/domain/trash";
import { applyMutations } from "./mutations";
import { PRESENT } from "./visibility";

type CoderAccess = ProjectAccess<"annotation:create">;

/** One of the member's own tags that he or she has deleted. */
export interface DeletedTag {
  readonly id: string;
  readonly quote: string;
  readonly frame: string;
  readonly article: string;
  readonly assignmentId: string;
  readonly deletedAt: Date;
}

const restorable = ({ projectId, userId }: CoderAccess, now: Date) => ({
  reviewerId: userId,
  deletedAt: { gte: trashBegins(now) },
  assignment: {
    ...PRESENT,
    submittedAt: null,
    round: { projectId, deletedAt: null, closedAt: null },
    article: { deletedAt: null },
  },
});

/** The member's deleted tags that can be brought back, newest first: those of open articles. */
export async function listDeletedTags(
  access: CoderAccess,
  now = new Date(),
): Promise<DeletedTag[]> {
  const rows = await prisma.annotation.findMany({
    where: restorable(access, now),
    orderBy: [{ deletedAt: "desc" }, { id: "asc" }],
    take: 200,
    select: {
      ...{ id: true, quote: true, frameId: true, assignmentId: true, deletedAt: true },
      codebookVersion: { select: { frames: true } },
      assignment: { select: { article: { select: { title: true, fileName: true } } } },
    },
  });
  return rows.map(({ frameId, codebookVersion, assignment: { article }, ...row }) => ({
    ...row,
    deletedAt: row.deletedAt!,
    frame: frameName(publishedFrames(codebookVersion.frames), frameId),
    article: article.title ?? article.fileName,
  }));
}

/**
 * Bring back one of the member's own tags, as a change like any other.
 * @throws {AppError} not_found; what the article has against it, such as a corrected text
 */
export async function restoreTag(access: CoderAccess, id: string, now = new Date()) {
  const tag = await prisma.annotation.findFirst({
    where: { ...restorable(access, now), id },
    select: { assignmentId: true, revision: true },
  });
  if (!tag) throw new AppError("not_found", "This tag is not in your trash.");
  const [outcome] = await applyMutations(access, tag.assignmentId, [
    {
      ...{ kind: "restore", mutationId: crypto.randomUUID(), annotationId: id },
      baseRevision: tag.revision,
    },
  ]);
  if (outcome?.status === "saved") return;
  if (outcome?.status === "refused") throw new AppError("conflict", outcome.message);
  throw new AppError("conflict", "This tag was changed elsewhere meanwhile. Load the page again.");
}
