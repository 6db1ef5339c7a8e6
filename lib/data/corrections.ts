import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import { lockAssignment, lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Annotation } from "@/lib/domain/annotation";
import { AppError } from "@/lib/domain/errors";
import { codedLength } from "@/lib/domain/frame-use";
import { carryZones } from "@/lib/domain/reanchor/carry-zones";
import { reanchorPassage } from "@/lib/domain/reanchor/passage";
import { anchorAfter, placedIn } from "@/lib/domain/reanchor/placed";
import { readingPlaceBetween } from "@/lib/domain/reanchor/reading-place";
import type { Reanchor } from "@/lib/domain/reanchor/reanchor";
import { reanchorBetween } from "@/lib/domain/reanchor/reanchor";
import { correctedText } from "@/lib/domain/reanchor/corrected-text";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { Zone } from "@/lib/domain/zones";
import { annotationColumns, journalled, toAnnotation } from "./annotations";
import { recordAudit } from "./audit";
import { carrySubmissions } from "./carried-submissions";
import { countFinalLayer } from "./frame-uses";
import { movePassages } from "./norming";
import { countDifferences } from "./settling-desk";
import { indexText } from "./text-search";
import { visibleAssignments } from "./visibility";

type CorrectionAccess = ProjectAccess<"article:import">;

/** What a lead wants an article's text to be. */
export interface Correction {
  readonly articleId: string;
  readonly text: string;
  /** Why; shown with the version. */
  readonly note: string;
  /** The number of the text version that was corrected. */
  readonly baseTextVersion: number;
}

/** A state of an article's text. */
export interface TextVersion {
  readonly number: number;
  readonly text: string;
  readonly note: string;
  readonly createdAt: Date;
}

/** What becomes of tags: of those that the viewer may see, and of no others. */
export interface ReanchoringPreview {
  readonly moved: number;
  readonly changed: number;
  readonly orphaned: number;
}

/** The frozen texts of an article, the newest first. @throws {AppError} not_found */
export async function listTextVersions(
  access: ProjectAccess<"article:read">,
  articleId: string,
): Promise<TextVersion[]> {
  const versions = await prisma.textVersion.findMany({
    where: { articleId, article: { projectId: access.projectId, deletedAt: null } },
    orderBy: { number: "desc" },
    select: { number: true, text: true, note: true, createdAt: true },
  });
  if (versions.length === 0) throw unknown();
  return versions;
}

/**
 * What a correction would do to tags, without doing it. Counts only what the viewer
 * may see anyway: a lead who codes learns nothing of teammates' work from it.
 *
 * @throws {AppError} as `correctText`
 */
export async function previewCorrection(
  access: CorrectionAccess,
  correction: Correction,
): Promise<ReanchoringPreview> {
  const { old, text } = await checked(prisma, access, correction);
  const reanchor = reanchorBetween(old.text, text);
  const annotations = await prisma.annotation.findMany({
    where: {
      deletedAt: null,
      textVersionId: old.id,
      assignment: { AND: [visibleAssignments(access), { articleId: correction.articleId }] },
    },
    select: annotationColumns,
  });
  const counts = { moved: 0, changed: 0, orphaned: 0 };
  for (const row of annotations) counts[reanchorPassage(reanchor, toAnnotation(row)).outcome]++;
  return counts;
}

/**
 * Correct the text of an article after it was frozen. It becomes a new text version,
 * and all work on the article moves to it in the same transaction: tags, decisions,
 * assignments, and the figures counted from them, so that none ever counts two
 * versions. A tag that is not found for certain is `changed` or `orphaned`, never guessed.
 *
 * @returns the number of the new version
 * @throws {AppError} not_found; conflict when the text was corrected meanwhile;
 *   invalid_input when nothing changes or nothing is left
 */
export async function correctText(
  access: CorrectionAccess,
  correction: Correction,
): Promise<number> {
  const { articleId, note } = correction;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const { old, text } = await checked(tx, access, correction);
    const assignments = await tx.assignment.findMany({
      where: { articleId },
      orderBy: { id: "asc" },
      select: { id: true },
    });
    for (const { id } of assignments) await lockAssignment(tx, id);

    const zones = carryZones(old.text, old.zones, text);
    const now = new Date();
    const fresh = { id: crypto.randomUUID(), number: old.number + 1, text, zones, createdAt: now };
    await tx.textVersion.create({
      data: {
        id: fresh.id,
        articleId,
        number: fresh.number,
        text,
        note,
        createdAt: fresh.createdAt,
        createdById: access.userId,
        sha256: createHash("sha256").update(text).digest("hex"),
        length: codePointLength(text),
        codedLength: codedLength(zones),
        zones: zones as unknown as Prisma.InputJsonArray,
      },
    });
    await indexText(tx, access.projectId, articleId, fresh);
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "article.correct",
      subjectId: articleId,
      detail: { textVersion: fresh.number },
    });
    await moveAssignments(tx, articleId, old, fresh);
    await moveAnnotations(tx, access, articleId, fresh);
    await moveDecisions(tx, articleId, old.id, fresh);
    await movePassages(tx, access, articleId, reanchorBetween(old.text, text));
    await carrySubmissions(tx, access, articleId, fresh);
    await recountSettled(tx, access, articleId);
    return fresh.number;
  });
}

/** A version as a transaction makes it. */
interface FreshText extends StoredText {
  readonly createdAt: Date;
}

interface StoredText {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly zones: readonly Zone[];
}

