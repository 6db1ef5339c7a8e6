import { setTimeout as sleep } from "node:timers/promises";
import { claimJob } from "@/lib/data/jobs";
import { ending } from "../ending";
import { log } from "../log";
import type { JobKind } from "./kind";
import { jobKinds } from "./registry";
import { DEAD, runJob } from "./run";

/** Milliseconds between two looks into the queue. */
const LOOK = 1_000;

const running = globalThis as { framewiseRunner?: true };

/**
 * Begin to work through the queue, one job at a time, as long as this process lives.
 * A job that an earlier process left behind is taken up again. When the process is
 * told to end, the job at hand goes back to the queue.
 */
export function startRunner(): void {
  if (running.framewiseRunner) return; // the development server loads this module more than once
  running.framewiseRunner = true;
  void workThrough(ending);
}

/** Take jobs until `ending`. @returns when the last one is out of hand */
export async function workThrough(ending: AbortSignal): Promise<void> {
  while (!ending.aborted) {
    try {
      if (await workOnce(ending)) continue;
    } catch (error) {
      log.error({ err: error }, "The queue of jobs could not be worked on");
    }
    await sleep(LOOK, undefined, { signal: ending, ref: false }).catch(() => {});
  }
}

/** Take the next job and do it. @returns whether there was one */
export async function workOnce(
  ending: AbortSignal,
  kinds: readonly JobKind[] = jobKinds,
): Promise<boolean> {
  const names = kinds.map(({ kind }) => kind);
  const job = await claimJob(names, new Date(Date.now() - DEAD));
  const kind = kinds.find((known) => known.kind === job?.kind);
  if (!job || !kind) return false;
  log.info({ jobId: job.id, kind: job.kind }, "A job begins");
  // What it refuses stands in the job, for the person who began it.
  await runJob(kind, job, ending).catch(() => null);
  return true;
}
