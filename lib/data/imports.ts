import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { cleanText } from "@/lib/domain/clean/clean";
import { NO_MARKS } from "@/lib/domain/clean/marks";
import { AppError } from "@/lib/domain/errors";
import type { FileChoices, ImportFileState, ImportNote } from "@/lib/domain/import";
import { MOST_WAITING_IMPORTS } from "@/lib/domain/limits";
import { recordAudit } from "./audit";
import { unknownBatch } from "./import-files";
import { storeInto } from "./import-store";
import { createJob } from "./jobs";

/** A file as it arrived, decoded. */
export interface ImportedText {
  readonly fileName: string;
  readonly encoding: string;
  readonly raw: string;
}

export type ImportOutcome = { readonly fileName: string } & (
  | { readonly stored: true; readonly articleId: string; readonly problems: readonly string[] }
  | { readonly stored: false; readonly message: string }
);

export type ImportVia = "browser" | "paste" | "command line";

/** Options of a batch that a program brought through the HTTP API. */
export const BY_API = { program: true } as const;

/** Options of a batch whose pages were asked for by their addresses. */
export const BY_ADDRESS = { addresses: true } as const;

/** Which way a batch came, in words for people. */
export function viaOf({
  via,
  options,
}: {
  readonly via: string;
  readonly options: unknown;
}): string {
  const says = (key: string) => typeof options === "object" && options !== null && key in options;
  if (says("program")) return "HTTP API";
  if (says("addresses")) return "web addresses";
  if (says("study")) return "project of another program";
  return via;
}

/** Open a batch: the articles that one person brings in at one time. */
export async function createImportBatch(
  access: ProjectAccess<"article:import">,
  via: ImportVia,
  options: Prisma.InputJsonObject = {},
): Promise<string> {
  const id = crypto.randomUUID();
  await prisma.$transaction(async (tx) => {
    await tx.importBatch.create({
      data: { id, projectId: access.projectId, createdById: access.userId, via, options },
    });
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "article.import",
      subjectId: id,
    });
  });
  return id;
}

/**
 * Store one text as an article to be cleaned, with the metadata it gives itself.
 * What is refused (nothing to read in it, or the same text once more) leaves no trace.
 */
export async function importText(
  access: ProjectAccess<"article:import">,
  batchId: string,
  { fileName, encoding, raw }: ImportedText,
): Promise<ImportOutcome> {
  const { text, problems, title, outlet, author, publishedOn, language } = cleanText(raw);
  if (text === "") {
    return { fileName, stored: false, message: "There is no article text in it." };
  }
  const metadata = { title, outlet, author, publishedOn, url: null, language };
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const batch = await tx.importBatch.findFirst({
      where: { id: batchId, projectId: access.projectId },
      select: { id: true },
    });
    if (!batch) throw unknownBatch();
    const { articleIds, notes } = await storeInto(tx, access, { name: fileName, batchId }, [
      { kind: "article", place: "", format: "text", encoding, raw, marks: NO_MARKS, metadata },
    ]);
    const [articleId] = articleIds;
    if (articleId) return { fileName, stored: true, articleId, problems };
    const [note] = notes;
    const message = note && note.kind !== "link" ? note.reason : "It was not stored.";
    return { fileName, stored: false, message };
  });
}

/**
 * Begin to read the files of a batch, with what the person chose for each by its id;
 * or go on where a failed reading ended.
 *
 * @returns the job that reads them
 * @throws {AppError} not_found; conflict when it is being read, or there is nothing to
 *   read; too_many_requests when many imports wait already
 */
export async function startImport(
  access: ProjectAccess<"article:import">,
  batchId: string,
  choices: Readonly<Record<string, FileChoices>>,
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const batch = await tx.importBatch.findFirst({
      where: { id: batchId, projectId: access.projectId },
      select: {
        options: true,
        job: { select: { state: true } },
        files: { select: { id: true, state: true } },
      },
    });
    if (!batch) throw unknownBatch();
    if (batch.job && batch.job.state !== "failed") {
      throw new AppError("conflict", "These files are being read already.");
    }
    if (batch.files.some(({ state }) => state === "arriving")) {
      throw new AppError(
        "conflict",
        "Some files have not arrived whole. Drop them once more, or take them out.",
      );
    }
    if (!batch.files.some(({ state }) => state === "waiting" || state === "reading")) {
      throw new AppError("conflict", "There is no file to read. Choose files first.");
    }
    const waiting = await tx.job.count({
      where: { projectId: access.projectId, kind: "import", state: "waiting" },
    });
    if (waiting >= MOST_WAITING_IMPORTS) {
      throw new AppError(
        "too_many_requests",
        `${MOST_WAITING_IMPORTS} imports wait for their turn already. Begin this one when they are done.`,
      );
    }
    const jobId = await createJob(tx, access, "import", { batchId });
    await tx.importBatch.update({
      where: { id: batchId },
      data: {
        jobId,
        ...(!batch.job && {
          options: {
            ...(batch.options as object),
            files: choices,
          } as unknown as Prisma.InputJsonObject,
        }),
      },
    });
    return jobId;
  });
}