async function checked(
  db: Pick<Transaction, "textVersion">,
  access: CorrectionAccess,
  { articleId, text: wanted, baseTextVersion }: Correction,
): Promise<{ old: StoredText; text: string }> {
  const row = await db.textVersion.findFirst({
    where: { articleId, article: { projectId: access.projectId, deletedAt: null } },
    orderBy: { number: "desc" },
    select: { id: true, number: true, text: true, zones: true },
  });
  if (!row) throw unknown();
  if (row.number !== baseTextVersion) {
    throw new AppError(
      "conflict",
      "Somebody corrected this text meanwhile. Reload the page and make your correction in the new text.",
    );
  }
  const text = correctedText(wanted);
  if (text === "") {
    throw new AppError(
      "invalid_input",
      "Nothing would be left of the text. Delete the article instead.",
    );
  }
  if (text === row.text) {
    throw new AppError("invalid_input", "The text is as it was. Change it first.");
  }
  return { old: { ...row, zones: row.zones as unknown as Zone[] }, text };
}

/** Every assignment is on the new text, at the words where its reviewer was reading. */
async function moveAssignments(
  tx: Transaction,
  articleId: string,
  old: StoredText,
  fresh: StoredText,
): Promise<void> {
  await tx.assignment.updateMany({ where: { articleId }, data: { textVersionId: fresh.id } });
  const placeAfter = readingPlaceBetween(old.text, fresh.text);
  const begun = await tx.assignment.findMany({
    where: { articleId, place: { gt: 0 } },
    select: { id: true, place: true },
  });
  for (const { id, place } of begun) {
    await tx.assignment.update({ where: { id }, data: { place: placeAfter(place) } });
  }
}

/** Move every annotation on the article, those in the trash and the orphaned too, by the journal. */
async function moveAnnotations(
  tx: Transaction,
  { userId }: CorrectionAccess,
  articleId: string,
  fresh: FreshText,
): Promise<void> {
  const rows = await tx.annotation.findMany({
    where: { assignment: { articleId } },
    orderBy: { id: "asc" },
    select: annotationColumns,
  });
  const reanchors = await reanchorsTo(tx, articleId, fresh);
  const now = fresh.createdAt; // listSteps tells by it what was done before the correction
  for (const row of rows) {
    const passage = reanchorPassage(reanchors.get(row.textVersionId)!, toAnnotation(row));
    const after = {
      ...journalled(row),
      ...placedIn(fresh.text, passage),
      anchor: anchorAfter(passage, toAnnotation(row).anchor),
    };
    const revision = row.revision + 1;
    const { start, end, quote, pieces, anchor } = after;
    await tx.annotation.update({
      where: { id: row.id, revision: row.revision },
      data: {
        ...{ start, end, quote, anchor, revision, updatedAt: now },
        pieces: pieces ? (pieces as unknown as Prisma.InputJsonArray) : Prisma.DbNull,
        ...(passage.outcome !== "orphaned" && { textVersionId: fresh.id }),
      },
      select: { id: true },
    });
    await tx.annotationEvent.create({
      data: {
        mutationId: crypto.randomUUID(),
        annotationId: row.id,
        actorId: userId,
        kind: "update",
        revision,
        before: { ...journalled(row) } as unknown as Prisma.InputJsonObject,
        after: after as unknown as Prisma.InputJsonObject,
        createdAt: now,
      },
      select: { sequence: true },
    });
  }
}

/** Decisions move as annotations do; one without a text version was made on the text before. */
async function moveDecisions(
  tx: Transaction,
  articleId: string,
  oldId: string,
  fresh: StoredText,
): Promise<void> {
  const reanchors = await reanchorsTo(tx, articleId, fresh);
  const decisions = await tx.decision.findMany({
    where: { adjudication: { articleId } },
    select: { id: true, start: true, end: true, pieces: true, anchor: true, textVersionId: true },
  });
  for (const { id, textVersionId, start, end, pieces, anchor } of decisions) {
    const passage = reanchorPassage(reanchors.get(textVersionId ?? oldId)!, {
      ...{ start, end },
      pieces: pieces as Annotation["pieces"],
    });
    const there = placedIn(fresh.text, passage);
    await tx.decision.update({
      where: { id },
      data: {
        ...there,
        ...(there && {
          pieces: there.pieces ? (there.pieces as unknown as Prisma.InputJsonArray) : Prisma.DbNull,
        }),
        anchor: anchorAfter(passage, anchor as Annotation["anchor"]),
        textVersionId: there ? fresh.id : (textVersionId ?? oldId),
      } as Prisma.DecisionUncheckedUpdateInput,
      select: { id: true },
    });
  }
}

/** By the id of the text version that a passage is on: what was orphaned once may be found again. */
async function reanchorsTo(
  tx: Transaction,
  articleId: string,
  { text }: StoredText,
): Promise<Map<string, Reanchor>> {
  const versions = await tx.textVersion.findMany({
    where: { articleId },
    select: { id: true, text: true },
  });
  return new Map(versions.map((version) => [version.id, reanchorBetween(version.text, text)]));
}

/** Count anew what was settled on the article, in every round. */
async function recountSettled(
  tx: Transaction,
  { projectId }: CorrectionAccess,
  articleId: string,
): Promise<void> {
  const closed = await tx.adjudication.findMany({
    where: { articleId, closedAt: { not: null } },
    select: { id: true },
  });
  for (const { id } of closed) await countFinalLayer(tx, projectId, id);
  const settled = await tx.adjudication.findMany({
    where: { articleId },
    select: { roundId: true },
  });
  for (const { roundId } of settled) await countDifferences(tx, { projectId }, roundId, articleId);
}

function unknown(): AppError {
  return new AppError("not_found", "This article does not exist, or its text is not frozen yet.");
}
