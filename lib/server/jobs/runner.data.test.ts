import { beforeEach, describe, expect, test, vi } from "vitest";
import { cancelJob, claimJob, createJob, findJob, listJobs } from "@/lib/data/jobs";
import { disableMember } from "@/lib/data/members";
import type { World } from "@/lib/data/testing/world";
import { createWorld } from "@/lib/data/testing/world";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { log } from "../log";
import type { JobKind } from "./kind";
import { DEAD, runJob, runJobHere } from "./run";
import { workOnce } from "./runner";
import { jobView, stopJob } from "./view";

const NEVER = new AbortController().signal;
let world: World;
let lead: ProjectAccess<"article:import">;
let name: string;

beforeEach(async () => {
  world = await createWorld();
  lead = await world.as("lea", "article:import");
  name = `count-${crypto.randomUUID()}`;
  vi.spyOn(log, "info").mockReturnValue();
});

function kind(run: JobKind<"article:import">["run"]): JobKind<"article:import"> {
  return { kind: name, label: "Counting", unit: "numbers", permission: "article:import", run };
}

const create = () => prisma.$transaction((tx) => createJob(tx, lead, name, { upTo: 3 }));
const work = (run: JobKind<"article:import">["run"], ending = NEVER) =>
  workOnce(ending, [kind(run)]);

