import { cancelJob, findJob } from "@/lib/data/jobs";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { Job, JobView } from "@/lib/domain/job";
import { jobsHere } from "./here";
import type { JobKind } from "./kind";
import { jobKind } from "./registry";

/**
 * A job, for whoever may do such work.
 * @throws {AppError} not_found; forbidden when the role does not carry the kind's permission
 */
export async function requireJob(
  access: ProjectAccess,
  id: string,
): Promise<{ readonly job: Job; readonly kind: JobKind }> {
  const job = await findJob(access, id);
  const kind = job && jobKind(job.kind);
  if (!job || !kind) throw new AppError("not_found", "This work does not exist.");
  if (!grant(access, kind.permission)) {
    throw new AppError(
      "forbidden",
      `Your role in this project (${access.role}) does not allow this. Ask the project's lead.`,
    );
  }
  return { job, kind };
}

/** What the progress of a job is drawn from. */
export function jobView({ job, kind }: { readonly job: Job; readonly kind: JobKind }): JobView {
  const { id, state, problem, refused, stopping } = job;
  const { done, total } = (state === "running" && jobsHere.get(id)) || job;
  const { label, unit } = kind;
  return { id, state, done, total, problem, refused, stopping, label, unit };
}

/** Milliseconds that the database may take to note that a job is to stop. */
const NOTED = 500;

/**
 * Ask a job to stop. One of this process that keeps the database's one writer busy is
 * stopped first: else the wish would wait for its end.
 *
 * @throws {AppError} as `cancelJob`
 */
export async function stopJob(access: ProjectAccess, id: string): Promise<void> {
  const late = setTimeout(() => jobsHere.get(id)?.stop(), NOTED);
  try {
    await cancelJob(access, id);
  } finally {
    clearTimeout(late);
  }
}
