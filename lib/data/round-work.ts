import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { can, grant } from "@/lib/domain/access";
import type { AssignmentState } from "@/lib/domain/assignment";
import { assignmentState } from "@/lib/domain/assignment";
import { parseSearchQuery } from "@/lib/domain/search-query";
import { readNames } from "./names";
import { articleIdsMatching } from "./text-search";

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

/** Work in a round that is neither taken back nor in the trash. */
function inRound({ projectId }: ProjectAccess, roundId: string) {
  return {
    roundId,
    withdrawnAt: null,
    round: { projectId, deletedAt: null },
    article: { deletedAt: null },
  } satisfies Prisma.AssignmentWhereInput;
}

export async function readRoundTotals(
  access: ProjectAccess<"assignment:read">,
  roundId: string,
): Promise<RoundTotals> {
  const { projectId } = access;
  const where = inRound(access, roundId);
  const [frozen, settled, shares, totals, submitted, begun, members, nameOf] = await Promise.all([
    prisma.article.count({ where: { projectId, deletedAt: null, frozenAt: { not: null } } }),
    prisma.adjudication.count({
      where: { roundId, closedAt: { not: null }, round: { projectId } },
    }),
    countByReviewers(access, roundId),
    prisma.assignment.groupBy({
      by: "reviewerId",
      where,
      _count: true,
      _sum: { activeSeconds: true },
    }),
    countEach({ ...where, submittedAt: { not: null } }),
    countEach({ ...where, startedAt: { not: null } }),
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
        articles: own.get(reviewerId)?._count ?? 0,
        begun: begun.get(reviewerId) ?? 0,
        submitted: submitted.get(reviewerId) ?? 0,
        activeSeconds: own.get(reviewerId)?._sum.activeSeconds ?? 0,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.reviewerId < b.reviewerId ? -1 : 1)),
  };
}

/** How many assignments each reviewer has, by reviewer. */
async function countEach(where: Prisma.AssignmentWhereInput): Promise<Map<string, number>> {
  const rows = await prisma.assignment.groupBy({ by: "reviewerId", where, _count: true });
  return new Map(rows.map(({ reviewerId, _count }) => [reviewerId, _count]));
}

/** How many articles of a round one reviewer has, how many two, and so on. */
async function countByReviewers(
  { projectId }: ProjectAccess,
  roundId: string,
): Promise<{ reviewers: number; articles: number }[]> {
  const rows = await prisma.$queryRaw<{ reviewers: bigint; articles: bigint }[]>(Prisma.sql`
    SELECT "reviewers", COUNT(*) AS "articles"
    FROM (
      SELECT COUNT(*) AS "reviewers"
      FROM "Assignment" JOIN "Article" ON "Article"."id" = "Assignment"."articleId"
      WHERE "Assignment"."roundId" = ${roundId} AND "Assignment"."withdrawnAt" IS NULL
        AND "Article"."projectId" = ${projectId} AND "Article"."deletedAt" IS NULL
      GROUP BY "Assignment"."articleId"
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
  const [rows, total, nameOf] = await Promise.all([
    prisma.article.findMany({
      where,
      orderBy: [
        { publishedOn: { sort: "asc", nulls: "last" } },
        { createdAt: "asc" },
        { id: "asc" },
      ],
      skip: page * ROUND_PAGE,
      take: ROUND_PAGE,
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
          .sort((a, b) => a.reviewer.localeCompare(b.reviewer, "en")),
      };
    }),
  };
}
