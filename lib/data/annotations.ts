import { insertRow, moment } from "@/lib/db/bulk";
import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/client";
import type {
  Anchor,
  Annotation,
  AnnotationMutation,
  AnnotationResult,
  Confidence,
  Refused,
} from "@/lib/domain/annotation";
import type { Content } from "@/lib/domain/annotation-content";
import {
  contentAfter,
  contentOf,
  NOTHING_SAID,
  samePassage,
} from "@/lib/domain/annotation-content";
import type { Answers } from "@/lib/domain/attribute";
import { attributesOfFrame, checkedAnswers } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import { MOST_ANNOTATIONS } from "@/lib/domain/limits";
import { isPlacing, textVersionOf } from "@/lib/domain/placing";
import type { Late } from "@/lib/domain/reanchor/late-mutation";
import { lateMutation } from "@/lib/domain/reanchor/late-mutation";
import { piecesIn, sliceCodePoints, spanIn } from "@/lib/domain/text/offsets";
import type { Desk } from "./desk";
import { orRefused, requireOpen } from "./desk";

const columns = {
  id: true,
  assignmentId: true,
  textVersionId: true,
  frameId: true,
  reviewerId: true,
  start: true,
  end: true,
  quote: true,
  pieces: true,
  memo: true,
  attributes: true,
  confidence: true,
  needsDiscussion: true,
  anchor: true,
  recheckedUnder: true,
  suggested: true,
  revision: true,
  createdAt: true,
  updatedAt: true,
  deletedAt: true,
} satisfies Prisma.AnnotationSelect;

type Row = Prisma.AnnotationGetPayload<{ select: typeof columns }>;

