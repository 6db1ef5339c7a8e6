import { createHash } from "node:crypto";
import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { FileChoices, ImportFileState, ImportItem, ImportNote } from "@/lib/domain/import";
import { MAX_NOTES } from "@/lib/domain/import";
import { unknownBatch } from "./import-files";
import { outletIdFor } from "./outlets";

/** A file that is to be read, or read further. */
export interface FileToRead {
  readonly id: string;
  readonly name: string;
  /** How many things of it were dealt with before an interruption. */
  readonly found: number;
  readonly choices: FileChoices;
}

/** The files of a batch that have not been read to their end, in their order. */
export async function listFilesToRead(
  access: ProjectAccess<"article:import">,
  batchId: string,
): Promise<FileToRead[]> {
  const batch = await prisma.importBatch.findFirst({
    where: { id: batchId, projectId: access.projectId },
    select: {
      options: true,
      files: {
        where: { state: { in: ["waiting", "reading"] satisfies ImportFileState[] } },
        orderBy: { position: "asc" },
        select: { id: true, name: true, found: true },
      },
    },
  });
  if (!batch) throw unknownBatch();
  const choices = batch.options as { files?: Record<string, FileChoices> };
  return batch.files.map((file) => ({ ...file, choices: choices.files?.[file.id] ?? {} }));
}

/** Note that a file is being read, and as what. */
export async function beginFile(
  access: ProjectAccess<"article:import">,
  fileId: string,
  format: string,
): Promise<void> {
  await prisma.importFile.updateMany({
    where: { id: fileId, batch: { projectId: access.projectId } },
    data: { state: "reading" satisfies ImportFileState, format },
  });
}

/** What was done with some of a file's items. */
export interface Stored {
  readonly articleIds: readonly string[];
  /** For each item that was not stored. */
  readonly notes: readonly ImportNote[];
}

/**
 * Store what a file turned out to hold, all or nothing, and note how far the file is,
 * so that after an interruption nothing is repeated and nothing is missing. A text
 * that the project has already is listed and not stored again.
 *
 * @param from how many of the file's items came before these
 * @throws {AppError} conflict when the file is further or less far than that: another
 *   process has taken it up
 */
export async function storeItems(
  access: ProjectAccess<"article:import">,
  fileId: string,
  from: number,
  items: readonly ImportItem[],
): Promise<Stored> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const file = await tx.importFile.findFirst({
      where: { id: fileId, batch: { projectId: access.projectId } },
      select: { name: true, batchId: true, found: true, stored: true },
    });
    if (file?.found !== from) {
      throw new AppError("conflict", "This file is being read elsewhere.");
    }
    const stored = await storeInto(tx, access, file, items);
    // Whatever was found and not stored has its note, so a full list need not be read to be known.
    const room = MAX_NOTES - (file.found - file.stored);
    const problems =
      stored.notes.length > 0 && room > 0
        ? await withNotes(tx, fileId, stored.notes.slice(0, room))
        : undefined;
    await tx.importFile.update({
      where: { id: fileId },
      data: {
        found: from + items.length,
        stored: file.stored + stored.articleIds.length,
        ...(problems && { problems }),
      },
    });
    return stored;
  });
}

async function withNotes(
  tx: Transaction,
  fileId: string,
  notes: readonly ImportNote[],
): Promise<Prisma.InputJsonArray> {
  const file = await tx.importFile.findUniqueOrThrow({
    where: { id: fileId },
    select: { problems: true },
  });
  const before = file.problems as unknown as ImportNote[];
  return [...before, ...notes] as unknown as Prisma.InputJsonArray;
}

/** Close a file: it was read to its end, or given up for a reason that people read. */
export async function closeFile(
  access: ProjectAccess<"article:import">,
  fileId: string,
  refusal: string | null,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const file = await tx.importFile.findFirst({
      where: { id: fileId, batch: { projectId: access.projectId } },
      select: { problems: true },
    });
    if (!file) return;
    const notes = file.problems as unknown as ImportNote[];
    if (refusal) notes.unshift({ kind: "problem", place: "", reason: refusal });
    await tx.importFile.update({
      where: { id: fileId },
      data: {
        state: (refusal ? "refused" : "read") satisfies ImportFileState,
        readAt: new Date(),
        problems: notes as unknown as Prisma.InputJsonArray,
      },
    });
  });
}

/** After an import was stopped: what was not read stays unread. What is stored stays stored. */
export async function cancelFiles(
  access: ProjectAccess<"article:import">,
  batchId: string,
): Promise<void> {
  await prisma.importFile.updateMany({
    where: {
      ...{ batchId, state: { in: ["waiting", "reading"] } },
      batch: { projectId: access.projectId },
    },
    data: { state: "cancelled" satisfies ImportFileState },
  });
}

/**
 * Make articles of items within a transaction that holds the project.
 * @returns the new articles, and why each other item is none
 */
export async function storeInto(
  tx: Transaction,
  { projectId }: ProjectAccess<"article:import">,
  file: { readonly name: string; readonly batchId: string },
  items: readonly ImportItem[],
): Promise<Stored> {
  const articles = items.flatMap((item) => (item.kind === "article" ? [item] : []));
  const sums = new Map(articles.map((item) => [item, sha256(item.raw)]));
  const twins = await tx.article.findMany({
    where: { projectId, rawSha256: { in: [...sums.values()] } },
    select: { id: true, title: true, fileName: true, rawSha256: true, deletedAt: true },
  });
  const known = new Map(
    twins.map(({ rawSha256, id, title, fileName, deletedAt }) => [
      rawSha256,
      { id, name: title ?? fileName, where: deletedAt ? "is in the trash" : "is in the project" },
    ]),
  );
  const outletIds = new Map<string, string | null>();
  const outletOf = async (name: string | null, url: string | null) => {
    const key = name ?? url ?? "";
    if (!outletIds.has(key)) outletIds.set(key, await outletIdFor(tx, projectId, name, url));
    return outletIds.get(key) ?? null;
  };
  const rows: Prisma.ArticleCreateManyInput[] = [];
  const now = Date.now();
  const notes: ImportNote[] = [];
  for (const item of items) {
    if (item.kind !== "article") {
      notes.push(item);
      continue;
    }
    const { place, format, encoding, raw, marks, metadata } = item;
    const rawSha256 = sums.get(item)!;
    const twin = known.get(rawSha256);
    if (twin) {
      const reason = `The same text ${twin.where} already, as “${twin.name}”.`;
      notes.push({ kind: "duplicate", place, reason, articleId: twin.id });
      continue;
    }
    const { outlet, ...told } = metadata;
    const id = crypto.randomUUID();
    known.set(rawSha256, { id, name: told.title ?? file.name, where: "is in the project" });
    rows.push({
      ...told,
      ...{ id, projectId, batchId: file.batchId, fileName: file.name },
      ...{ encoding, raw, rawSha256, format, place },
      // In the order of the file, wherever articles are listed by age.
      createdAt: new Date(now + rows.length),
      outletId: await outletOf(outlet, metadata.url),
      choices: { keep: [], drop: [], zones: {} },
      marks: marks as unknown as Prisma.InputJsonObject,
    });
  }
  if (rows.length > 0) await tx.article.createMany({ data: rows });
  return { articleIds: rows.map(({ id }) => id), notes };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
