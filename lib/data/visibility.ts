import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";

/**
 * Assignments that are there: neither withdrawn nor in the trash with their round. (Where
 * the trash of articles matters too, ask for `article: { deletedAt: null }` beside it.)
 */
export const PRESENT = {
  withdrawnAt: null,
  round: { deletedAt: null },
} satisfies Prisma.AssignmentWhereInput;

/** Handed in, and not opened again since; work that is revised after reveal stays submitted. */
export const SUBMITTED = {
  OR: [{ submittedAt: { not: null } }, { blindSubmissionId: { not: null } }],
} satisfies Prisma.AssignmentWhereInput;

/** Still to be handed in, for the first time or again. */
export const OPEN = {
  submittedAt: null,
  // Not `blindSubmissionId: null`: SQLite would look that up in the column's unique index,
  // where nearly every row is, once for each article.
  NOT: { blindSubmissionId: { not: null } },
} satisfies Prisma.AssignmentWhereInput;

/** The articles in the project's trash, as a query: to leave them out without reading all others. */
function deletedArticles(projectId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT "id" FROM "Article" WHERE "projectId" = ${projectId} AND "deletedAt" IS NOT NULL`;
}

/** That the article of assignment `a` is not in the trash, as a condition: while that is empty nothing is compared. */
export function ofKeptArticle(projectId: string): Prisma.Sql {
  const deleted = deletedArticles(projectId);
  return Prisma.sql`(NOT EXISTS (${deleted}) OR a."articleId" NOT IN (${deleted}))`;
}

/**
 * The round of assignment `a` as two indexes have it that hold all that is counted of a round:
 * "Assignment_standing_idx" by article, "Assignment_progress_idx" by reviewer.
 */
export const STANDING_ROUND = Prisma.sql`COALESCE(a."roundId", '')`;

/** Work of coders that counts in queues, reveal rules and figures. */
const CODING = {
  isExpert: false,
  withdrawnAt: null,
  article: { deletedAt: null },
} satisfies Prisma.AssignmentWhereInput;

/** Whether `submittedAt` and `blindSubmissionId` of a row mean that it is submitted: `SUBMITTED` for rows. */
export function isSubmitted(row: {
  readonly submittedAt: Date | null;
  readonly blindSubmissionId: string | null;
}): boolean {
  return row.submittedAt !== null || row.blindSubmissionId !== null;
}

/** What a round's rule shows to those who code in it. */
export const REVEALED = {
  OR: [
    { round: { kind: "norming", revealedAt: { not: null } } },
    { round: { kind: { not: "norming" }, revealRule: "article" } },
    {
      round: {
        kind: { not: "norming" },
        revealRule: "round",
        assignments: { none: { ...CODING, ...OPEN } },
      },
    },
    {
      round: { kind: { not: "norming" }, revealRule: "adjudication" },
      closedAt: { not: null },
    },
  ],
} satisfies Prisma.AssignmentWhereInput;

/** Submitted work on articles that the viewer does not still have to submit. */
function notBlindOn({ projectId, userId }: ProjectAccess): Prisma.AssignmentWhereInput {
  const mine = { ...PRESENT, ...OPEN, reviewerId: userId };
  return {
    ...SUBMITTED,
    round: { projectId, deletedAt: null },
    withdrawnAt: null,
    article: { deletedAt: null, assignments: { none: mine } },
  };
}

/** Work on articles that the viewer codes in some round. */
function codedBy({ userId }: ProjectAccess): Prisma.AssignmentWhereInput {
  const mine = { ...PRESENT, reviewerId: userId, isExpert: false };
  return { article: { assignments: { some: mine } } };
}

/**
 * Work of rounds that everybody in them reviews, in which the viewer codes and has
 * submitted everything.
 */
export function reviewedBy({ userId }: ProjectAccess): Prisma.AssignmentWhereInput {
  const mine = { ...CODING, reviewerId: userId };
  return {
    round: { reviewedBy: "round", assignments: { some: mine, none: { ...mine, ...OPEN } } },
  };
}

/** Work of rounds in which the viewer does not code. */
function notCodedIn({ userId }: ProjectAccess): Prisma.AssignmentWhereInput {
  return { round: { assignments: { none: { ...CODING, reviewerId: userId } } } };
}

/**
 * The assignments whose work (annotations, counts, comments) the viewer may see:
 * `maySee` of lib/domain/visibility.ts as a filter. Every read of annotations goes
 * through this one or through `countedAssignments`. Expert codings are not among
 * them (`visibleExpertWork`), so that nobody takes one for a teammate's.
 */
export function visibleAssignments(access: ProjectAccess): Prisma.AssignmentWhereInput {
  return {
    ...CODING,
    round: { projectId: access.projectId, deletedAt: null },
    OR: [
      { reviewerId: access.userId },
      {
        AND: [
          notBlindOn(access),
          can(access.role, "decision:create")
            ? { OR: [notCodedIn(access), REVEALED] }
            : { AND: [{ OR: [codedBy(access), reviewedBy(access)] }, REVEALED] },
        ],
      },
    ],
  };
}

/** The expert codings that the viewer may see: one's own, and others' as `maySee` says. */
export function visibleExpertWork(access: ProjectAccess): Prisma.AssignmentWhereInput {
  return {
    ...{ isExpert: true, withdrawnAt: null, article: { deletedAt: null } },
    round: { projectId: access.projectId, deletedAt: null },
    OR: [
      { reviewerId: access.userId },
      can(access.role, "decision:create")
        ? notBlindOn(access)
        : { AND: [notBlindOn(access), codedBy(access)] },
    ],
  };
}

/** The caller's own assignment, unless it was withdrawn or is in the trash with its article or round. */
export function ownAssignment(access: ProjectAccess, id: string) {
  return { ...ownWork(access, id), withdrawnAt: null } satisfies Prisma.AssignmentWhereInput;
}

/** The same where it was withdrawn too: what still arrives for it is late work. */
export function ownWork(access: ProjectAccess, id: string) {
  return {
    id,
    reviewerId: access.userId,
    round: { projectId: access.projectId, deletedAt: null },
    article: { deletedAt: null },
  } satisfies Prisma.AssignmentWhereInput;
}

/** `ownWork` as a condition on assignment `a`, its round `r` and its article `x`. */
export function isOwnWork({ projectId, userId }: ProjectAccess, id: string): Prisma.Sql {
  return Prisma.sql`a."id" = ${id} AND a."reviewerId" = ${userId}
    AND r."projectId" = ${projectId} AND r."deletedAt" IS NULL AND x."deletedAt" IS NULL`;
}

/**
 * The assignments that figures for a whole project count: everything that coders have
 * submitted, but nothing on articles that the viewer still codes, and in rounds in
 * which the viewer codes nothing of others that the round does not show yet.
 */
export function countedAssignments(
  access: ProjectAccess<"statistics:read">,
): Prisma.AssignmentWhereInput {
  return {
    AND: [
      notBlindOn(access),
      { isExpert: false },
      { OR: [{ reviewerId: access.userId }, notCodedIn(access), REVEALED] },
    ],
  };
}

/**
 * `countedAssignments` for the submitted work of one round, as a predicate: what decides is
 * asked once, and not again for each of the tens of thousands that a round may have. (The
 * work of coders that is neither withdrawn nor in the trash with its article.)
 */
export async function countedIn(
  { projectId, userId }: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<
  (work: {
    readonly articleId: string;
    readonly reviewerId: string;
    readonly closedAt: Date | null;
  }) => boolean
> {
  const [round, mine, coded, open] = await Promise.all([
    prisma.round.findFirst({
      where: { id: roundId, projectId, deletedAt: null },
      select: { kind: true, revealRule: true, revealedAt: true },
    }),
    prisma.assignment.findMany({
      where: { ...PRESENT, ...OPEN, reviewerId: userId },
      select: { articleId: true },
    }),
    prisma.assignment.findFirst({
      where: { ...CODING, roundId, reviewerId: userId },
      select: { id: true },
    }),
    prisma.assignment.findFirst({
      where: { ...CODING, ...OPEN, roundId, round: { revealRule: "round" } },
      select: { id: true },
    }),
  ]);
  if (!round) return () => false;
  if (mine.length === 0 && coded === null) return () => true;
  const blindOn = new Set(mine.map(({ articleId }) => articleId));
  const isRevealed = ({ closedAt }: { readonly closedAt: Date | null }) => {
    if (round.kind === "norming") return round.revealedAt !== null;
    if (round.revealRule === "article") return true;
    return round.revealRule === "round" ? open === null : closedAt !== null;
  };
  return (work) =>
    !blindOn.has(work.articleId) &&
    (work.reviewerId === userId || coded === null || isRevealed(work));
}

/**
 * Adjudications from whose work nothing is hidden that is submitted: `notBlindOn`,
 * `notCodedIn` and `REVEALED` said of the whole article in a round.
 */
function shownAdjudications({ projectId, userId }: ProjectAccess): Prisma.AdjudicationWhereInput {
  const mine = { ...PRESENT, ...OPEN, reviewerId: userId };
  const norming = { kind: "norming" };
  const others = { kind: { not: "norming" } };
  return {
    article: { deletedAt: null, assignments: { none: mine } },
    round: { projectId, deletedAt: null },
    OR: [
      { round: { assignments: { none: { ...CODING, reviewerId: userId } } } },
      { round: { ...norming, revealedAt: { not: null } } },
      { round: { ...others, revealRule: "article" } },
      {
        round: {
          ...others,
          revealRule: "round",
          assignments: { none: { ...CODING, ...OPEN } },
        },
      },
      { round: { ...others, revealRule: "adjudication" }, closedAt: { not: null } },
    ],
  };
}

/** The closed adjudications that figures for a whole project count, as `countedAssignments` says of work. */
export function countedAdjudications(
  access: ProjectAccess<"statistics:read">,
): Prisma.AdjudicationWhereInput {
  return { AND: [shownAdjudications(access), { closedAt: { not: null } }] };
}

/**
 * The articles in rounds whose settling the viewer may look into, their coders and who settles,
 * as a condition on rows `d` of "Adjudication": `shownAdjudications` for pages that count them.
 * It asks once for what it leaves out, where a filter of Prisma asks for each row.
 */
export function visibleSettling(
  access: ProjectAccess<"review:create" | "decision:create">,
): Prisma.Sql {
  const { projectId, userId } = access;
  const rounds = Prisma.sql`
    SELECT r."id" FROM "Round" r WHERE r."projectId" = ${projectId} AND r."deletedAt" IS NULL`;
  const coding = Prisma.sql`
    w."roundId" = r."id" AND NOT w."isExpert" AND w."withdrawnAt" IS NULL
    AND w."articleId" NOT IN (${deletedArticles(projectId)})`;
  const open = Prisma.sql`w."submittedAt" IS NULL AND w."blindSubmissionId" IS NULL`;
  const mine = Prisma.sql`
    SELECT w."articleId" FROM "Assignment" w JOIN "Round" r ON r."id" = w."roundId"
    WHERE w."reviewerId" = ${userId} AND w."withdrawnAt" IS NULL AND r."deletedAt" IS NULL`;
  const concerned = can(access.role, "decision:create")
    ? Prisma.empty
    : Prisma.sql`AND d."articleId" IN (${mine} AND NOT w."isExpert")`;
  return Prisma.sql`
    d."articleId" NOT IN (${deletedArticles(projectId)})
    AND d."articleId" NOT IN (${mine} AND ${open}) ${concerned}
    AND (
      d."roundId" IN (${rounds} AND (
        NOT EXISTS (SELECT 1 FROM "Assignment" w WHERE ${coding} AND w."reviewerId" = ${userId})
        OR r."kind" = 'norming' AND r."revealedAt" IS NOT NULL
        OR r."kind" <> 'norming' AND r."revealRule" = 'article'
        OR r."kind" <> 'norming' AND r."revealRule" = 'round'
          AND NOT EXISTS (SELECT 1 FROM "Assignment" w WHERE ${coding} AND ${open})
      ))
      OR d."closedAt" IS NOT NULL AND d."roundId" IN (
        ${rounds} AND r."kind" <> 'norming' AND r."revealRule" = 'adjudication'
      )
    )`;
}
