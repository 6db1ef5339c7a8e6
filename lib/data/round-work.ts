import { Prisma, prisma } from "@/lib/db/client";
import { byName } from "@/lib/domain/by-name";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { can, grant } from "@/lib/domain/access";
import type { AssignmentState } from "@/lib/domain/assignment";
import { assignmentState } from "@/lib/domain/assignment";
import { parseSearchQuery } from "@/lib/domain/search-query";
import { readNames } from "./names";
import { articleIdsMatching } from "./text-search";
import { ofKeptArticle, STANDING_ROUND } from "./visibility";

/** How far one reviewer is in a round; nothing of what was found. */
export interface ReviewerTotals {
  readonly reviewerId: string;
  readonly name: string;
  readonly articles: number;
  readonly begun: number;
  readonly submitted: number;
  /** Time on task, in seconds. */
  readonly activeSeconds: number;
}

/** How far a round is, counted by the database. */
export interface RoundTotals {
  /** Frozen articles of the project. */
  readonly frozen: number;
  /** Articles that somebody has in the round, and those of them that several have. */
  readonly articles: number;
  readonly shared: number;
  /** Articles settled by adjudication. */
  readonly settled: number;
  /** Active members who code, and whoever has articles, by name. */
  readonly reviewers: readonly ReviewerTotals[];
}

/** Work in a round that is neither taken back nor in the trash, as a condition on `a`. */
function inRound(projectId: string, roundId: string): Prisma.Sql {
  return Prisma.sql`
    a."withdrawnAt" IS NULL AND ${ofKeptArticle(projectId)}
    AND ${STANDING_ROUND} = (
      SELECT "id" FROM "Round"
      WHERE "id" = ${roundId} AND "projectId" = ${projectId} AND "deletedAt" IS NULL
    )`;
}

export async function readRoundTotals(
  access: ProjectAccess<"assignment:read">,
  roundId: string,
): Promise<RoundTotals> {
  const { projectId } = access;
  const [frozen, settled, shares, totals, members, nameOf] = await Promise.all([
    prisma.article.count({ where: { projectId, deletedAt: null, frozenAt: { not: null } } }),
    prisma.adjudication.count({
      where: { roundId, closedAt: { not: null }, round: { projectId } },
    }),
    countByReviewers(access, roundId),
    countEach(access, roundId),
    prisma.member.findMany({
      where: { projectId, disabledAt: null },
      select: { userId: true, role: true },
    }),
    readNames(prisma, projectId),
  ]);
  const own = new Map(totals.map((total) => [total.reviewerId, total]));
  const coders = members.filter(
    ({ userId, role }) =>
      role === "reviewer" || (own.has(userId) && can(role as Role, "annotation:create")),
  );
  const ids = new Set([...coders.map(({ userId }) => userId), ...own.keys()]);
  return {
    frozen,
    settled,
    articles: shares.reduce((sum, { articles }) => sum + articles, 0),
    shared: shares
      .filter(({ reviewers }) => reviewers > 1)
      .reduce((sum, { articles }) => sum + articles, 0),
    reviewers: [...ids]
      .map((reviewerId) => ({
        reviewerId,
        name: nameOf(reviewerId),
        articles: Number(own.get(reviewerId)?.articles ?? 0),
        begun: Number(own.get(reviewerId)?.begun ?? 0),
        submitted: Number(own.get(reviewerId)?.submitted ?? 0),
        activeSeconds: Number(own.get(reviewerId)?.activeSeconds ?? 0),
      }))
      .sort((a, b) => byName(a.name, b.name) || (a.reviewerId < b.reviewerId ? -1 : 1)),
  };
}

/** How far each reviewer is who has articles. */
function countEach({ projectId }: ProjectAccess, roundId: string) {
  type Counted = Record<"articles" | "begun" | "submitted" | "activeSeconds", number | bigint>;
  return prisma.$queryRaw<({ reviewerId: string } & Counted)[]>`
    SELECT a."reviewerId", COUNT(*) AS "articles", COUNT(a."startedAt") AS "begun",
      COUNT(a."submittedAt") AS "submitted", SUM(a."activeSeconds") AS "activeSeconds"
    FROM "Assignment" a WHERE ${inRound(projectId, roundId)}
    GROUP BY a."reviewerId"`;
}

