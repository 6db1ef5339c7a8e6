import { prisma } from "@/lib/db/client";
import type { Invariant } from "./invariant";

/** Tables whose rows are never removed: what is deleted in the app is only marked so. */
const KEPT = {
  people: () => prisma.user.count(),
  projects: () => prisma.project.count(),
  members: () => prisma.member.count(),
  articles: () => prisma.article.count(),
  textVersions: () => prisma.textVersion.count(),
  codebookVersions: () => prisma.codebookVersion.count(),
  rounds: () => prisma.round.count(),
  tags: () => prisma.annotation.count(),
  tagEvents: () => prisma.annotationEvent.count(),
  answers: () => prisma.articleAnswer.count(),
  answerEvents: () => prisma.articleAnswerEvent.count(),
  submissions: () => prisma.submission.count(),
  reviews: () => prisma.review.count(),
  adjudications: () => prisma.adjudication.count(),
  decisions: () => prisma.decision.count(),
  answerDecisions: () => prisma.answerDecision.count(),
  appeals: () => prisma.appeal.count(),
  threads: () => prisma.thread.count(),
  comments: () => prisma.comment.count(),
  reports: () => prisma.report.count(),
  auditEvents: () => prisma.auditEvent.count(),
} as const;

/** By numbers without gaps, and by counts that the sealed history keeps from one look to the next. */
export const nothingDeleted: Invariant = {
  id: "IN-08",
  promise: "Nothing was removed: what is deleted is marked as deleted and can be put back.",
  async check({ at, breach, earlier, remember }) {
    const counts: Record<string, number> = {};
    for (const [what, count] of Object.entries(KEPT)) {
      const now = await count();
      const before = earlier?.[what] ?? 0;
      counts[what] = Math.max(now, before); // so that a loss is told until it is made good
      at(now);
      if (now < before) breach(`There were ${before} ${what}, and now there are ${now}.`);
    }
    remember(counts);

    const gaps = await prisma.$queryRaw<{ what: string; id: string }[]>`
      SELECT 'text version' AS "what", "articleId" AS "id" FROM "TextVersion"
      GROUP BY "articleId" HAVING count(*) <> max("number")
      UNION ALL
      SELECT 'codebook version', "projectId" FROM "CodebookVersion"
      GROUP BY "projectId" HAVING count(*) <> max("number")
      UNION ALL
      SELECT 'submission', "assignmentId" FROM "Submission"
      GROUP BY "assignmentId" HAVING count(*) <> max("number")
      LIMIT 100`;
    for (const { what, id } of gaps) breach(`Of ${id}, a ${what} is missing.`);
  },
};
