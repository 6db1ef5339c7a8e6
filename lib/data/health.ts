import { statfs } from "node:fs/promises";
import { databaseProblem } from "@/lib/db/check";
import { databaseUrl, prisma } from "@/lib/db/client";
import { parseDatabaseUrl } from "@/lib/db/url";
import { dataFolder } from "./database";
import type { Outage } from "./outage";
import { outageOf } from "./outage";

/** Bytes that must be free on the disk: the log of a busy day, and a copy of a small database. */
export const LEAST_FREE = 500 * 1024 * 1024;

/** How the installation stands at this moment. */
export interface Health {
  /** Why the database must not be worked on, in a sentence; null when it is well. */
  readonly problem: string | null;
  /** What is wrong with reading or writing; null when both work. */
  readonly outage: Outage | "unknown" | null;
  /** Bytes free on the disk of the data folder; null where that cannot be told. */
  readonly free: number | null;
}

/** Whether a server in this state should be given requests. */
export function isWell({ problem, outage, free }: Health): boolean {
  return problem === null && outage === null && (free === null || free >= LEAST_FREE);
}

/**
 * Read, write and look: whether the database is the right one and at this version's
 * migrations, whether something can be committed to it, and how much disk there is.
 */
export async function readHealth(): Promise<Health> {
  const free = await freeBytes(dataFolder(databaseUrl()));
  try {
    const problem = await databaseProblem(parseDatabaseUrl(databaseUrl()), () => prisma);
    if (problem === null) await tryWriting();
    return { problem, outage: null, free };
  } catch (error) {
    return { problem: null, outage: outageOf(error) ?? "unknown", free };
  }
}

/** Bytes that a folder's disk has for us; null where the folder is not there. */
export async function freeBytes(folder: string): Promise<number | null> {
  const disk = await statfs(folder).catch(() => null);
  return disk && disk.bavail * disk.bsize;
}

/** A row of the counters of attempts, which nobody counts by. */
const PROBE = { key: "write-probe", points: 0 };

/** Commit something that was not there before: SQLite would not write a page that stays as it is. */
async function tryWriting(): Promise<void> {
  await prisma.rateLimit.upsert({
    where: { key: PROBE.key },
    create: PROBE,
    update: { points: { increment: 1 } },
    select: { key: true },
  });
}
