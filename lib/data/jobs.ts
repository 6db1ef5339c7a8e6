import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { Job, JobData, JobState } from "@/lib/domain/job";
import { recordAudit } from "./audit";
import { tellImportEnd } from "./webhook-outbox";

/**
 * Put work in the queue. The access says that the person may do such work; the
 * permission is checked again when it begins (lib/server/jobs/run.ts).
 *
 * @returns its id
 */
export async function createJob(
  tx: Transaction,
  { projectId, userId }: ProjectAccess,
  kind: string,
  input: JobData,
): Promise<string> {
  const id = crypto.randomUUID();
  await tx.job.create({ data: { id, projectId, createdById: userId, kind, input } });
  await recordAudit(tx, {
    actorId: userId,
    projectId,
    action: "job.create",
    subjectId: id,
    detail: { kind },
  });
  return id;
}

/** `createJob` in a transaction of its own. */
export function queueJob(access: ProjectAccess, kind: string, input: JobData): Promise<string> {
  return prisma.$transaction((tx) => createJob(tx, access, kind, input));
}

/** One job of the project; null when there is none with this id. Who may see its kind is for the caller to ask. */
export async function findJob(access: ProjectAccess, id: string): Promise<Job | null> {
  const row = await prisma.job.findFirst({
    where: { id, projectId: access.projectId },
    select: SEEN,
  });
  return row && jobOf(row);
}

/** The newest job of one kind that was given this to do; null when there never was one. */
export async function findJobFor(
  access: ProjectAccess,
  kind: string,
  input: JobData,
): Promise<Job | null> {
  const row = await prisma.job.findFirst({
    where: {
      projectId: access.projectId,
      kind,
      input: { equals: input },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: SEEN,
  });
  return row && jobOf(row);
}

/** The newest jobs of one kind, the newest first. */
export async function listJobs(
  access: ProjectAccess,
  kind: string,
  { limit }: { readonly limit: number },
): Promise<Job[]> {
  const rows = await prisma.job.findMany({
    where: { projectId: access.projectId, kind },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
    select: SEEN,
  });
  return rows.map(jobOf);
}

/** Jobs of the whole installation that wait or run. For whoever watches the server. */
export function countUnfinishedJobs(): Promise<number> {
  return prisma.job.count({ where: { state: { in: ["waiting", "running"] } } });
}

/**
 * Ask a job to stop. One that waits is cancelled at once; one that runs stops at its
 * next step and says itself what it leaves behind.
 *
 * @throws {AppError} not_found; conflict when it has finished already
 */
export async function cancelJob(access: ProjectAccess, id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const job = await tx.job.findFirst({
      where: { id, projectId: access.projectId },
      select: { state: true },
    });
    if (!job) throw new AppError("not_found", "This work does not exist.");
    const now = new Date();
    const waiting = await tx.job.updateMany({
      where: { id, state: "waiting" },
      data: { state: "cancelled", cancelledAt: now, finishedAt: now },
    });
    const asked =
      waiting.count > 0 ||
      (
        await tx.job.updateMany({
          where: { id, state: "running" },
          data: { cancelledAt: now },
        })
      ).count > 0;
    if (!asked) throw new AppError("conflict", "This work has finished already.");
    await recordAudit(tx, {
      actorId: access.userId,
      projectId: access.projectId,
      action: "job.cancel",
      subjectId: id,
    });
  });
}

/**
 * A job in the hands of one process. Nobody else works on it as long as its heart
 * beats; `startedAt` tells this hold from an earlier one of the same job.
 */
export interface ClaimedJob {
  readonly id: string;
  readonly projectId: string;
  readonly createdById: string;
  readonly kind: string;
  readonly input: JobData;
  readonly done: number;
  readonly startedAt: Date;
}

/** Times that a job is begun. Work that ends its process every time would else end every server. */
const MOST_ATTEMPTS = 3;

/**
 * Take the oldest job of these kinds that waits, or whose process has died: one that
 * was last heard of before `deadline`; or only the one with this id. A job whose
 * process has died too often is closed instead. For the runner, which works for
 * everybody.
 */
