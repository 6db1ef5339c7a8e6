import { findLead } from "@/lib/data/members";
import type { Permission, ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { UsageError } from "./command";

/**
 * The way into a project from the command line. Whoever may run commands on the
 * server may do there what its leads may; the audit names the project's first lead.
 *
 * @throws {UsageError} without a slug; {AppError} not_found for an unknown one
 */
export async function openProject<P extends Permission>(
  slug: string | undefined,
  permission: P,
): Promise<ProjectAccess<P>> {
  if (!slug) throw new UsageError("Name the project: --project SLUG (it stands in its address).");
  const lead = await findLead(slug);
  const access = lead && grant(lead, permission);
  if (!access) throw new AppError("not_found", `There is no project “${slug}” with a lead.`);
  return access;
}
