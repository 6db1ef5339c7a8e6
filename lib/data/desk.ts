import type { Transaction } from "@/lib/db/client";
import { lockAssignment } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Refused } from "@/lib/domain/annotation";
import type { ArticleForm } from "@/lib/domain/article-form";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { withDeleted } from "./deleted-frames";
import { readPublishedCodebook } from "./published-codebook";
import { isOwnWork } from "./visibility";

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
  // Asked with every tag, so in one statement.
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT a."roundId", a."articleId", a."startedAt", a."submittedAt",
      a."textVersionId", t."number", t."text", r."suggestions", r."codebookVersionId",
      (SELECT string_agg("id", ' ') FROM "Frame"
        WHERE "projectId" = r."projectId" AND "deletedAt" IS NOT NULL) AS "deleted"
    FROM "Assignment" a
    JOIN "Round" r ON r."id" = a."roundId"
    JOIN "Article" x ON x."id" = a."articleId"
    JOIN "TextVersion" t ON t."id" = a."textVersionId"
    WHERE ${isOwnWork(access, assignmentId)}`;
  if (!row) throw new AppError("not_found", "This article is not assigned to you.");
  const { textVersionId, number, text, submittedAt, suggestions, deleted, ...work } = row;
  const { frames, form } = await readPublishedCodebook(tx, work.codebookVersionId);
  return {
    ...{ reviewerId: access.userId, assignmentId, ...work },
    closed: submittedAt !== null,
    text: { id: textVersionId, number, text },
    suggests: suggestions !== "off",
    frames: withDeleted(frames, new Set(deleted?.split(" "))),
    form,
  };
}

interface Row extends Pick<Desk, "roundId" | "articleId" | "startedAt" | "codebookVersionId"> {
  readonly submittedAt: Date | null;
  readonly textVersionId: string;
  readonly number: number;
  readonly text: string;
  readonly suggestions: string;
  /** The ids of the project's frames that are in the trash, with spaces between them. */
  readonly deleted: string | null;
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
