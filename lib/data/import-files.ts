import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { ImportFileState } from "@/lib/domain/import";
import { PART_BYTES, partsOf } from "@/lib/domain/import";
import { MAX_BATCH_FILES, MAX_FILE_BYTES } from "@/lib/domain/limits";
import { isDuplicate } from "./duplicate";

/** What a browser says of a file before it sends it. */
export interface AnnouncedFile {
  readonly name: string;
  /** Bytes */
  readonly size: number;
  /** Of all its bytes, in hexadecimal digits. */
  readonly sha256: string;
}

export interface ExpectedFile {
  readonly id: string;
  /** Positions of the parts that have not arrived yet; none when the file is here. */
  readonly missing: readonly number[];
}

/**
 * Make room in a batch for files that are about to arrive. A file that was announced
 * to the batch before is the same one, so an upload that broke off goes on.
 *
 * @throws {AppError} not_found; conflict once the batch is being read; invalid_input for
 *   an empty file, too_large for one of more than `MAX_FILE_BYTES`, or for too many
 */
export async function announceFiles(
  access: ProjectAccess<"article:import">,
  batchId: string,
  files: readonly AnnouncedFile[],
): Promise<ExpectedFile[]> {
  for (const { name, size } of files) {
    if (size === 0) throw new AppError("invalid_input", `“${name}” is empty.`);
    if (size > MAX_FILE_BYTES) {
      throw new AppError(
        "too_large",
        `“${name}” is larger than ${MAX_FILE_BYTES / PART_BYTES} MB. Split it first.`,
      );
    }
  }
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const batch = await tx.importBatch.findFirst({
      where: { id: batchId, projectId: access.projectId },
      select: {
        jobId: true,
        files: {
          where: { name: { in: files.map(({ name }) => name) } },
          select: {
            ...{ id: true, name: true, size: true, sha256: true },
            parts: { select: { position: true } },
          },
        },
      },
    });
    if (!batch) throw unknownBatch();
    if (batch.jobId) {
      throw new AppError("conflict", "This import is under way already. Begin another one.");
    }
    // The others are only counted: a folder of a thousand files is announced one by one.
    const { _count: announced, _max } = await tx.importFile.aggregate({
      where: { batchId },
      _count: true,
      _max: { position: true },
    });
    let position = _max.position ?? -1;
    if (announced + files.length > MAX_BATCH_FILES) {
      const most = MAX_BATCH_FILES.toLocaleString("en");
      throw new AppError("too_large", `At most ${most} files can be loaded at one time.`);
    }
    const expected: ExpectedFile[] = [];
    for (const { name, size, sha256 } of files) {
      const known = batch.files.find(
        (file) => file.name === name && file.size === size && file.sha256 === sha256,
      );
      if (known) {
        const here = new Set(known.parts.map((part) => part.position));
        expected.push({ id: known.id, missing: positions(size).filter((at) => !here.has(at)) });
        continue;
      }
      const id = crypto.randomUUID();
      await tx.importFile.create({
        data: { id, batchId, position: ++position, name, size, sha256, state: "arriving" },
      });
      expected.push({ id, missing: positions(size) });
    }
    return expected;
  });
}

/**
 * Keep one part of a file; one that is here already is kept once. With the last one the
 * whole file is checked against what was announced, and only then counts as arrived.
 *
 * @returns whether the file is complete
 * @throws {AppError} not_found; invalid_input for a part of the wrong length, or when the
 *   file is not the announced one: then nothing of it is kept
 */
export async function storePart(
  access: ProjectAccess<"article:import">,
  batchId: string,
  fileId: string,
  { position, bytes }: { readonly position: number; readonly bytes: Uint8Array },
): Promise<boolean> {
  const file = await prisma.importFile.findFirst({
    where: { id: fileId, batchId, batch: { projectId: access.projectId } },
    select: { size: true, sha256: true, state: true, name: true },
  });
  if (!file) throw unknownFile();
  if (file.state !== "arriving") return true;
  const last = partsOf(file.size) - 1;
  const length = position < last ? PART_BYTES : file.size - last * PART_BYTES;
  if (position > last || bytes.length !== length) {
    throw new AppError("invalid_input", `A part of “${file.name}” did not arrive whole.`);
  }
  try {
    await prisma.importFilePart.create({
      data: { fileId, position, bytes: Uint8Array.from(bytes) },
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  if ((await prisma.importFilePart.count({ where: { fileId } })) <= last) return false;

  const hash = createHash("sha256");
  for await (const part of partsFrom(fileId)) hash.update(part);
  if (hash.digest("hex") === file.sha256) {
    await prisma.importFile.updateMany({
      where: { id: fileId, state: "arriving" },
      data: { state: "waiting" satisfies ImportFileState },
    });
    return true;
  }
  await deleteFile(fileId);
  throw new AppError(
    "invalid_input",
    `“${file.name}” changed on its way, so nothing of it was kept. Load it again.`,
  );
}

/** Take a file out of an import that has not begun. */
export async function removeFile(
  access: ProjectAccess<"article:import">,
  batchId: string,
  fileId: string,
): Promise<void> {
  const file = await prisma.importFile.findFirst({
    where: { id: fileId, batchId, batch: { projectId: access.projectId } },
    select: { batch: { select: { jobId: true } } },
  });
  if (!file) throw unknownFile();
  if (file.batch.jobId) throw new AppError("conflict", "This import is under way already.");
  await deleteFile(fileId);
}

export interface StoredFile {
  readonly name: string;
  /** Bytes */
  readonly size: number;
  /** In stretches of `PART_BYTES`, so that no more than one is in memory. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The bytes of a file that has arrived. @throws {AppError} not_found */
export async function openFile(
  access: ProjectAccess<"article:import">,
  batchId: string,
  fileId: string,
): Promise<StoredFile> {
  const file = await prisma.importFile.findFirst({
    where: {
      ...{ id: fileId, batchId, state: { not: "arriving" } },
      batch: { projectId: access.projectId },
    },
    select: { name: true, size: true },
  });
  if (!file) throw unknownFile();
  return { ...file, bytes: partsFrom(fileId) };
}

async function* partsFrom(fileId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position++) {
    const part = await prisma.importFilePart.findUnique({
      where: { fileId_position: { fileId, position } },
      select: { bytes: true },
    });
    if (!part) return;
    yield part.bytes;
  }
}

/** Parts and all: for what never became part of the corpus. */
async function deleteFile(fileId: string): Promise<void> {
  await prisma.$transaction([
    prisma.importFilePart.deleteMany({ where: { fileId } }),
    prisma.importFile.delete({ where: { id: fileId } }),
  ]);
}

function positions(size: number): number[] {
  return Array.from({ length: partsOf(size) }, (_, position) => position);
}

export function unknownBatch(): AppError {
  return new AppError("not_found", "This import does not exist.");
}

function unknownFile(): AppError {
  return new AppError("not_found", "This file does not exist.");
}
