import { prisma } from "@/lib/db/client";
import { shareProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { AnnotationMutation } from "@/lib/domain/annotation";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { isStale } from "@/lib/domain/codebook/stale";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import { tagBatch } from "./annotations";
import { recordAudit } from "./audit";
import { findCodebook } from "./codebooks";
import { openDesk } from "./desk";
import { readMerges } from "./merged-frames";
import { keepBlindWork } from "./reopenings";
import { sealSubmission } from "./seals";

/** A tag of the caller's whose frame means something else by now. */
export interface StaleTag {
  readonly id: string;
  readonly assignmentId: string;
  readonly revision: number;
  readonly quote: string;
  readonly memo: string;
  readonly article: string;
  /** The frame as it was when the tag was made. */
  readonly frame: PublishedFrame;
  readonly codebookVersion: number;
}

export interface Rechecks {
  /** The newest version, under which they are looked at; null before the first. */
  readonly codebookVersion: number | null;
  /** What a tag can be changed to. */
  readonly frames: readonly PublishedFrame[];
  readonly tags: readonly StaleTag[];
}

/** Tags that can still be changed: of open rounds, in articles and passages that are not settled. */
const changeable = (access: ProjectAccess<"annotation:create">) => ({
  reviewerId: access.userId,
  deletedAt: null,
  anchor: { not: "orphaned" },
  decisionSources: { none: { decision: { replacedAt: null } } },
  assignment: {
    reviewerId: access.userId,
    closedAt: null,
    withdrawnAt: null,
    round: { projectId: access.projectId, closedAt: null, deletedAt: null },
    article: { deletedAt: null },
  },
});

/** The caller's own tags that are to be looked at again, article by article; nothing of teammates. */
export async function listRechecks(access: ProjectAccess<"annotation:create">): Promise<Rechecks> {
  const newest = await findCodebook(access);
  if (!newest) return { codebookVersion: null, frames: [], tags: [] };
  const frames = taggableFrames(newest.frames);
  // Nothing made since any frame last changed its meaning can be stale.
  const lastChange = Math.max(1, ...newest.frames.map(({ meaningSince }) => meaningSince));
  if (lastChange === 1) return { codebookVersion: newest.number, frames, tags: [] };
  const [merges, rows] = await Promise.all([
    readMerges(prisma, access.projectId),
    prisma.annotation.findMany({
      where: { ...changeable(access), codebookVersion: { number: { lt: lastChange } } },
      orderBy: [{ assignment: { position: "asc" } }, { start: "asc" }, { id: "asc" }],
      select: {
        id: true,
        assignmentId: true,
        frameId: true,
        revision: true,
        quote: true,
        memo: true,
        recheckedUnder: true,
        codebookVersion: { select: { number: true, frames: true } },
        assignment: { select: { article: { select: { title: true, fileName: true } } } },
      },
    }),
  ]);
  const tags = rows.flatMap(({ codebookVersion, assignment, frameId, recheckedUnder, ...tag }) => {
    const made = { frameId, recheckedUnder, codebookVersion: codebookVersion.number };
    if (!isStale(made, newest.frames, merges)) return [];
    const frame = publishedFrames(codebookVersion.frames).find(({ id }) => id === frameId)!;
    const article = assignment.article.title ?? assignment.article.fileName;
    return { ...tag, article, frame, codebookVersion: codebookVersion.number };
  });
  return { codebookVersion: newest.number, frames, tags };
}

/** What a reviewer says of a stale tag. */
export type RecheckVerdict =
  | { readonly kind: "keep" }
  | { readonly kind: "change"; readonly frameId: string }
  | { readonly kind: "delete" };

/**
 * Confirm, change or delete one of the caller's stale tags, also where its article is
 * submitted: the journal keeps what it was, and the submission is sealed anew. Who could
 * see teammates' work by then revises, and agreement goes on counting the blind work. Where
 * the last tag of a submitted article goes, it has no frame.
 *
 * @throws {AppError} not_found, when there is no such tag to look at; conflict, when it
 *   was changed meanwhile; and what a mutation is refused for
 */
export async function recheckTag(
  access: ProjectAccess<"annotation:create">,
  id: string,
  baseRevision: number,
  verdict: RecheckVerdict,
): Promise<void> {
  const { tags, codebookVersion } = await listRechecks(access);
  const tag = tags.find((one) => one.id === id);
  if (!tag) throw new AppError("not_found", "This tag does not have to be looked at again.");
  const { assignmentId } = tag;
  await prisma.$transaction(async (tx) => {
    await shareProject(tx, access.projectId);
    const desk = await openDesk(tx, access, assignmentId);
    const open = await tx.annotation.count({ where: { ...changeable(access), id } });
    if (open === 0) {
      throw new AppError("conflict", "This tag was settled or changed meanwhile. Reload the page.");
    }
    const mutation: AnnotationMutation = {
      mutationId: crypto.randomUUID(),
      annotationId: id,
      baseRevision,
      ...(verdict.kind === "delete"
        ? { kind: "delete" }
        : {
            kind: "update",
            ...(verdict.kind === "change" && { frameId: verdict.frameId }),
            recheckedUnder: codebookVersion!,
          }),
    };
    if (verdict.kind !== "keep") await keepBlindWork(tx, access, assignmentId);
    const carryOut = await tagBatch(tx, { ...desk, closed: false }, [mutation]);
    const outcome = await carryOut(mutation);
    if (outcome.status === "refused") throw new AppError("invalid_input", outcome.message);
    if (outcome.status === "conflict") {
      throw new AppError("conflict", "This tag was changed meanwhile. Reload the page.");
    }
    const { submittedAt, _count } = await tx.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      select: {
        submittedAt: true,
        _count: {
          select: { annotations: { where: { deletedAt: null, anchor: { not: "orphaned" } } } },
        },
      },
    });
    if (!submittedAt) return;
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { noFrameFound: _count.annotations === 0 },
    });
    await sealSubmission(tx, access.projectId, assignmentId);
    // Before it is submitted this is coding like any other, which the journal keeps.
    await recordAudit(tx, {
      ...{ actorId: access.userId, projectId: access.projectId },
      ...{ action: "assignment.recheck", subjectId: assignmentId },
      before: { tag: id, frame: tag.frame.id },
      after: { verdict: verdict.kind, frame: verdict.kind === "change" ? verdict.frameId : null },
    });
  });
}
