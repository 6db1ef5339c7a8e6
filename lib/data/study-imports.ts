import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { OffsetUnit } from "@/lib/domain/interchange/imported-study";
import type { StudyMapping } from "@/lib/domain/interchange/mapping";
import { unknownBatch } from "./import-files";
import type { ImportVia } from "./imports";
import { createImportBatch } from "./imports";
import { createJob } from "./jobs";

/** Looking into the file, and storing what is in it. */
export type StudyJob = "study-look" | "study-import";

/** An import of a project of another program. */
export interface StudyImport {
  readonly id: string;
  readonly createdAt: Date;
  /** The file; null while none has arrived. */
  readonly file: { readonly id: string; readonly name: string } | null;
  /** Files that came beside it, which is a mistake. */
  readonly others: number;
  /** The newest job of each kind; null where there is none. */
  readonly lookId: string | null;
  readonly importId: string | null;
}

/** What an import keeps of itself beside its files. */
interface Options {
  readonly study: { readonly look: string | null; readonly import: string | null };
}

/** Open an import of a project: one file follows. @returns its id */
export function createStudyImport(
  access: ProjectAccess<"project:edit">,
  via: ImportVia,
): Promise<string> {
  const options = { study: { look: null, import: null } } satisfies Options;
  return createImportBatch(grant(access, "article:import")!, via, options);
}

/** Whether a batch's options are those of an import of a project. */
export function isStudyImport(options: unknown): boolean {
  return typeof options === "object" && options !== null && "study" in options;
}

/** One import of a project; null when it does not exist, or is one of articles. */
export async function findStudyImport(
  access: ProjectAccess<"project:edit">,
  id: string,
): Promise<StudyImport | null> {
  const row = await findRow(prisma, access, id);
  if (!row) return null;
  const { files, options, createdAt } = row;
  const [file] = files;
  const { look, import: imported } = (options as unknown as Options).study;
  return {
    ...{ id, createdAt, file: file ?? null, others: Math.max(0, files.length - 1) },
    ...{ lookId: look, importId: imported },
  };
}

/**
 * Begin to look into the file of an import.
 * @returns the job
 * @throws {AppError} not_found; conflict when the file is not here, or is stored already
 */
export function lookIntoStudy(
  access: ProjectAccess<"project:edit">,
  id: string,
  unit: OffsetUnit | null,
): Promise<string> {
  return begin(access, id, "study-look", { unit });
}

/**
 * Begin to store a study as a person decided.
 * @returns the job
 * @throws {AppError} not_found; conflict when the file is not here, or is stored already
 */
export function startStudyImport(
  access: ProjectAccess<"project:edit">,
  id: string,
  mapping: StudyMapping,
): Promise<string> {
  return begin(access, id, "study-import", {
    mapping: mapping as unknown as Prisma.InputJsonObject,
  });
}

function begin(
  access: ProjectAccess<"project:edit">,
  batchId: string,
  kind: StudyJob,
  input: Prisma.InputJsonObject,
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const row = await findRow(tx, access, batchId);
    if (!row) throw unknownBatch();
    const [file] = row.files;
    if (!file)
      throw new AppError("conflict", "The file has not arrived whole. Choose it once more.");
    const { study } = row.options as unknown as Options;
    const stored = await tx.round.count({ where: { id: batchId } });
    const running = await tx.job.count({
      where: {
        id: { in: [study.look ?? "", study.import ?? ""] },
        state: { in: ["waiting", "running"] },
      },
    });
    if (stored + running > 0) {
      throw new AppError(
        "conflict",
        stored > 0 ? "This project was imported already." : "This project is being read already.",
      );
    }
    const jobId = await createJob(tx, access, kind, { ...input, batchId, fileId: file.id });
    const next = kind === "study-look" ? { ...study, look: jobId } : { ...study, import: jobId };
    await tx.importBatch.update({
      where: { id: batchId },
      data: { jobId, options: { study: next } satisfies Options },
    });
    return jobId;
  });
}

async function findRow(
  db: Pick<Transaction, "importBatch">,
  { projectId }: ProjectAccess<"project:edit">,
  id: string,
) {
  const row = await db.importBatch.findFirst({
    where: { id, projectId },
    select: {
      ...{ createdAt: true, options: true },
      files: {
        where: { state: { not: "arriving" } },
        orderBy: { position: "asc" },
        select: { id: true, name: true },
      },
    },
  });
  return row && isStudyImport(row.options) ? row : null;
}