/** The state of an annotation that the journal keeps after each change. */
export interface Journalled extends Content {
  readonly quote: string;
  readonly deleted: boolean;
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
    pieces: row.pieces as Annotation["pieces"],
    memo: row.memo,
    attributes: row.attributes as unknown as Answers,
    confidence: row.confidence as Confidence | null,
    needsDiscussion: row.needsDiscussion,
    anchor: row.anchor as Anchor,
    recheckedUnder: row.recheckedUnder,
    suggested: row.suggested,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

type Outcome = AnnotationResult | Refused;

/** What carries out a batch's mutations of annotations. */
interface TagBatch {
  readonly tx: Transaction;
  readonly desk: Desk;
  readonly annotations: Map<string, Row>;
  readonly done: Map<string, Outcome>;
  /** Annotations the reviewer has on the article, the trash included. */
  count: number;
  /** Places of which is known that none of the reviewer's annotations stands there. */
  readonly free: Set<string>;
}

/** A frame and a span: where only one annotation of a reviewer may stand. */
type Place = Pick<Annotation, "frameId" | "start" | "end">;

const keyOf = ({ frameId, start, end }: Place) => `${frameId} ${start} ${end}`;

/** Prepare to carry out these mutations of annotations, one after the other. */
export async function tagBatch(
  tx: Transaction,
  desk: Desk,
  mutations: readonly AnnotationMutation[],
): Promise<(mutation: AnnotationMutation) => Promise<Outcome>> {
  const ids = mutations.map(({ annotationId }) => annotationId);
  const mutationIds = mutations.map(({ mutationId }) => mutationId);
  const places = mutations.filter((mutation) => mutation.kind === "create");
  const { count, known, repeated, taken } = await countBefore(tx, desk, ids, mutationIds, places);
  // Most requests are new tags: then nothing of what they name is there yet.
  const annotations =
    known === 0
      ? []
      : await tx.annotation.findMany({ where: { id: { in: ids } }, select: columns });
  const done =
    repeated === 0
      ? []
      : await tx.annotationEvent.findMany({
          where: {
            mutationId: { in: mutationIds },
            actorId: desk.reviewerId,
            annotation: { assignmentId: desk.assignmentId },
          },
          include: { annotation: { select: columns } },
        });
  const batch: TagBatch = {
    tx,
    desk,
    annotations: new Map(annotations.map((row) => [row.id, row])),
    done: new Map(done.map((event) => [event.mutationId, answerOf(event)])),
    count,
    free: new Set(taken === 0 ? places.map(keyOf) : []),
  };
  return (mutation) => carryOut(batch, mutation);
}

interface Before {
  /** Annotations the reviewer has on the article, the trash included. */
  readonly count: number;
  /** How many of the annotations that are named exist. */
  readonly known: number;
  /** How many of the mutations were carried out before: a request that is sent again. */
  readonly repeated: number;
  /** Annotations of the reviewer at one of the places, without the trash. */
  readonly taken: number;
}

/** What is there before a batch; asked for with every tag, so in one statement. */
async function countBefore(
  tx: Transaction,
  { assignmentId }: Desk,
  annotationIds: readonly string[],
  mutationIds: readonly string[],
  places: readonly Place[],
): Promise<Before> {
  if (annotationIds.length === 0) return { count: 0, known: 0, repeated: 0, taken: 0 };
  const isThere = places.map(
    ({ frameId, start, end }) =>
      Prisma.sql`("frameId" = ${frameId} AND "start" = ${start} AND "end" = ${end})`,
  );
  const [row] = await tx.$queryRaw<Record<keyof Before, number | bigint>[]>`
    SELECT
      (SELECT COUNT(*) FROM "Annotation" WHERE "assignmentId" = ${assignmentId}) AS "count",
      (SELECT COUNT(*) FROM "Annotation" WHERE "id" IN (${Prisma.join(annotationIds)})) AS "known",
      (SELECT COUNT(*) FROM "AnnotationEvent"
        WHERE "mutationId" IN (${Prisma.join(mutationIds)})) AS "repeated",
      (SELECT COUNT(*) FROM "Annotation"
        WHERE "assignmentId" = ${assignmentId} AND "deletedAt" IS NULL
          AND ${isThere.length > 0 ? Prisma.sql`(${Prisma.join(isThere, " OR ")})` : Prisma.sql`1 = 0`}) AS "taken"`;
  const { count, known, repeated, taken } = row!;
  return {
    ...{ count: Number(count), known: Number(known) },
    ...{ repeated: Number(repeated), taken: Number(taken) },
  };
}

type Event = Prisma.AnnotationEventGetPayload<{
  include: { annotation: { select: typeof columns } };
}>;

/** What a mutation answered when it was carried out. */
function answerOf({ mutationId, revision, after, createdAt, annotation }: Event): Outcome {
  const { deleted, ...state } = after as unknown as Journalled;
  return {
    mutationId,
    status: "saved",
    annotation: {
      ...toAnnotation(annotation),
      ...NOTHING_SAID, // for events from before there was anything else to say
      ...state,
      revision,
      updatedAt: createdAt.toISOString(),
    },
    deleted,
  };
}

async function carryOut(batch: TagBatch, mutation: AnnotationMutation): Promise<Outcome> {
  const { tx, desk, annotations } = batch;
  const { mutationId, annotationId } = mutation;
  const done = batch.done.get(mutationId);
  if (done) return done;
  return orRefused(mutationId, async () => {
    requireOpen(desk, "tags");
    const known = annotations.get(annotationId);
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
    } else if (batch.count >= MOST_ANNOTATIONS) {
      throw new AppError("too_large", `An article can hold ${MOST_ANNOTATIONS} of your tags.`);
    }

    const late = await lateOf(tx, desk, mutation);
    if (late?.outcome === "orphaned") return passageGone(mutationId, late.quote);
    const wanted = late?.mutation ?? mutation;
    const after = {
      ...nextState(desk, own, wanted),
      ...(late?.outcome === "changed" && { anchor: late.outcome }),
    };
    if (!after.deleted && !batch.free.delete(keyOf(after))) {
      await refuseTwin(tx, desk, annotationId, after);
    }
    const saved = await write(tx, desk, own, mutation, after);
    annotations.set(annotationId, saved);
    if (mutation.kind === "create") batch.count++;
    const answer: Outcome = {
      mutationId,
      status: "saved",
      annotation: toAnnotation(saved),
      deleted: after.deleted,
    };
    batch.done.set(mutationId, answer);
    return answer;
  });
}

/** What becomes of a mutation that was made before the text was corrected; null for every other one. */
async function lateOf(
  tx: Transaction,
  { articleId, text }: Desk,
  mutation: AnnotationMutation,
): Promise<Late | null> {
  if (!isPlacing(mutation) || textVersionOf(mutation) === text.number) return null;
  const made = await tx.textVersion.findUnique({
    where: { articleId_number: { articleId, number: textVersionOf(mutation) } },
    select: { text: true },
  });
  if (!made) {
    throw new AppError("not_found", "This article has no such text version. Reload the page.");
  }
  return lateMutation(mutation, made.text, text.text);
}

function passageGone(mutationId: string, quote: string): Refused {
  return {
    mutationId,
    status: "refused",
    code: "conflict",
    message:
      "The text was corrected meanwhile, and these words are no longer in it. Tag the passage anew if it still holds.",
    quote,
  };
}

