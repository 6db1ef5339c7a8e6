import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockAssignment } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation, Mutation, MutationResult } from "@/lib/domain/annotation";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import { sliceCodePoints, spanIn } from "@/lib/domain/text/offsets";
import { isDuplicate } from "./duplicate";
import { ownAssignment } from "./visibility";

/** Most annotations one reviewer may have on one article, those in the trash included. */
export const MOST_ANNOTATIONS = 5000;

const columns = {
  id: true,
  assignmentId: true,
  frameId: true,
  reviewerId: true,
  start: true,
  end: true,
  quote: true,
  memo: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
  deletedAt: true,
} satisfies Prisma.AnnotationSelect;

type Row = Prisma.AnnotationGetPayload<{ select: typeof columns }>;

/** The state of an annotation that the journal keeps after each change. */
interface Journalled {
  frameId: string;
  start: number;
  end: number;
  quote: string;
  memo: string;
  deleted: boolean;
}

/** The columns every reader of annotations asks for. */
export const annotationColumns = columns;

export function toAnnotation(row: Row): Annotation {
  return {
    id: row.id,
    frameId: row.frameId,
    reviewerId: row.reviewerId,
    start: row.start,
    end: row.end,
    quote: row.quote,
    memo: row.memo,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/**
 * Carry out a reviewer's mutations on one assigned article, in order, in one
 * transaction: each writes the annotation and its journal entry, or neither.
 *
 * Each mutation has its own outcome, and those that are refused or in conflict
 * change nothing. A mutation that was carried out before, recognised by its id,
 * answers what it answered then.
 *
 * @throws {AppError} not_found when the assignment is not the caller's.
 */
export async function applyMutations(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
  mutations: readonly Mutation[],
): Promise<MutationResult[]> {
  const attempt = () =>
    prisma.$transaction(async (tx) => {
      const desk = await openDesk(tx, access, assignmentId, mutations);
      const results: MutationResult[] = [];
      for (const mutation of mutations) results.push(await carryOut(tx, desk, mutation));
      return results;
    });
  try {
    return await attempt();
  } catch (error) {
    // The same mutation sent twice at once: the other one has won by now, so this one finds it.
    if (isDuplicate(error)) return attempt();
    throw error;
  }
}

/** What one batch of mutations is checked against. */
interface Desk {
  readonly reviewerId: string;
  readonly assignmentId: string;
  readonly closed: boolean;
  readonly text: { readonly id: string; readonly text: string };
  readonly codebookVersionId: string;
  readonly frameIds: ReadonlySet<string>;
  readonly annotations: Map<string, Row>;
  readonly done: Map<string, MutationResult>;
  count: number;
}

async function openDesk(
  tx: Transaction,
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
  mutations: readonly Mutation[],
): Promise<Desk> {
  await lockAssignment(tx, assignmentId);
  const assignment = await tx.assignment.findFirst({
    where: ownAssignment(access, assignmentId),
    select: {
      submittedAt: true,
      textVersion: { select: { id: true, text: true } },
      round: {
        select: { closedAt: true, codebookVersion: { select: { id: true, frames: true } } },
      },
      _count: { select: { annotations: true } },
    },
  });
  if (!assignment) throw new AppError("not_found", "This article is not assigned to you.");

  const { round, textVersion } = assignment;
  const events = await tx.annotationEvent.findMany({
    where: {
      mutationId: { in: mutations.map(({ mutationId }) => mutationId) },
      actorId: access.userId,
      annotation: { assignmentId },
    },
    include: { annotation: { select: columns } },
  });
  const annotations = await tx.annotation.findMany({
    where: { id: { in: mutations.map(({ annotationId }) => annotationId) } },
    select: columns,
  });
  return {
    reviewerId: access.userId,
    assignmentId,
    closed: assignment.submittedAt !== null || round.closedAt !== null,
    text: textVersion,
    codebookVersionId: round.codebookVersion.id,
    frameIds: new Set(
      taggableFrames(publishedFrames(round.codebookVersion.frames)).map(({ id }) => id),
    ),
    annotations: new Map(annotations.map((row) => [row.id, row])),
    done: new Map(events.map((event) => [event.mutationId, answerOf(event)])),
    count: assignment._count.annotations,
  };
}

type Event = Prisma.AnnotationEventGetPayload<{
  include: { annotation: { select: typeof columns } };
}>;

/** What a mutation answered when it was carried out. */
function answerOf({ mutationId, revision, after, createdAt, annotation }: Event): MutationResult {
  const { deleted, ...state } = after as unknown as Journalled;
  return {
    mutationId,
    status: "saved",
    annotation: {
      ...toAnnotation(annotation),
      ...state,
      revision,
      updatedAt: createdAt.toISOString(),
    },
    deleted,
  };
}

async function carryOut(tx: Transaction, desk: Desk, mutation: Mutation): Promise<MutationResult> {
  const { mutationId, annotationId } = mutation;
  const done = desk.done.get(mutationId);
  if (done) return done;
  try {
    if (desk.closed) {
      throw new AppError(
        "assignment_closed",
        "You have submitted this article, so its tags can no longer be changed.",
      );
    }
    const known = desk.annotations.get(annotationId);
    const own = known?.assignmentId === desk.assignmentId ? known : undefined;

    if (mutation.kind !== "create") {
      if (!own) throw new AppError("not_found", "This tag does not exist.");
      const fresh = own.revision === mutation.baseRevision;
      const inTrash = own.deletedAt !== null;
      if (!fresh || inTrash !== (mutation.kind === "restore")) {
        return { mutationId, status: "conflict", current: toAnnotation(own), deleted: inTrash };
      }
    } else if (known) {
      throw new AppError("invalid_input", "A new tag needs an id that was not used before.");
    } else if (desk.count >= MOST_ANNOTATIONS) {
      throw new AppError("too_large", `An article can hold ${MOST_ANNOTATIONS} of your tags.`);
    }

    const after = nextState(desk, own, mutation);
    if (!after.deleted) await refuseTwin(tx, desk, annotationId, after);
    const saved = await write(tx, desk, own, mutation, after);
    desk.annotations.set(annotationId, saved);
    if (mutation.kind === "create") desk.count++;
    const answer: MutationResult = {
      mutationId,
      status: "saved",
      annotation: toAnnotation(saved),
      deleted: after.deleted,
    };
    desk.done.set(mutationId, answer);
    return answer;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { mutationId, status: "refused", code: error.code, message: error.message };
  }
}

/** The annotation as the mutation wants it, checked against text and codebook. */
function nextState(desk: Desk, own: Row | undefined, mutation: Mutation): Journalled {
  const old = own ?? { frameId: "", start: 0, end: 0, quote: "", memo: "" };
  const wanted: Partial<Journalled> =
    mutation.kind === "create" || mutation.kind === "update" ? mutation : {};
  const { frameId = old.frameId, start = old.start, end = old.end, memo = old.memo } = wanted;
  if (frameId !== old.frameId && !desk.frameIds.has(frameId)) {
    throw new AppError(
      "not_found",
      "Passages cannot be tagged with this: it is a group, or not in the round's codebook.",
    );
  }
  const moved = !own || start !== own.start || end !== own.end;
  const span = moved ? spanIn(desk.text.text, start, end) : { start, end };
  const quote = moved ? sliceCodePoints(desk.text.text, span) : old.quote;
  return { frameId, ...span, quote, memo, deleted: mutation.kind === "delete" };
}

/** A reviewer says that a passage uses a frame once. */
async function refuseTwin(
  tx: Transaction,
  desk: Desk,
  id: string,
  { frameId, start, end }: Journalled,
): Promise<void> {
  const twin = await tx.annotation.findFirst({
    where: {
      assignmentId: desk.assignmentId,
      frameId,
      start,
      end,
      deletedAt: null,
      id: { not: id },
    },
    select: { id: true },
  });
  if (twin) throw new AppError("conflict", "You have tagged this passage with this frame already.");
}

async function write(
  tx: Transaction,
  desk: Desk,
  own: Row | undefined,
  mutation: Mutation,
  after: Journalled,
): Promise<Row> {
  const now = new Date();
  const { deleted, ...state } = after;
  const revision = (own?.revision ?? 0) + 1;
  const change = {
    ...state,
    revision,
    // A frame means what it meant in the codebook it was chosen from.
    ...(state.frameId !== own?.frameId && { codebookVersionId: desk.codebookVersionId }),
    updatedAt: now,
    deletedAt: deleted ? now : null,
  };
  const saved = own
    ? await tx.annotation.update({
        where: { id: own.id, revision: own.revision },
        data: change,
        select: columns,
      })
    : await tx.annotation.create({
        data: {
          ...change,
          id: mutation.annotationId,
          assignmentId: desk.assignmentId,
          textVersionId: desk.text.id,
          reviewerId: desk.reviewerId,
          codebookVersionId: desk.codebookVersionId,
          createdAt: now,
        },
        select: columns,
      });
  await tx.annotationEvent.create({
    data: {
      mutationId: mutation.mutationId,
      annotationId: mutation.annotationId,
      actorId: desk.reviewerId,
      kind: mutation.kind,
      revision,
      ...(own && { before: journalled(own) }),
      after: { ...after },
      createdAt: now,
    },
    select: { sequence: true },
  });
  return saved;
}

function journalled({ frameId, start, end, quote, memo, deletedAt }: Row): Prisma.InputJsonObject {
  return { frameId, start, end, quote, memo, deleted: deletedAt !== null };
}
