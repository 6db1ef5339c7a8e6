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
      ...{ roundId: true, articleId: true, startedAt: true, submittedAt: true },
      textVersion: { select: { id: true, number: true, text: true } },
      round: { select: { suggestions: true, codebookVersionId: true } },
    },
  });
  if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");
  const { codebookVersionId, suggestions } = assignment.round;
  const { frames, form } = await readPublishedCodebook(tx, codebookVersionId);
  return {
    reviewerId: access.userId,
    assignmentId,
    closed: assignment.submittedAt !== null,
    roundId: assignment.roundId,
    articleId: assignment.articleId,
    startedAt: assignment.startedAt,
    text: assignment.textVersion,
    suggests: suggestions !== "off",
    codebookVersionId,
    frames: await withDeleted(tx, access, frames),
    form,
  };
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