describe("a job", () => {
  test("is done with what it was given, as the person who began it, and says how far it came", async () => {
    const id = await create();
    const worked = await work(({ input, access }, { progress }) => {
      expect(input).toEqual({ upTo: 3 });
      expect(access).toEqual({ ...lead });
      progress(2, 3);
      return Promise.resolve({ counted: 3 });
    });
    expect(worked).toBe(true);
    expect(await findJob(lead, id)).toEqual({
      ...{ id, kind: name, state: "done", input: { upTo: 3 }, result: { counted: 3 } },
      ...{ problem: null, refused: false, done: 2, total: 3, stopping: false },
    });
    const actions = await prisma.auditEvent.findMany({ where: { subjectId: id } });
    expect(actions).toMatchObject([{ action: "job.create", actorId: lead.userId }]);
  });

  test("is done once, and one after the other, the oldest first", async () => {
    const first = await create();
    const second = await create();
    const done: string[] = [];
    const run: JobKind<"article:import">["run"] = (job) => {
      done.push(job.id);
      return Promise.resolve({});
    };
    expect([await work(run), await work(run), await work(run)]).toEqual([true, true, false]);
    expect(done).toEqual([first, second]);
    expect((await listJobs(lead, name, { limit: 9 })).map(({ id }) => id)).toEqual([second, first]);
  });

  test("that refuses shows its sentence; a mistake in the program shows a number instead", async () => {
    const refused = await create();
    await work(() => Promise.reject(new AppError("invalid_input", "There is nothing to count.")));
    expect(await findJob(lead, refused)).toMatchObject({
      state: "failed",
      problem: "There is nothing to count.",
      refused: true,
      result: null,
    });

    const error = vi.spyOn(log, "error").mockReturnValue();
    const broken = await create();
    await work(() => Promise.reject(new TypeError("counted is undefined")));
    const { problem, refused: isRefused } = (await findJob(lead, broken))!;
    expect(isRefused).toBe(false);
    expect(problem).toContain(broken);
    expect(problem).not.toContain("undefined");
    expect(error).toHaveBeenCalledOnce();
  });

  test("is not begun when the person may no longer do it", async () => {
    const id = await create();
    const other = await world.as("lea", "member:edit");
    await prisma.member.updateMany({
      where: { projectId: lead.projectId, userId: world.userId("jon") },
      data: { role: "lead" },
    });
    await disableMember({ ...other, userId: world.userId("jon") }, lead.userId);
    const run = vi.fn();
    await work(run);
    expect(run).not.toHaveBeenCalled();
    expect(await findJob(lead, id)).toMatchObject({ state: "failed" });
  });

  test("is invisible to another project", async () => {
    const id = await create();
    const elsewhere = await (await createWorld()).as("lea", "article:import");
    expect(await findJob(elsewhere, id)).toBeNull();
    await expect(cancelJob(elsewhere, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await findJob(lead, id)).toMatchObject({ state: "waiting" });
  });
});

describe("stopping", () => {
  test("a job that waits is cancelled and never begun", async () => {
    const id = await create();
    await cancelJob(lead, id);
    expect(await work(vi.fn())).toBe(false);
    expect(await findJob(lead, id)).toMatchObject({ state: "cancelled" });
    await expect(cancelJob(lead, id)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a job that runs learns of it, and may say what it leaves behind", async () => {
    const id = await create();
    await work(async (_job, { signal }) => {
      await cancelJob(lead, id);
      expect(await findJob(lead, id)).toMatchObject({ stopping: true });
      await aborted(signal);
      return { counted: 1 };
    });
    expect(await findJob(lead, id)).toMatchObject({ state: "cancelled", result: { counted: 1 } });
  });

  test("a job that stores all in one transaction says how far it is, and stops, before the transaction ends", async () => {
    const id = await create();
    await work(async (_job, { progress, signal }) => {
      await prisma
        .$transaction(async (tx) => {
          await tx.user.updateMany({ where: { id: lead.userId }, data: { name: "Half" } });
          progress(2, 3);
          const job = (await findJob(lead, id))!;
          expect(jobView({ job, kind: kind(vi.fn()) })).toMatchObject({ done: 2, total: 3 });
          const asked = stopJob(lead, id);
          await aborted(signal);
          void asked.catch(() => {});
          signal.throwIfAborted();
        })
        .catch(() => {});
      return {};
    });
    await vi.waitFor(async () =>
      expect(await findJob(lead, id)).toMatchObject({ state: "cancelled" }),
    );
    const { name: kept } = await prisma.user.findUniqueOrThrow({ where: { id: lead.userId } });
    expect(kept).not.toBe("Half");
  });

  test("when the process ends, the job goes back to the queue and the next process does it", async () => {
    const id = await create();
    const ending = new AbortController();
    await work(async (_job, { signal }) => {
      ending.abort();
      await aborted(signal);
      signal.throwIfAborted();
      return {};
    }, ending.signal);
    expect(await findJob(lead, id)).toMatchObject({ state: "waiting" });
    await work(() => Promise.resolve({ counted: 3 }));
    expect(await findJob(lead, id)).toMatchObject({ state: "done" });
  });

  test("a job whose process died is taken up again, and the dead hand changes nothing more", async () => {
    const id = await create();
    const dead = (await claimJob([name], new Date(0)))!;
    expect(await work(vi.fn())).toBe(false);

    await prisma.job.update({
      where: { id },
      data: { heartbeatAt: new Date(Date.now() - DEAD - 1000) },
    });
    expect(await work(() => Promise.resolve({ counted: 3 }))).toBe(true);

    await runJob(
      kind(() => Promise.resolve({ counted: 99 })),
      dead,
      NEVER,
    );
    expect(await findJob(lead, id)).toMatchObject({ state: "done", result: { counted: 3 } });
  });

  test("a job that every process dies of is given up, and the next one is done", async () => {
    const die = () =>
      prisma.job.updateMany({
        where: { kind: name, state: "running" },
        data: { heartbeatAt: new Date(Date.now() - DEAD - 1000) },
      });
    const id = await create();
    const ending = new AbortController();
    ending.abort();
    await work((_job, { signal }) => Promise.reject(signal.reason as Error), ending.signal);
    for (let n = 0; n < 3; n++) {
      expect(await claimJob([name], new Date(Date.now() - DEAD))).toMatchObject({ id });
      await die();
    }
    const next = await create();
    const run = vi.fn(() => Promise.resolve({}));
    expect(await work(run)).toBe(true);
    expect(run).toHaveBeenCalledOnce();
    expect(await findJob(lead, next)).toMatchObject({ state: "done" });
    expect(await findJob(lead, id)).toMatchObject({
      state: "failed",
      problem:
        "This work was begun 3 times, and each time the server ended in the middle of it. Tell the person who runs the server before you begin it once more.",
    });
  });
});

test("a command does its job itself, and no server takes it meanwhile", async () => {
  const seen: number[] = [];
  const result = await runJobHere(
    lead,
    kind(async (_job, { progress }) => {
      progress(1, 2);
      expect(await work(vi.fn())).toBe(false);
      return { counted: 2 };
    }),
    {},
    (done) => seen.push(done),
  );
  expect(result).toEqual({ counted: 2 });
  expect(seen).toEqual([1]);
});

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
}
