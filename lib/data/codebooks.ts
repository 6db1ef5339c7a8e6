import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleForm } from "@/lib/domain/article-form";
import { publishedForm, sameForm } from "@/lib/domain/article-form";
import { sameCodebook } from "@/lib/domain/codebook";
import { framesToJudge } from "@/lib/domain/codebook/diff";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { publishedFrames, publishedFrom } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import { draftForm } from "./attributes";
import { recordAudit } from "./audit";
import { changeDraft, draftFrames } from "./frames";

/** A published codebook. */
export interface CodebookVersion {
  readonly id: string;
  readonly number: number;
  readonly note: string;
  readonly publishedAt: Date;
  readonly frames: readonly PublishedFrame[];
  /** Its questions and rules. */
  readonly form: ArticleForm;
}

/** The newest published codebook; null before the first. */
export function findCodebook(access: ProjectAccess): Promise<CodebookVersion | null> {
  return newestVersion(prisma, access);
}

/** All published codebooks, newest first. */
export async function listCodebookVersions(
  access: ProjectAccess,
  db: Pick<Transaction, "codebookVersion"> = prisma,
): Promise<CodebookVersion[]> {
  const rows = await db.codebookVersion.findMany({
    where: { projectId: access.projectId },
    orderBy: { number: "desc" },
  });
  return rows.map(toVersion);
}

/** What the lead says of a frame whose words have changed: whether tags made before still hold. */
export type Judgements = Readonly<Record<string, "meaning" | "wording">>;

/**
 * Publish the draft as the next version, for good, and let open rounds use it.
 * Annotations keep the version they were made under; those of a frame whose meaning
 * has changed are to be looked at again (lib/domain/codebook/stale.ts).
 *
 * @throws {AppError} invalid_input, when there is no frame, nothing has changed, or a
 *   frame's words have changed and nobody has said whether its meaning has
 */
export function publishCodebook(
  access: ProjectAccess<"codebook:edit">,
  note: string,
  judgements: Judgements = {},
): Promise<CodebookVersion> {
  return changeDraft(access, (tx) => publishIn(tx, access, note, judgements));
}

/** As `publishCodebook`, inside a larger change that holds the project. */
export async function publishIn(
  tx: Transaction,
  access: ProjectAccess<"codebook:edit">,
  note: string,
  judgements: Judgements,
  id: string = crypto.randomUUID(),
): Promise<CodebookVersion> {
  const draft = await draftFrames(tx, access);
  const { projectId } = access;
  if (taggableFrames(draft).length === 0) {
    throw new AppError("invalid_input", "Add at least one frame before you publish the codebook.");
  }
  const rows = await tx.codebookVersion.findMany({
    where: { projectId },
    orderBy: { number: "desc" },
  });
  const versions = rows.map(toVersion);
  const [last] = versions;
  const form = await draftForm(tx, projectId);
  if (last && sameCodebook(last.frames, draft) && sameForm(last.form, form)) {
    throw new AppError(
      "invalid_input",
      `Nothing has changed since version ${last.number}, so there is nothing to publish.`,
    );
  }
  const unjudged = framesToJudge(last?.frames ?? [], draft).find(
    ({ frameId }) => !judgements[frameId],
  );
  if (unjudged) {
    throw new AppError(
      "invalid_input",
      `Say of “${unjudged.name}” whether its meaning changed or only its wording.`,
    );
  }
  const number = (last?.number ?? 0) + 1;
  const frames = draft.map((frame) => publishedFrom(frame, draft, versions, judgements));
  const version = await tx.codebookVersion.create({
    data: {
      id,
      projectId,
      number,
      note,
      frames: frames as unknown as Prisma.InputJsonArray,
      attributes: form.attributes as unknown as Prisma.InputJsonArray,
      rules: form.rules as unknown as Prisma.InputJsonArray,
      publishedById: access.userId,
    },
  });
  await tx.round.updateMany({
    where: { projectId, closedAt: null },
    data: { codebookVersionId: version.id },
  });
  await recordAudit(tx, {
    actorId: access.userId,
    projectId,
    action: "codebook.publish",
    subjectId: version.id,
  });
  return { ...version, frames, form };
}

/** The newest published codebook as a transaction sees it; null before the first. */
export async function newestVersion(
  tx: Pick<Transaction, "codebookVersion">,
  { projectId }: Pick<ProjectAccess, "projectId">,
): Promise<CodebookVersion | null> {
  const row = await tx.codebookVersion.findFirst({
    where: { projectId },
    orderBy: { number: "desc" },
  });
  return row && toVersion(row);
}

function toVersion(row: Prisma.CodebookVersionGetPayload<object>): CodebookVersion {
  return { ...row, frames: publishedFrames(row.frames), form: publishedForm(row) };
}
