import { Prisma, prisma } from "@/lib/db/client";
import { lockAssignment, shareProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Anchor } from "@/lib/domain/annotation";
import { AppError } from "@/lib/domain/errors";
import { spanOfWords } from "@/lib/domain/reanchor/words";
import { annotationColumns, journalled, toAnnotation } from "./annotations";
import { recordAudit } from "./audit";
import { repairBlindWork } from "./carried-submissions";
import { sealSubmission } from "./seals";

type CoderAccess = ProjectAccess<"annotation:create">;

/** One's own tag whose passage a correction of the text has touched. */
export interface UnsettledTag {
  readonly id: string;
  readonly revision: number;
  readonly anchor: Exclude<Anchor, "sound">;
  readonly frameId: string;
  readonly frame: string;
  readonly article: string;
  readonly assignmentId: string;
  readonly language: string | null;
  /** Its words before the correction, and now; null where they are gone. */
  readonly before: string;
  readonly now: string | null;
  /** Why the text was corrected. */
  readonly note: string;
}

/** What a reviewer says of such a tag: it holds, it stands at these words, or it goes. */
export type Settlement =
  | { readonly kind: "confirm" }
  | { readonly kind: "place"; readonly words: string }
  | { readonly kind: "delete" };

/** The caller's own tags that wait for a word since their text was corrected, by article. */
export async function listUnsettledTags(access: CoderAccess): Promise<UnsettledTag[]> {
  // Asked for so that an index of these few is used: one's own tags may be many thousands.
  const touched = await prisma.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Annotation" WHERE "reviewerId" = ${access.userId} AND "anchor" <> 'sound'`;
  if (touched.length === 0) return [];
  const rows = await prisma.annotation.findMany({
    where: { AND: [ownUnsettled(access), { id: { in: touched.map(({ id }) => id) } }] },
    orderBy: [{ assignment: { articleId: "asc" } }, { start: "asc" }, { id: "asc" }],
    select: {
      ...annotationColumns,
      frame: { select: { name: true } },
      assignment: {
        select: {
          textVersion: { select: { note: true } },
          article: { select: { title: true, fileName: true, language: true } },
        },
      },
      events: { orderBy: { revision: "desc" }, take: 1, select: { before: true } },
    },
  });
  return rows.map(({ frame, assignment, events, ...row }) => {
    const { article, textVersion } = assignment;
    const before = (events[0]?.before as { quote?: string } | null)?.quote ?? row.quote;
    const anchor = row.anchor as UnsettledTag["anchor"];
    return {
      id: row.id,
      revision: row.revision,
      anchor,
      frameId: row.frameId,
      frame: frame.name,
      article: article.title ?? article.fileName,
      assignmentId: row.assignmentId,
      language: article.language,
      before,
      now: anchor === "orphaned" ? null : row.quote,
      note: textVersion.note,
    };
  });
}

/**
 * Settle one of the caller's tags that a correction touched; after submission too,
 * for it is not the reviewer who changed the text. The submission is sealed and
 * counted anew.
 *
 * @throws {AppError} not_found; conflict when it has changed since `revision`;
 *   invalid_input when the words do not stand in the text exactly once
 */
export async function settleTag(
  access: CoderAccess,
  id: string,
  revision: number,
  settlement: Settlement,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await shareProject(tx, access.projectId);
    const known = await tx.annotation.findFirst({
      where: { ...ownUnsettled(access), id },
      select: { assignmentId: true },
    });
    if (!known) throw new AppError("not_found", "This tag does not wait for anything.");
    await lockAssignment(tx, known.assignmentId);
    const row = await tx.annotation.findUniqueOrThrow({
      where: { id },
      select: {
        ...annotationColumns,
        assignment: {
          select: {
            submittedAt: true,
            textVersion: { select: { id: true, number: true, text: true } },
          },
        },
      },
    });
    if (row.revision !== revision) {
      throw new AppError("conflict", "This tag has changed meanwhile. Reload the page.");
    }
    const { assignment, ...annotation } = row;
    const passage = placeOf(settlement, toAnnotation(annotation), assignment.textVersion.text);
    const deleted = settlement.kind === "delete";
    const anchor: Anchor = deleted ? toAnnotation(annotation).anchor : "sound";
    const now = new Date();
    await tx.annotation.update({
      where: { id, revision },
      data: {
        ...(passage && {
          ...passage,
          pieces: Prisma.DbNull,
          textVersionId: assignment.textVersion.id,
        }),
        ...{ anchor, revision: revision + 1, updatedAt: now, deletedAt: deleted ? now : null },
      },
    });
    await tx.annotationEvent.create({
      data: {
        mutationId: crypto.randomUUID(),
        annotationId: id,
        actorId: access.userId,
        kind: deleted ? "delete" : "update",
        revision: revision + 1,
        before: { ...journalled(annotation) } as unknown as Prisma.InputJsonObject,
        after: {
          ...journalled(annotation),
          ...(passage && { ...passage, pieces: null }),
          ...{ anchor, deleted },
        } as unknown as Prisma.InputJsonObject,
        createdAt: now,
      },
    });
    const placed = passage && {
      ...passage,
      pieces: null,
      textVersion: assignment.textVersion.number,
    };
    await repairBlindWork(tx, access.projectId, row.assignmentId, {
      id,
      tag: deleted ? null : { ...placed, anchor },
    });
    if (assignment.submittedAt) await sealSubmission(tx, access.projectId, row.assignmentId);
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "annotation.settle",
      subjectId: id,
      detail: { kind: settlement.kind },
    });
  });
}

/** Where a tag is put; null where its passage stays. */
function placeOf(settlement: Settlement, { anchor }: { readonly anchor: Anchor }, text: string) {
  if (settlement.kind === "confirm" && anchor === "orphaned") {
    throw new AppError("invalid_input", "Its words are gone. Place it anew, or delete it.");
  }
  if (settlement.kind !== "place") return null;
  const span = spanOfWords(text, settlement.words);
  return { ...span, quote: settlement.words.trim() };
}

function ownUnsettled({ projectId, userId }: CoderAccess) {
  return {
    reviewerId: userId,
    deletedAt: null,
    anchor: { not: "sound" },
    assignment: {
      withdrawnAt: null,
      round: { projectId, deletedAt: null },
      article: { deletedAt: null },
    },
  } satisfies Prisma.AnnotationWhereInput;
}
