import { setTimeout as sleep } from "node:timers/promises";
import type { ClaimedJob } from "@/lib/data/jobs";
import { beatJob, claimJob, findJob, finishJob, queueJob, releaseJob } from "@/lib/data/jobs";
import { findMemberOf } from "@/lib/data/members";
import type { Permission, ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { JobData } from "@/lib/domain/job";
import { isOver } from "@/lib/domain/job";
import { log } from "../log";
import { jobsHere } from "./here";
import type { JobKind } from "./kind";

/** Milliseconds between two heartbeats; a job that was not heard of for `DEAD` is taken up by another process. */
const BEAT = 500;
export const DEAD = 15_000;

/** Called at each step, for whoever watches in this process. */
export type OnProgress = (done: number, total: number | null) => void;

/** Why a job's signal is aborted. */
type Stop = "cancelled" | "lost" | "ending";

/**
 * Work on a job that this process holds, until it is done, fails, is cancelled or
 * `ending` says that the process ends: then it goes back to the queue.
 *
 * @returns the result; null when it did not come to its end
 */
export async function runJob(
  kind: JobKind,
  job: ClaimedJob,
  ending: AbortSignal,
  onProgress: OnProgress = () => {},
): Promise<JobData | null> {
  const stop = new AbortController();
  const stopFor = (reason: Stop) => stop.abort(reason);
  const onEnding = () => stopFor("ending");
  ending.addEventListener("abort", onEnding);
  if (ending.aborted) onEnding();

  let progress: { done?: number; total?: number | null } = {};
  const here = { done: job.done, total: null as number | null, stop: () => stopFor("cancelled") };
  jobsHere.set(job.id, here);
  let beating: Promise<void> | null = null;
  const beat = async () => {
    const answer = await beatJob(job, progress);
    if (answer !== "held" && !stop.signal.aborted) stopFor(answer);
  };
  const heart = setInterval(() => {
    beating ??= beat()
      .catch((error: unknown) => {
        log.error({ err: error, jobId: job.id }, "The heartbeat of a job failed");
      })
      .finally(() => (beating = null));
  }, BEAT);
  const pause = async () => {
    clearInterval(heart);
    await beating;
  };

  try {
    const access = await accessOf(kind, job);
    const result = await kind.run(
      { id: job.id, input: job.input, access },
      {
        signal: stop.signal,
        progress(done, total) {
          progress = { done, ...(total !== undefined && { total }) };
          Object.assign(here, progress);
          onProgress(done, progress.total ?? null);
        },
      },
    );
    await pause();
    if (stop.signal.reason === "ending") {
      await releaseJob(job);
      return null;
    }
    await beatJob(job, progress);
    const state = stop.signal.aborted ? "cancelled" : "done";
    await finishJob(job, { state, result });
    return state === "done" ? result : null;
  } catch (error) {
    await pause();
    if (stop.signal.reason === "ending") await releaseJob(job);
    else if (stop.signal.reason === "cancelled") {
      await finishJob(job, { state: "cancelled", result: null });
    } else if (stop.signal.reason !== "lost") {
      const refused = error instanceof AppError;
      await finishJob(job, { state: "failed", problem: sentenceOf(error, job), refused });
      if (error instanceof AppError) throw error;
    }
    return null;
  } finally {
    clearInterval(heart);
    jobsHere.delete(job.id);
    ending.removeEventListener("abort", onEnding);
  }
}

/**
 * Do the work in this process and wait for it, as commands do. Should the process
 * die, a server goes on with it.
 *
 * @throws {AppError} what the work itself refuses
 */
export async function runJobHere<P extends Permission>(
  access: ProjectAccess<P>,
  kind: JobKind<P>,
  input: JobData,
  onProgress: OnProgress,
): Promise<JobData | null> {
  return runQueued(access, kind, await queueJob(access, kind.kind, input), onProgress);
}

/** As `runJobHere`, a job that waits already; where a server was faster, wait for that. */
export async function runQueued<P extends Permission>(
  access: ProjectAccess<P>,
  kind: JobKind<P>,
  id: string,
  onProgress: OnProgress,
): Promise<JobData | null> {
  const job = await claimJob([kind.kind], new Date(0), id);
  if (job) return runJob(kind, job, new AbortController().signal, onProgress);
  for (;;) {
    const elsewhere = await findJob(access, id);
    if (!elsewhere) throw new AppError("not_found", "This work does not exist.");
    const { problem, result, done, total } = elsewhere;
    if (problem !== null) throw new AppError("invalid_input", problem);
    if (isOver(elsewhere)) return result;
    onProgress(done, total);
    await sleep(BEAT);
  }
}

/** What the person who began the job may do now: rights may have been taken away since. */
async function accessOf(kind: JobKind, job: ClaimedJob): Promise<ProjectAccess> {
  const member = await findMemberOf(job.projectId, job.createdById);
  const access = member && grant(member, kind.permission);
  if (access) return access;
  throw new AppError("forbidden", "Whoever began this may no longer do it in this project.");
}

function sentenceOf(error: unknown, job: ClaimedJob): string {
  if (error instanceof AppError) return error.message;
  log.error({ err: error, jobId: job.id, kind: job.kind }, "A job failed");
  return (
    "Something went wrong on the server. Begin it again; if it happens again, tell the " +
    `person who runs this server the number ${job.id}.`
  );
}
