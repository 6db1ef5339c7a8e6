"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { removeFile } from "@/lib/data/import-files";
import { startImport } from "@/lib/data/imports";
import type { Result } from "@/lib/domain/errors";
import type { FileChoices } from "@/lib/domain/import";
import { COLUMN_FIELDS } from "@/lib/domain/import";
import { MAX_BATCH_FILES } from "@/lib/domain/limits";
import { requireProject } from "@/lib/server/access";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const choices = z
  .record(
    id,
    z.strictObject({
      encoding: z.string().max(40).optional(),
      columns: z.partialRecord(z.enum(COLUMN_FIELDS), z.string().max(1_000)).optional(),
    }),
  )
  .refine((files) => Object.keys(files).length <= MAX_BATCH_FILES);

/** Begin to read the files of an import, with what the person chose for each. */
export async function beginImport(
  slug: string,
  batchId: string,
  chosen: Record<string, FileChoices>,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await startImport(access, id.parse(batchId), choices.parse(chosen));
    refresh();
  });
}

/** Take a file out of an import that has not begun. */
export async function takeOutFile(
  slug: string,
  batchId: string,
  fileId: string,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await removeFile(access, id.parse(batchId), id.parse(fileId));
    refresh();
  });
}
