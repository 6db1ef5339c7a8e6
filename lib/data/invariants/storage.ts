import { prisma } from "@/lib/db/client";
import { storageProblems } from "@/lib/db/integrity";
import { LATEST_BACKUP_AGE } from "@/lib/domain/backup";
import type { Invariant } from "./invariant";

export const storage: Invariant = {
  id: "IN-12",
  promise:
    "The database's own check finds it sound, and its newest backup is not older than a day.",
  async check({ at, breach }) {
    for (const sentence of await storageProblems()) breach(sentence);
    at(1);
    const now = new Date();
    const [newest, first] = await Promise.all([
      prisma.backup.findFirst({
        where: { finishedAt: { not: null }, startedAt: { lte: now } },
        orderBy: { startedAt: "desc" },
        select: { startedAt: true, drillProblem: true, name: true },
      }),
      prisma.user.findFirst({ orderBy: { createdAt: "asc" }, select: { createdAt: true } }),
    ]);
    const since = newest?.startedAt ?? first?.createdAt;
    if (since && now.getTime() - since.getTime() > LATEST_BACKUP_AGE) {
      const hours = Math.floor((now.getTime() - since.getTime()) / 3_600_000);
      breach(newest ? `The newest backup is ${hours} hours old.` : "There is no backup yet.");
    }
    if (newest?.drillProblem) breach(`The backup ${newest.name} cannot be restored.`);
  },
};
