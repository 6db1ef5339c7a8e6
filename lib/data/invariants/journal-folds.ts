import { prisma } from "@/lib/db/client";
import { NOTHING_SAID } from "@/lib/domain/annotation-content";
import { journalProblem } from "@/lib/domain/journal";
import { annotationColumns, journalled } from "../annotations";
import type { Invariant, Look } from "./invariant";
import { pages } from "./invariant";

const entries = {
  orderBy: { revision: "asc" },
  select: { revision: true, before: true, after: true },
} as const;

/** The state of every tag and answer, rebuilt from the journal and compared. */
export const journalFolds: Invariant = {
  id: "IN-03",
  promise: "Every tag and answer is what its journal makes it.",
  async check(look) {
    await checkTags(look);
    await checkAnswers(look);
  },
};

async function checkTags({ at, breach }: Look): Promise<void> {
  const select = { ...annotationColumns, events: entries };
  for await (const rows of pages((page) => prisma.annotation.findMany({ ...page, select }))) {
    for (const { events, ...row } of rows) {
      const state = { revision: row.revision, state: journalled(row) };
      const problem = journalProblem(events, state, NOTHING_SAID);
      if (problem) breach(`Tag ${row.id}: ${problem}.`);
    }
    at(rows.length);
  }
}

async function checkAnswers({ at, breach }: Look): Promise<void> {
  const select = { id: true, revision: true, value: true, events: entries };
  for await (const rows of pages((page) => prisma.articleAnswer.findMany({ ...page, select }))) {
    for (const { id, revision, value, events } of rows) {
      const problem = journalProblem(events, { revision, state: value });
      if (problem) breach(`Answer ${id}: ${problem}.`);
    }
    at(rows.length);
  }
}
