import { findJob } from "@/lib/data/jobs";
import { findStudyImport } from "@/lib/data/study-imports";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import type { OffsetUnit } from "@/lib/domain/interchange/imported-study";
import type { Job } from "@/lib/domain/job";

/** What reading a file found; null while it has not come to its end. */
export function foundIn(look: Job | null): FoundStudy | null {
  return look?.state === "done" ? (look.result!.found as unknown as FoundStudy) : null;
}

/**
 * What was found in the file of an import, and the unit that a person chose for it.
 * @throws {AppError} not_found; conflict while it was not read
 */
export async function requireFoundStudy(
  access: ProjectAccess<"project:edit">,
  batchId: string,
): Promise<{ readonly found: FoundStudy; readonly unit: OffsetUnit | null }> {
  const study = await findStudyImport(access, batchId);
  if (!study) throw new AppError("not_found", "This import does not exist.");
  const look = study.lookId === null ? null : await findJob(access, study.lookId);
  const found = foundIn(look);
  if (!found) throw new AppError("conflict", "The file was not read yet. Reload the page.");
  return { found, unit: look!.input.unit as OffsetUnit | null };
}