export async function claimJob(
  kinds: readonly string[],
  deadline: Date,
  id?: string,
): Promise<ClaimedJob | null> {
  const free: Prisma.JobWhereInput = {
    ...(id !== undefined && { id }),
    kind: { in: [...kinds] },
    OR: [{ state: "waiting" }, { state: "running", heartbeatAt: { lt: deadline } }],
  };
  const next = await prisma.job.findFirst({
    where: free,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, startedAt: true, attempts: true },
  });
  if (!next) return null;
  const now = new Date();
  if (next.attempts >= MOST_ATTEMPTS) {
    await prisma.job.updateMany({
      where: { ...free, id: next.id, startedAt: next.startedAt },
      data: { state: "failed", finishedAt: now, problem: GIVEN_UP },
    });
    return claimJob(kinds, deadline, id);
  }
  // Each hold has a beginning of its own, also when two fall into one millisecond.
  const startedAt = new Date(Math.max(now.getTime(), (next.startedAt?.getTime() ?? 0) + 1));
  const { count } = await prisma.job.updateMany({
    where: { ...free, id: next.id, startedAt: next.startedAt },
    data: { state: "running", startedAt, heartbeatAt: now, attempts: { increment: 1 } },
  });
  if (count === 0) return null; // another process was faster
  const row = await prisma.job.findUniqueOrThrow({ where: { id: next.id }, select: CLAIMED });
  return claimedJob(row);
}

/**
 * Say that the job is being worked on, and how far it is.
 * @returns whether to go on: "cancelled" when someone asked to stop it, "lost" when
 *   another process has taken it up
 */
export async function beatJob(
  job: ClaimedJob,
  progress: { readonly done?: number; readonly total?: number | null },
): Promise<"held" | "cancelled" | "lost"> {
  const { count } = await prisma.job.updateMany({
    where: held(job),
    data: { heartbeatAt: new Date(), ...progress },
  });
  if (count === 0) return "lost";
  const row = await prisma.job.findUnique({ where: { id: job.id }, select: { cancelledAt: true } });
  return row?.cancelledAt ? "cancelled" : "held";
}

/** Close a job. Does nothing when another process has taken it up. */
export async function finishJob(
  job: ClaimedJob,
  end:
    | { readonly state: "done" | "cancelled"; readonly result: JobData | null }
    | { readonly state: "failed"; readonly problem: string; readonly refused: boolean },
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.job.updateMany({
      where: held(job),
      data: {
        state: end.state,
        finishedAt: new Date(),
        ...(end.state === "failed"
          ? { problem: end.problem, ...(end.refused && { result: REFUSED }) }
          : {
              result: end.result === null ? Prisma.DbNull : (end.result as Prisma.InputJsonObject),
            }),
      },
    });
    if (count === 0) return;
    const result = end.state === "failed" ? {} : ((end.result ?? {}) as Prisma.InputJsonObject);
    await tellImportEnd(tx, job, { state: end.state, ...result });
  });
}

/** The result of a job that failed for what it was given. */
const REFUSED = { refused: true } as const;

/** Give a job back to the queue: this process is ending, another will go on. That was no attempt. */
export async function releaseJob(job: ClaimedJob): Promise<void> {
  await prisma.job.updateMany({
    where: held(job),
    data: { state: "waiting", attempts: { decrement: 1 } },
  });
}

function held({ id, startedAt }: ClaimedJob): Prisma.JobWhereInput {
  return { id, state: "running", startedAt };
}

const GIVEN_UP =
  `This work was begun ${MOST_ATTEMPTS} times, and each time the server ended in the middle of it. ` +
  "Tell the person who runs the server before you begin it once more.";

const SEEN = {
  id: true,
  kind: true,
  state: true,
  input: true,
  result: true,
  problem: true,
  done: true,
  total: true,
  cancelledAt: true,
} as const satisfies Prisma.JobSelect;

const CLAIMED = {
  id: true,
  projectId: true,
  createdById: true,
  kind: true,
  input: true,
  done: true,
  startedAt: true,
} as const satisfies Prisma.JobSelect;

type SeenRow = Prisma.JobGetPayload<{ select: typeof SEEN }>;

function jobOf({ cancelledAt, ...row }: SeenRow): Job {
  const failed = row.state === "failed";
  const result = row.result as JobData | null;
  return {
    ...row,
    state: row.state as JobState,
    input: row.input as JobData,
    result: failed ? null : result,
    refused: failed && result?.refused === true,
    stopping: cancelledAt !== null && row.state === "running",
  };
}

function claimedJob(row: Prisma.JobGetPayload<{ select: typeof CLAIMED }>): ClaimedJob {
  return { ...row, input: row.input as JobData, startedAt: row.startedAt! };
}