export interface BatchFile {
  readonly id: string;
  readonly name: string;
  /** Bytes */
  readonly size: number;
  readonly format: string | null;
  readonly state: ImportFileState;
  readonly found: number;
  readonly stored: number;
  readonly notes: readonly ImportNote[];
}

export interface Batch {
  readonly id: string;
  readonly createdAt: Date;
  readonly via: ImportVia;
  readonly jobId: string | null;
  /** It brings in a project of another program (lib/data/study-imports.ts). */
  readonly isProject: boolean;
  readonly files: readonly BatchFile[];
  /** Articles that came of it and are not in the trash. */
  readonly stored: number;
}

/** One import, with what became of each file; null when it does not exist. */
export async function findBatch(
  access: ProjectAccess<"article:import">,
  id: string,
): Promise<Batch | null> {
  const batch = await prisma.importBatch.findFirst({
    where: { id, projectId: access.projectId },
    select: {
      ...{ id: true, createdAt: true, via: true, jobId: true, options: true },
      files: {
        orderBy: { position: "asc" },
        select: {
          ...{ id: true, name: true, size: true, format: true },
          ...{ state: true, found: true, stored: true, problems: true },
        },
      },
      _count: { select: { articles: { where: { deletedAt: null } } } },
    },
  });
  if (!batch) return null;
  const { _count, via, files, options, ...rest } = batch;
  return {
    ...rest,
    isProject: "study" in (options as object),
    via: via as ImportVia,
    stored: _count.articles,
    files: files.map(({ problems, state, ...file }) => ({
      ...file,
      state: state as ImportFileState,
      notes: problems as unknown as ImportNote[],
    })),
  };
}

export interface BatchArticle {
  readonly id: string;
  readonly title: string | null;
  readonly fileName: string;
  /** Where in the file; empty where it is the whole file. */
  readonly place: string;
}

/** The articles that came of an import, in the order in which they were found. */
export function listBatchArticles(
  access: ProjectAccess<"article:import">,
  batchId: string,
  limit?: number,
): Promise<BatchArticle[]> {
  return prisma.article.findMany({
    where: { batchId, projectId: access.projectId, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    ...(limit !== undefined && { take: limit }),
    select: { id: true, title: true, fileName: true, place: true },
  });
}

/** Addresses that are looked up in one query. */
const LOOKED_UP = 1_000;

/**
 * The first `limit` of these addresses that no article of the project has, each once. An
 * article in the trash still has its address.
 */
export async function listNewAddresses(
  access: ProjectAccess<"article:import">,
  addresses: readonly string[],
  limit: number,
): Promise<string[]> {
  const distinct = [...new Set(addresses)];
  const fresh: string[] = [];
  for (let at = 0; at < distinct.length && fresh.length < limit; at += LOOKED_UP) {
    const some = distinct.slice(at, at + LOOKED_UP);
    const rows = await prisma.article.findMany({
      where: { projectId: access.projectId, url: { in: some } },
      select: { url: true },
    });
    const known = new Set(rows.map(({ url }) => url));
    fresh.push(...some.filter((address) => !known.has(address)));
  }
  return fresh.slice(0, limit);
}

export interface BatchLine {
  readonly id: string;
  readonly createdAt: Date;
  readonly via: ImportVia;
  /** Which way it came, as `viaOf` says it. */
  readonly came: string;
  /** The formats of its files, as far as they were recognised. */
  readonly formats: readonly string[];
  /** The job's state; null while its files have not been read, or when there was none. */
  readonly state: string | null;
  readonly files: number;
  /** Articles that its files hold, and those of them that are in the project. */
  readonly found: number;
  readonly articles: number;
}

/** The newest imports, the newest first; those that hold nothing are left out. */
export async function listBatches(
  access: ProjectAccess<"article:import">,
  limit: number,
): Promise<BatchLine[]> {
  const batches = await prisma.importBatch.findMany({
    where: {
      projectId: access.projectId,
      OR: [{ files: { some: {} } }, { articles: { some: {} } }],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: {
      ...{ id: true, createdAt: true, via: true, options: true },
      job: { select: { state: true } },
      _count: { select: { files: true, articles: { where: { deletedAt: null } } } },
    },
  });
  const kinds = await prisma.importFile.groupBy({
    by: ["batchId", "format"],
    where: { batchId: { in: batches.map(({ id }) => id) } },
    orderBy: [{ batchId: "asc" }, { format: "asc" }],
    _sum: { found: true },
  });
  return batches.map(({ _count, via, options, job, ...batch }) => {
    const own = kinds.filter(({ batchId }) => batchId === batch.id);
    return {
      ...batch,
      via: via as ImportVia,
      came: viaOf({ via, options }),
      formats: own.flatMap(({ format }) => format ?? []),
      state: job?.state ?? null,
      files: _count.files,
      found: own.reduce((sum, { _sum }) => sum + (_sum.found ?? 0), 0),
      articles: _count.articles,
    };
  });
}
