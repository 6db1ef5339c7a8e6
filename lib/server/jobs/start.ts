import { findJobFor, queueJob } from "@/lib/data/jobs";
import type { Permission, ProjectAccess } from "@/lib/domain/access";
import type { JobData } from "@/lib/domain/job";
import { atMost } from "../at-most";
import { log } from "../log";
import type { JobKind } from "./kind";
import { runQueued } from "./run";

/** Computations of this process that run beside its queue at a time. */
const besideTheQueue = atMost(2);

/**
 * Begin a computation at once, without waiting for imports and other work in the queue;
 * nothing happens where the same is under way or done.
 */
export async function startJob<P extends Permission>(
  access: ProjectAccess<P>,
  kind: JobKind<P>,
  input: JobData,
): Promise<void> {
  const known = await findJobFor(access, kind.kind, input);
  if (known && known.state !== "failed" && known.state !== "cancelled") return;
  await beginJob(access, kind, input);
}

/**
 * Begin work at once, as often as it is asked for. Should this process end, another one
 * goes on with it.
 * @returns its id
 */
export async function beginJob<P extends Permission>(
  access: ProjectAccess<P>,
  kind: JobKind<P>,
  input: JobData,
): Promise<string> {
  const id = await queueJob(access, kind.kind, input);
  void besideTheQueue(() => runQueued(access, kind, id, () => {})).catch((error: unknown) => {
    // What it refuses stands in the job, for the person who began it.
    log.info({ err: error, jobId: id }, "A computation was refused");
  });
  return id;
}
