import type { Transaction } from "@/lib/db/client";
import { lockAssignment } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Refused } from "@/lib/domain/annotation";
import type { ArticleForm } from "@/lib/domain/article-form";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { withDeleted } from "./deleted-frames";
import { readPublishedCodebook } from "./published-codebook";
import { ownWork } from "./visibility";

/** What a reviewer's mutations on one article are checked against. */
export interface Desk {
  readonly reviewerId: string;
  readonly assignmentId: string;
  /** Submitted. What arrives after the article was taken back or the round closed is kept as late work. */
  readonly closed: boolean;
  readonly roundId: string;
  readonly articleId: string;
  /** When the reviewer first opened it. */
  readonly startedAt: Date | null;
  readonly text: { readonly id: string; readonly number: number; readonly text: string };
  /** Whether the round suggests passages on request. */
  readonly suggests: boolean;
  readonly codebookVersionId: string;
  readonly frames: readonly PublishedFrame[];
  readonly form: ArticleForm;
}

/**
 * The caller's own assignment, held until the transaction ends.
 * @throws {AppError} not_found
 */
export async function openDesk(
  tx: Transaction,
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
): Promise<Desk> {
  await lockAssignment(tx, assignmentId);
  const assignment = await tx.assignment.findFirst({
    where: ownWork(access, assignmentId),
    select: {
      ...{ roundId: true, articleId: true, textVersionId: true },
      ...{ startedAt: true, submittedAt: true },
    },
  });
  if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");
  const { roundId, articleId, textVersionId, startedAt, submittedAt } = assignment;
  const { suggestions, codebookVersionId, number, text, deleted } = await readMaterial(
    tx,
    access,
    assignment,
  );
  const { frames, form } = await readPublishedCodebook(tx, codebookVersionId);
  return {
    ...{ reviewerId: access.userId, assignmentId, roundId, articleId, startedAt },
    closed: submittedAt !== null,
    text: { id: textVersionId, number, text },
    suggests: suggestions !== "off",
    codebookVersionId,
    frames: withDeleted(frames, new Set(deleted?.split(" "))),
    form,
  };
}

interface Material {
  readonly suggestions: string;
  readonly codebookVersionId: string;
  readonly number: number;
  readonly text: string;
  /** The ids of the project's frames that are in the trash, with spaces between them. */
  readonly deleted: string | null;
}

/** What somebody who tags has on the desk. Asked for with every tag, so in one statement. */
async function readMaterial(
  tx: Transaction,
  { projectId }: ProjectAccess<"annotation:create">,
  { roundId, textVersionId }: { readonly roundId: string; readonly textVersionId: string },
): Promise<Material> {
  const rows = await tx.$queryRaw<Material[]>`
    SELECT r."suggestions", r."codebookVersionId", t."number", t."text",
      (SELECT string_agg("id", ' ') FROM "Frame"
        WHERE "projectId" = ${projectId} AND "deletedAt" IS NOT NULL) AS "deleted"
    FROM "Round" r CROSS JOIN "TextVersion" t
    WHERE r."id" = ${roundId} AND r."projectId" = ${projectId} AND t."id" = ${textVersionId}`;
  return rows[0]!;
}

/** @throws {AppError} assignment_closed */
export function requireOpen({ closed }: Desk, what: "tags" | "answers"): void {
  if (closed) {
    throw new AppError(
      "assignment_closed",
      `You have submitted this article, so its ${what} can no longer be changed.`,
    );
  }
}

/** The outcome of one mutation; an expected failure refuses it, and it alone. */
export async function orRefused<T>(
  mutationId: string,
  body: () => Promise<T>,
): Promise<T | Refused> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { mutationId, status: "refused", code: error.code, message: error.message };
  }
}
