"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { createStudyImport, lookIntoStudy } from "@/lib/data/study-imports";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

/** Begin to import a project of another program. @returns the import that the file belongs to */
export async function openStudyImport(slug: string): Promise<Result<string>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "project:edit");
    return createStudyImport(access, "browser");
  });
}

/** Read what is in the file of an import. */
export async function readStudyFile(slug: string, batchId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "project:edit");
    await lookIntoStudy(access, id.parse(batchId), null);
    refresh();
  });
}
