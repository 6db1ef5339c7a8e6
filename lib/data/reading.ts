import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/db/client";
import { prisma, replica } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { readDataRevision } from "./data-revision";

/** Milliseconds in which a copy may catch up, and between two looks whether it has. */
const PATIENCE = 2_000;
const LOOK = 50;

/**
 * Where much of a project is read at once (files, figures), so that it takes nothing from
 * those who code: the copy that DATABASE_REPLICA_URL names, once it holds everything that
 * the project's history tells, else the database itself.
 *
 * So nothing that was handed in is missing, and who may see what is the same in both: giving
 * articles out, handing in, revealing and changing roles are in the history. What is not,
 * such as a tag that is being made, may be a moment behind.
 */
export async function databaseForReading({
  projectId,
}: Pick<ProjectAccess, "projectId">): Promise<Database> {
  const copy = replica();
  if (!copy) return prisma;
  const deeds = await readDataRevision({ projectId });
  const giveUp = new AbortController();
  const caughtUp = async () => {
    while (!giveUp.signal.aborted) {
      if ((await readDataRevision({ projectId }, copy)) >= deeds) return true;
      await sleep(LOOK);
    }
    return false;
  };
  const isThere = await Promise.race([
    caughtUp().catch(() => false), // a copy that does not answer is none
    sleep(PATIENCE, false, { signal: giveUp.signal }).catch(() => false),
  ]);
  giveUp.abort();
  return isThere ? copy : prisma;
}
