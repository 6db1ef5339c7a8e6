import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { SettlingFilter, SettlingState } from "@/lib/domain/settling-filter";
import { SETTLING_PAGE, SETTLING_STATES } from "@/lib/domain/settling-filter";
import { settledWork } from "./settling-desk";
import { SUBMITTED, visibleSettling } from "./visibility";

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

/** Those with a decision in force whose appeal waits, as a query. */
const APPEALED = Prisma.sql`
  SELECT x."adjudicationId" FROM "Decision" x JOIN "Appeal" p ON p."decisionId" = x."id"
  WHERE x."replacedAt" IS NULL AND p."outcome" IS NULL`;

/** As conditions on rows `d` of "Adjudication" */
const STATES: Readonly<Record<SettlingState, Prisma.Sql>> = {
  open: Prisma.sql`d."closedAt" IS NULL AND d."differences" IS NOT NULL`,
  waiting: Prisma.sql`d."closedAt" IS NULL AND d."differences" IS NULL`,
  closed: Prisma.sql`d."closedAt" IS NOT NULL`,
  appealed: Prisma.sql`d."closedAt" IS NOT NULL AND d."id" IN (${APPEALED})`,
};

/** The articles that the caller may compare or settle, a page of them, counted in the database. */
export async function listSettling(
  access: Access,
  { state, roundId, page }: SettlingFilter,
): Promise<SettlingList> {
  const visible = visibleSettling(access);
  const inRound = roundId ? Prisma.sql`AND d."roundId" = ${roundId}` : Prisma.empty;
  const [onPage, counts] = await Promise.all([
    prisma.$queryRaw<{ id: string }[]>`
      SELECT d."id" FROM "Adjudication" d WHERE ${visible} ${inRound} AND ${STATES[state]}
      ORDER BY d."createdAt", d."id"
      LIMIT ${SETTLING_PAGE} OFFSET ${(page - 1) * SETTLING_PAGE}`,
    countStates(visible),
  ]);
  const [rows, rounds] = await Promise.all([
    prisma.adjudication.findMany({
      where: { id: { in: onPage.map(({ id }) => id) } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
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
      where: { id: { in: counts.map((one) => one.roundId) } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  const reviewers = await countSubmitted(rows);
  const counted = counts.filter((one) => !roundId || one.roundId === roundId);
  return {
    rounds: roundId ? rounds.filter(({ id }) => id === roundId) : rounds,
    counts: Object.fromEntries(
      SETTLING_STATES.map((one) => [one, counted.reduce((sum, each) => sum + each[one], 0)]),
    ) as Record<SettlingState, number>,
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

/** By round, how many there are in each state. */
async function countStates(visible: Prisma.Sql) {
  const rows = await prisma.$queryRaw<
    ({ roundId: string } & Record<SettlingState, number | bigint>)[]
  >`
    SELECT d."roundId",
      SUM(CASE WHEN ${STATES.open} THEN 1 ELSE 0 END) AS "open",
      SUM(CASE WHEN ${STATES.waiting} THEN 1 ELSE 0 END) AS "waiting",
      SUM(CASE WHEN ${STATES.closed} THEN 1 ELSE 0 END) AS "closed",
      SUM(CASE WHEN ${STATES.appealed} THEN 1 ELSE 0 END) AS "appealed"
    FROM "Adjudication" d WHERE ${visible}
    GROUP BY d."roundId"`;
  return rows.map(({ roundId, open, waiting, closed, appealed }) => ({
    roundId,
    ...{ open: Number(open), waiting: Number(waiting) },
    ...{ closed: Number(closed), appealed: Number(appealed) },
  }));
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
    select: { id: true },
  });
  const isHere = here
    ? Prisma.sql`(d."createdAt", d."id") <= (SELECT "createdAt", "id" FROM "Adjudication" WHERE "id" = ${here.id})`
    : Prisma.sql`1 = 1`;
  const [next] = await prisma.$queryRaw<{ roundId: string; articleId: string }[]>`
    SELECT d."roundId", d."articleId" FROM "Adjudication" d
    WHERE ${visibleSettling(access)} AND ${STATES.open}
      AND NOT (d."roundId" = ${roundId} AND d."articleId" = ${articleId})
    ORDER BY CASE WHEN ${isHere} THEN 1 ELSE 0 END, d."createdAt", d."id"
    LIMIT 1`;
  return next ?? null;
}
