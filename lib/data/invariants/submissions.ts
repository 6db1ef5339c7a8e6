import { prisma } from "@/lib/db/client";
import type { SubmittedWork } from "@/lib/domain/submission";
import { sealOf } from "../seals";
import { liveColumns, liveWork } from "../submitted-work";
import type { Invariant, Look } from "./invariant";
import { pages } from "./invariant";

/** Submissions and assignments at a time, each with all its tags. */
const WORKS = 100;

/** The hash was made when the work was handed in. */
export const submissions: Invariant = {
  id: "IN-07",
  promise: "Whatever was submitted is as it was when it was submitted.",
  async check(look) {
    await checkSubmissions(look);
    await checkSubmittedWork(look);
    await checkStillSubmitted(look);
  },
};

/** Only reopening takes back that work was handed in, and that says when it was. */
async function checkStillSubmitted({ breach }: Look): Promise<void> {
  const open = await prisma.assignment.findMany({
    where: { submittedAt: null, reopenedAt: null, submissions: { some: {} } },
    select: { id: true },
    take: WORKS,
  });
  for (const { id } of open) breach(`Assignment ${id} was submitted, and no longer says so.`);
}

async function checkSubmissions({ at, breach }: Look): Promise<void> {
  const select = {
    ...{ id: true, sha256: true, content: true },
    textVersion: { select: { sha256: true } },
  };
  const read = (page: object) => prisma.submission.findMany({ ...page, select });
  for await (const rows of pages(read, WORKS)) {
    for (const { id, sha256, content, textVersion } of rows) {
      const now = sealOf(textVersion.sha256, content as unknown as SubmittedWork);
      if (now !== sha256) breach(`Submission ${id} is not what was submitted.`);
    }
    at(rows.length);
  }
}

/** What is submitted and not open again still stands in the tags and answers themselves. */
async function checkSubmittedWork({ at, breach }: Look): Promise<void> {
  const select = {
    ...{ ...liveColumns, id: true, submittedHash: true },
    textVersion: { select: { sha256: true } },
  };
  const read = ({ where, ...page }: { readonly where: object }) =>
    prisma.assignment.findMany({
      ...page,
      where: { ...where, submittedAt: { not: null } },
      select,
    });
  for await (const rows of pages(read, WORKS)) {
    for (const { submittedHash, textVersion, ...row } of rows) {
      if (sealOf(textVersion.sha256, liveWork(row)) !== submittedHash) {
        breach(`The work of assignment ${row.id} has changed since it was submitted.`);
      }
    }
    at(rows.length);
  }
}
