import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { SettlingFilter, SettlingState } from "@/lib/domain/settling-filter";
import { SETTLING_PAGE, SETTLING_STATES } from "@/lib/domain/settling-filter";
import { settledWork } from "./settling-desk";
import { SUBMITTED, visibleAdjudications } from "./visibility";

type Access = ProjectAccess<"review:create">;

/** An article in a round, as the list of those to settle has it. */
export interface SettlingItem {
  readonly roundId: string;
  readonly roundName: string;
  readonly articleId: string;
  readonly title: string;
  /** Whose work is handed in. */
  readonly reviewers: number;
  /** Differences not settled yet; null while somebody has not submitted. */
  readonly differences: number | null;
  readonly closed: boolean;
  /** Appeals that wait for an answer. */
  readonly appeals: number;
}

export interface SettlingList {
  readonly items: readonly SettlingItem[];
  /** In the round that is asked for; what each state has. */
  readonly counts: Readonly<Record<SettlingState, number>>;
  readonly rounds: readonly { readonly id: string; readonly name: string }[];
}

const OPEN_APPEAL = { replacedAt: null, appeals: { some: { outcome: null } } };

const STATES = {
  open: { closedAt: null, differences: { not: null } },
  waiting: { closedAt: null, differences: null },
  closed: { closedAt: { not: null } },
  appealed: { closedAt: { not: null }, decisions: { some: OPEN_APPEAL } },
} satisfies Record<SettlingState, Prisma.AdjudicationWhereInput>;

/** The order in which articles are settled: as they were handed in first. */
const ORDER = [
  { createdAt: "asc" },
  { id: "asc" },
] satisfies Prisma.AdjudicationOrderByWithRelationInput[];

/** The articles that the caller may compare or settle, a page of them, counted in the database. */
export async function listSettling(
  access: Access,
  { state, roundId, page }: SettlingFilter,
): Promise<SettlingList> {
  const where = { AND: [visibleAdjudications(access), roundId ? { roundId } : {}] };
  const [rows, rounds, ...counts] = await Promise.all([
    prisma.adjudication.findMany({
      where: { AND: [where, STATES[state]] },
      orderBy: ORDER,
      skip: (page - 1) * SETTLING_PAGE,
      take: SETTLING_PAGE,
      select: {
        roundId: true,
        articleId: true,
        differences: true,
        closedAt: true,
        round: { select: { name: true } },
        article: { select: { title: true, fileName: true } },
        decisions: {
          where: OPEN_APPEAL,
          select: { _count: { select: { appeals: { where: { outcome: null } } } } },
        },
      },
    }),
    prisma.round.findMany({
      where: { projectId: access.projectId, deletedAt: null, adjudications: { some: where } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
    ...SETTLING_STATES.map((one) =>
      prisma.adjudication.count({ where: { AND: [where, STATES[one]] } }),
    ),
  ]);
  const reviewers = await countSubmitted(rows);
  return {
    rounds,
    counts: Object.fromEntries(SETTLING_STATES.map((one, i) => [one, counts[i]!])) as Record<
      SettlingState,
      number
    >,
    items: rows.map(({ round, article, decisions, closedAt, ...row }) => ({
      ...row,
      roundName: round.name,
      title: article.title ?? article.fileName,
      reviewers: reviewers.get(`${row.roundId} ${row.articleId}`) ?? 0,
      closed: closedAt !== null,
      appeals: decisions.reduce((sum, { _count }) => sum + _count.appeals, 0),
    })),
  };
}

/** By round and article, how many have handed it in. */
async function countSubmitted(
  rows: readonly { readonly roundId: string; readonly articleId: string }[],
): Promise<ReadonlyMap<string, number>> {
  const groups = await prisma.assignment.groupBy({
    by: ["roundId", "articleId"],
    where: {
      AND: [settledWork, SUBMITTED],
      roundId: { in: [...new Set(rows.map(({ roundId }) => roundId))] },
      articleId: { in: rows.map(({ articleId }) => articleId) },
    },
    _count: true,
  });
  return new Map(
    groups.map(({ roundId, articleId, _count }) => [`${roundId} ${articleId}`, _count]),
  );
}

/** Which article to settle after this one: the next of the list that is open, or else its first. */
export async function findNextToSettle(
  access: ProjectAccess<"decision:create">,
  roundId: string,
  articleId: string,
): Promise<{ readonly roundId: string; readonly articleId: string } | null> {
  const here = await prisma.adjudication.findFirst({
    where: { roundId, articleId, round: { projectId: access.projectId } },
    select: { id: true, createdAt: true },
  });
  const others: Prisma.AdjudicationWhereInput = {
    AND: [visibleAdjudications(access), STATES.open, { NOT: { roundId, articleId } }],
  };
  const find = (where: Prisma.AdjudicationWhereInput) =>
    prisma.adjudication.findFirst({
      where,
      orderBy: ORDER,
      select: { roundId: true, articleId: true },
    });
  const later = here && {
    OR: [{ createdAt: { gt: here.createdAt } }, { createdAt: here.createdAt, id: { gt: here.id } }],
  };
  return (later && (await find({ AND: [others, later] }))) ?? (await find(others));
}
