import { Prisma, prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleCounts, ArticleState } from "@/lib/domain/board";
import { WINDOW } from "@/lib/domain/forecast";
import { groupBy } from "@/lib/domain/group-by";
import { codesInProject, keyOfPlace, placesWithHiddenWork } from "./hidden-work";
import { readNames } from "./names";
import { deletedArticles, isSubmitted, STANDING_ROUND } from "./visibility";

type BoardAccess = ProjectAccess<"assignment:read">;

/** How far one reviewer is in a round; nothing of what was found. */
export interface ReviewerProgress {
  readonly reviewerId: string;
  readonly name: string;
  /** Articles given out to the reviewer: the sum of the next three. */
  readonly given: number;
  readonly notBegun: number;
  readonly inWork: number;
  readonly submitted: number;
  /** Of those not submitted: past their last day, … */
  readonly late: number;
  /** … and handed back by the reviewer. */
  readonly returned: number;
  /** Time on task in all of them, in seconds */
  readonly activeSeconds: number;
  /** Submitted in the last `WINDOW` days (lib/domain/forecast.ts) */
  readonly recent: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * How far everybody is in a round, by name.
 *
 * @param today YYYY-MM-DD in the project's time zone: what was due before it is late
 */
export async function readReviewerProgress(
  access: BoardAccess,
  roundId: string,
  today: string,
  now = new Date(),
): Promise<ReviewerProgress[]> {
  const { projectId } = access;
  const since = new Date(now.getTime() - WINDOW * DAY);
  const rows = await prisma.$queryRaw<Omit<ReviewerProgress, "name">[]>`
    SELECT
      w."reviewerId",
      COUNT(*) AS "given",
      SUM(CASE WHEN w."done" = 0 AND w."startedAt" IS NULL THEN 1 ELSE 0 END) AS "notBegun",
      SUM(CASE WHEN w."done" = 0 AND w."startedAt" IS NOT NULL THEN 1 ELSE 0 END) AS "inWork",
      SUM(w."done") AS "submitted",
      SUM(CASE WHEN w."done" = 0 AND w."due" < ${today} THEN 1 ELSE 0 END) AS "late",
      SUM(CASE WHEN w."done" = 0 AND w."returnedAt" IS NOT NULL THEN 1 ELSE 0 END) AS "returned",
      SUM(w."activeSeconds") AS "activeSeconds",
      SUM(CASE WHEN w."submittedAt" >= ${since} THEN 1 ELSE 0 END) AS "recent"
    FROM (
      SELECT a."reviewerId", a."startedAt", a."submittedAt", a."returnedAt", a."activeSeconds",
        COALESCE(a."dueOn", r."dueOn") AS "due",
        CASE WHEN a."submittedAt" IS NULL AND a."blindSubmissionId" IS NULL THEN 0 ELSE 1 END AS "done"
      FROM "Assignment" a JOIN "Round" r ON r."id" = ${STANDING_ROUND}
      WHERE ${coding(access, roundId)}
    ) w
    GROUP BY w."reviewerId"`;
  const nameOf = await readNames(prisma, projectId);
  return rows
    .map(({ reviewerId, ...counts }) => ({
      ...numbers(counts),
      reviewerId,
      name: nameOf(reviewerId),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.reviewerId < b.reviewerId ? -1 : 1));
}

/** One article of the board: who codes it, and how far they are. */
export interface BoardArticle {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly state: ArticleState;
  readonly work: readonly {
    readonly id: string;
    readonly reviewer: string;
    readonly startedAt: Date | null;
    /** In the sense of `SUBMITTED` */
    readonly submitted: boolean;
    readonly returned: boolean;
  }[];
}

/** The articles of a round, as far as the viewer may know where they stand. */
export interface BoardArticles {
  readonly counts: ArticleCounts;
  /** A page of those in the state asked for, by name. */
  readonly articles: readonly BoardArticle[];
}

/** Articles on one page of the board. */
export const BOARD_PAGE = 50;

/**
 * How many articles of a round are in which state, and those in one state, or in any;
 * a page of them, counted from 0.
 */
export async function readBoardArticles(
  access: BoardAccess,
  roundId: string,
  { state, page }: { readonly state: ArticleState | null; readonly page: number },
): Promise<BoardArticles> {
  const hidden = await hiddenDisputes(access, roundId);
  const [counts, onPage] = await Promise.all([
    countStates(access, roundId, hidden),
    listStates(access, roundId, hidden, state, page),
  ]);
  return { counts, articles: await readWork(access, roundId, onPage) };
}

/** The coding of a round that counts on the board, as conditions on `a` and `r`. */
const coding = ({ projectId }: BoardAccess, roundId: string) => Prisma.sql`
  r."id" = ${roundId} AND ${STANDING_ROUND} = ${roundId} AND r."projectId" = ${projectId} AND r."deletedAt" IS NULL
  AND a."withdrawnAt" IS NULL AND NOT a."isExpert"
  AND a."articleId" NOT IN (${deletedArticles(projectId)})`;

/** Of the work on one article: settled, or somebody has still to hand it in, or neither. */
const STANDING = Prisma.sql`CASE
  WHEN MAX(CASE WHEN a."closedAt" IS NULL THEN 0 ELSE 1 END) = 1 THEN 'closed'
  WHEN MIN(CASE WHEN a."submittedAt" IS NULL AND a."blindSubmissionId" IS NULL THEN 0 ELSE 1 END) = 0 THEN 'open'
  WHEN COUNT(*) > 0 THEN 'complete'
END`;

/** The articles with differences to settle of which the viewer may know, as a query. */
function differing(roundId: string, hidden: readonly string[]): Prisma.Sql {
  const told =
    hidden.length === 0
      ? Prisma.empty
      : Prisma.sql`AND d."articleId" NOT IN (${Prisma.join([...hidden])})`;
  return Prisma.sql`
    SELECT d."articleId" FROM "Adjudication" d
    WHERE d."roundId" = ${roundId} AND d."closedAt" IS NULL AND d."differences" > 0 ${told}`;
}

async function countStates(
  access: BoardAccess,
  roundId: string,
  hidden: readonly string[],
): Promise<ArticleCounts> {
  const rows = await prisma.$queryRaw<
    { standing: "closed" | "open" | "complete"; articles: number; disputed: number }[]
  >`
    SELECT w."standing", COUNT(*) AS "articles",
      SUM(CASE WHEN w."id" IN (${differing(roundId, hidden)}) THEN 1 ELSE 0 END) AS "disputed"
    FROM (
      SELECT a."articleId" AS "id", ${STANDING} AS "standing"
      FROM "Assignment" a JOIN "Round" r ON r."id" = ${STANDING_ROUND}
      WHERE ${coding(access, roundId)}
      GROUP BY a."articleId"
    ) w
    GROUP BY w."standing"`;
  const of = new Map(rows.map(({ standing, ...counted }) => [standing, numbers(counted)]));
  const complete = of.get("complete") ?? { articles: 0, disputed: 0 };
  return {
    open: of.get("open")?.articles ?? 0,
    closed: of.get("closed")?.articles ?? 0,
    dispute: complete.disputed,
    submitted: complete.articles - complete.disputed,
  };
}

/** A page of the articles in a state by name: the database stops looking once it is full. */
function listStates(
  access: BoardAccess,
  roundId: string,
  hidden: readonly string[],
  state: ArticleState | null,
  page: number,
) {
  return prisma.$queryRaw<{ id: string; state: ArticleState }[]>`
    SELECT w."id", w."state"
    FROM (
      SELECT s."id", s."name",
        CASE
          WHEN s."standing" <> 'complete' THEN s."standing"
          WHEN s."id" IN (${differing(roundId, hidden)}) THEN 'dispute'
          ELSE 'submitted'
        END AS "state"
      FROM (
        SELECT t."id", COALESCE(t."title", t."fileName") AS "name", (
          SELECT ${STANDING}
          FROM "Assignment" a JOIN "Round" r ON r."id" = ${STANDING_ROUND}
          WHERE a."articleId" = t."id" AND ${coding(access, roundId)}
        ) AS "standing"
        FROM "Article" t WHERE t."projectId" = ${access.projectId}
      ) s
      WHERE s."standing" IS NOT NULL
    ) w
    ${state === null ? Prisma.empty : Prisma.sql`WHERE w."state" = ${state}`}
    ORDER BY w."name", w."id"
    LIMIT ${BOARD_PAGE} OFFSET ${page * BOARD_PAGE}`;
}

/**
 * Articles of a round with differences of which the viewer may not know yet. That there are
 * some is a finding: it is told only of articles all of whose work the viewer may see.
 */
export async function hiddenDisputes(access: BoardAccess, roundId: string): Promise<string[]> {
  if (!(await codesInProject(access))) return [];
  const differing = await prisma.adjudication.findMany({
    where: {
      ...{ roundId, closedAt: null, differences: { gt: 0 } },
      round: { projectId: access.projectId },
    },
    select: { roundId: true, articleId: true },
  });
  const hidden = await placesWithHiddenWork(access, differing);
  return differing
    .filter((place) => hidden.has(keyOfPlace(place)))
    .map(({ articleId }) => articleId);
}

async function readWork(
  { projectId }: BoardAccess,
  roundId: string,
  onPage: readonly { readonly id: string; readonly state: ArticleState }[],
): Promise<BoardArticle[]> {
  const ids = onPage.map(({ id }) => id);
  const [articles, work, nameOf] = await Promise.all([
    prisma.article.findMany({
      where: { id: { in: ids }, projectId },
      select: { id: true, title: true, fileName: true, language: true },
    }),
    prisma.assignment.findMany({
      where: { ...codingIn(roundId), articleId: { in: ids } },
      select: {
        ...{ id: true, articleId: true, reviewerId: true, startedAt: true, returnedAt: true },
        ...{ submittedAt: true, blindSubmissionId: true },
      },
    }),
    readNames(prisma, projectId),
  ]);
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  const workOf = groupBy(work, ({ articleId }) => articleId);
  return onPage.flatMap(({ id, state }) => {
    const article = articleOf.get(id);
    if (!article) return []; // put into the trash at this moment
    const { title, fileName, language } = article;
    const coding = (workOf.get(id) ?? []).map((row) => ({
      ...{ id: row.id, reviewer: nameOf(row.reviewerId), startedAt: row.startedAt },
      submitted: isSubmitted(row),
      returned: row.returnedAt !== null,
    }));
    const inOrder = coding.sort((a, b) => a.reviewer.localeCompare(b.reviewer, "en"));
    return [{ id, name: title ?? fileName, language, state, work: inOrder }];
  });
}

/** The work in a round that counts on the board. */
function codingIn(roundId: string) {
  return {
    ...{ roundId, isExpert: false, withdrawnAt: null },
    round: { deletedAt: null },
  } satisfies Prisma.AssignmentWhereInput;
}

/** The databases count in types of their own. */
function numbers<T extends object>(counts: T): { [K in keyof T]: number } {
  return Object.fromEntries(
    Object.entries(counts).map(([name, value]) => [name, Number(value)]),
  ) as { [K in keyof T]: number };
}