/** The annotation as the mutation wants it, checked against text and codebook. */
function nextState(desk: Desk, own: Row | undefined, mutation: AnnotationMutation): Journalled {
  const { text } = desk.text;
  const { frames, form } = desk;
  const before = own && journalled(own);
  const after = contentAfter(before, mutation);
  const known = taggableFrames(frames).some(({ id }) => id === after.frameId);
  if (after.frameId !== before?.frameId && !known) {
    throw new AppError(
      "not_found",
      "Passages cannot be tagged with this: it is a group, or not in the round's codebook.",
    );
  }
  const asked = attributesOfFrame(form.attributes, after.frameId);
  const attributes = checkedAnswers(asked, frames, after.attributes, before?.attributes ?? {});
  const deleted = mutation.kind === "delete";
  if (before && samePassage(before, after))
    return { ...after, attributes, quote: before.quote, deleted };
  const span = spanIn(text, after.start, after.end);
  const pieces = after.pieces && piecesIn(text, span, after.pieces);
  return { ...after, ...span, attributes, pieces, quote: sliceCodePoints(text, span), deleted };
}

/** A reviewer says that a passage uses a frame once. */
async function refuseTwin(
  tx: Transaction,
  desk: Desk,
  id: string,
  after: Journalled,
): Promise<void> {
  const { frameId, start, end } = after;
  const alike = await tx.annotation.findMany({
    where: {
      assignmentId: desk.assignmentId,
      frameId,
      start,
      end,
      deletedAt: null,
      anchor: { not: "orphaned" },
      id: { not: id },
    },
    select: { start: true, end: true, pieces: true },
  });
  const passages = alike.map((twin) => ({ ...twin, pieces: twin.pieces as Annotation["pieces"] }));
  if (passages.some((twin) => samePassage(twin, after))) {
    throw new AppError("conflict", "You have tagged this passage with this frame already.");
  }
}

async function write(
  tx: Transaction,
  desk: Desk,
  own: Row | undefined,
  mutation: AnnotationMutation,
  after: Journalled,
): Promise<Row> {
  const now = new Date();
  const { deleted, ...state } = after;
  const before = own && journalled(own);
  const revision = (own?.revision ?? 0) + 1;
  const content = {
    ...state,
    revision,
    // An orphaned annotation that is placed anew is placed in the text as it is now.
    textVersionId: before && samePassage(before, after) ? own.textVersionId : desk.text.id,
    updatedAt: now,
    deletedAt: deleted ? now : null,
  };
  const origin = own ?? {
    id: mutation.annotationId,
    assignmentId: desk.assignmentId,
    reviewerId: desk.reviewerId,
    suggested: desk.suggests && (await wasSuggested(tx, desk, after)),
    createdAt: now,
  };
  const { codebookVersionId } = desk;
  if (own) {
    await tx.annotation.update({
      where: { id: own.id, revision: own.revision },
      data: {
        ...content,
        pieces: state.pieces ? asJson(state.pieces) : Prisma.DbNull,
        attributes: asJson(state.attributes),
        // A frame means what it meant in the codebook it was chosen from.
        ...(state.frameId !== own.frameId && { codebookVersionId }),
      },
      select: { id: true },
    });
  } else {
    await insertRow(tx, "Annotation", {
      ...{ ...origin, ...content, codebookVersionId },
      ...{ pieces: state.pieces && asJson(state.pieces), attributes: asJson(state.attributes) },
      ...{ createdAt: moment(now), updatedAt: moment(now) },
    });
  }
  await insertRow(tx, "AnnotationEvent", {
    ...{ mutationId: mutation.mutationId, annotationId: mutation.annotationId },
    ...{ actorId: desk.reviewerId, kind: mutation.kind, revision },
    ...{ before: before ? asJson(before) : null, after: asJson(after) },
    ...{ stepId: mutation.stepId ?? null, createdAt: moment(now) },
  });
  // As the database would give it back, only that its JSON is of a read-only type.
  return { ...origin, ...content } as unknown as Row;
}

/** Whether the reviewer had been shown this passage, or a part of it, for this frame. */
async function wasSuggested(tx: Transaction, desk: Desk, after: Journalled): Promise<boolean> {
  const { assignmentId } = desk;
  const { frameId, start, end } = after;
  const shown = await tx.exposure.findFirst({
    where: { assignmentId, frameId, start: { lt: end }, end: { gt: start } },
    select: { id: true },
  });
  return shown !== null;
}

/** What the journal keeps of an annotation as it is. */
export function journalled(row: Row): Journalled {
  const annotation = toAnnotation(row);
  const { quote } = annotation;
  return { ...contentOf(annotation), quote, deleted: row.deletedAt !== null };
}

/** Plain data for a JSON column, whose type does not know of read-only values. */
function asJson(value: object): Prisma.InputJsonObject {
  return value;
}