/** How many articles of a round one reviewer has, how many two, and so on. */
async function countByReviewers(
  { projectId }: ProjectAccess,
  roundId: string,
): Promise<{ reviewers: number; articles: number }[]> {
  const rows = await prisma.$queryRaw<{ reviewers: bigint; articles: bigint }[]>(Prisma.sql`
    SELECT "reviewers", COUNT(*) AS "articles"
    FROM (
      SELECT COUNT(*) AS "reviewers" FROM "Assignment" a WHERE ${inRound(projectId, roundId)}
      GROUP BY a."articleId"
    ) AS "each"
    GROUP BY "reviewers"`);
  return rows.map(({ reviewers, articles }) => ({
    reviewers: Number(reviewers),
    articles: Number(articles),
  }));
}

/** Articles on one page of a round's list. */
export const ROUND_PAGE = 50;

/** Which articles of the project a round's list has: all, those somebody has in it, those nobody has. */
export const ROUND_LISTS = ["given", "free", "all"] as const;
export type RoundList = (typeof ROUND_LISTS)[number];

export interface RoundArticle {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly outlet: string | null;
  /** The printing that is coded for it; null where it is coded itself. */
  readonly codedInstead: string | null;
  /** Who has it in the round, and how far; by name. */
  readonly work: readonly {
    readonly assignmentId: string;
    readonly reviewerId: string;
    readonly reviewer: string;
    readonly state: AssignmentState;
  }[];
}

/**
 * A page of the frozen articles with who has them in a round, oldest publication first;
 * pages count from 0.
 *
 * @throws {AppError} invalid_input, when the words cannot be read as a search
 */
export async function listRoundArticles(
  access: ProjectAccess<"assignment:read">,
  roundId: string,
  {
    list,
    words = "",
    sampleId = null,
    page = 0,
  }: {
    readonly list: RoundList;
    /** Words of the title or the text (lib/domain/search-query.ts). */
    readonly words?: string;
    readonly sampleId?: string | null;
    readonly page?: number;
  },
): Promise<{ articles: RoundArticle[]; total: number }> {
  const { projectId } = access;
  const held = { roundId, withdrawnAt: null };
  const matching = words
    ? await articleIdsMatching(grant(access, "article:read")!, parseSearchQuery(words), [])
    : null;
  const where: Prisma.ArticleWhereInput = {
    projectId,
    deletedAt: null,
    frozenAt: { not: null },
    ...(list === "given" && { assignments: { some: held } }),
    ...(list === "free" && { assignments: { none: held } }),
    ...(sampleId && { sampled: { some: { sampleId } } }),
    ...(matching && { id: { in: [...matching] } }),
  };
  const orderBy = [
    { publishedOn: { sort: "asc", nulls: "last" } },
    { createdAt: "asc" },
    { id: "asc" },
  ] satisfies Prisma.ArticleOrderByWithRelationInput[];
  // First only which they are: an index has that, and the rows with the texts are left alone.
  const onPage = await prisma.article.findMany({
    ...{ where, orderBy, skip: page * ROUND_PAGE, take: ROUND_PAGE },
    select: { id: true },
  });
  const [rows, total, nameOf] = await Promise.all([
    prisma.article.findMany({
      where: { id: { in: onPage.map(({ id }) => id) } },
      orderBy,
      select: {
        ...{ id: true, title: true, fileName: true, language: true },
        outlet: { select: { name: true } },
        cluster: {
          select: { codedArticle: { select: { id: true, title: true, fileName: true } } },
        },
        assignments: {
          where: held,
          select: {
            ...{ id: true, reviewerId: true },
            ...{ startedAt: true, submittedAt: true, closedAt: true },
          },
        },
      },
    }),
    prisma.article.count({ where }),
    readNames(prisma, projectId),
  ]);
  return {
    total,
    articles: rows.map(({ title, fileName, outlet, cluster, assignments, ...row }) => {
      const coded = cluster && cluster.codedArticle.id !== row.id ? cluster.codedArticle : null;
      return {
        ...row,
        name: title ?? fileName,
        outlet: outlet?.name ?? null,
        codedInstead: coded && (coded.title ?? coded.fileName),
        work: assignments
          .map((work) => ({
            assignmentId: work.id,
            reviewerId: work.reviewerId,
            reviewer: nameOf(work.reviewerId),
            state: assignmentState(work),
          }))
          .sort((a, b) => byName(a.reviewer, b.reviewer)),
      };
    }),
  };
}
