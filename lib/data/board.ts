import { Prisma, prisma } from "@/lib/db/client";
import { byName } from "@/lib/domain/by-name";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleCounts, ArticleState } from "@/lib/domain/board";
import { WINDOW } from "@/lib/domain/forecast";
import { groupBy } from "@/lib/domain/group-by";
import { codesInProject, keyOfPlace, placesWithHiddenWork } from "./hidden-work";
import { readNames } from "./names";
import { isSubmitted, ofKeptArticle, STANDING_ROUND } from "./visibility";

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
      a."reviewerId",
      COUNT(*) AS "given",
      COUNT(*) FILTER (WHERE ${IN_HAND} AND a."startedAt" IS NULL) AS "notBegun",
      COUNT(*) FILTER (WHERE ${IN_HAND} AND a."startedAt" IS NOT NULL) AS "inWork",
      COUNT(*) FILTER (WHERE NOT (${IN_HAND})) AS "submitted",
      COUNT(*) FILTER (WHERE ${IN_HAND} AND COALESCE(a."dueOn", r."dueOn") < ${today}) AS "late",
      COUNT(*) FILTER (WHERE ${IN_HAND} AND a."returnedAt" IS NOT NULL) AS "returned",
      SUM(a."activeSeconds") AS "activeSeconds",
      COUNT(*) FILTER (WHERE a."submittedAt" >= ${since}) AS "recent"
    FROM "Assignment" a JOIN "Round" r ON r."id" = ${STANDING_ROUND}
    WHERE ${coding(access, roundId)}
    GROUP BY a."reviewerId"`;
  const nameOf = await readNames(prisma, projectId);
  return rows
    .map(({ reviewerId, ...counts }) => ({
      ...numbers(counts),
      reviewerId,
      name: nameOf(reviewerId),
    }))
    .sort((a, b) => byName(a.name, b.name) || (a.reviewerId < b.reviewerId ? -1 : 1));
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
  AND ${ofKeptArticle(projectId)}`;

/** `OPEN` as a condition on `a` */
const IN_HAND = Prisma.sql`a."submittedAt" IS NULL AND a."blindSubmissionId" IS NULL`;

/** Of the work on one article: settled, or somebody has still to hand it in, or neither. */
const STANDING = Prisma.sql`CASE
  WHEN COUNT(a."closedAt") > 0 THEN 'closed'
  WHEN COUNT(*) FILTER (WHERE ${IN_HAND}) > 0 THEN 'open'
  WHEN COUNT(*) > 0 THEN 'complete'
END`;
type Standing = "closed" | "open" | "complete";

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

/** Where the work on an article of a round stands; null where nobody has it. */
function standing(access: BoardAccess, roundId: string, articleId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT ${STANDING}
    FROM "Assignment" a JOIN "Round" r ON r."id" = ${STANDING_ROUND}
    WHERE a."articleId" = ${articleId} AND ${coding(access, roundId)}
  )`;
}

async function countStates(
  access: BoardAccess,
  roundId: string,
  hidden: readonly string[],
): Promise<ArticleCounts> {
  const [[counted], [differ]] = await Promise.all([
    prisma.$queryRaw<[Record<"articles" | "closed" | "open", bigint>]>`
      SELECT COUNT(*) AS "articles",
        COUNT(*) FILTER (WHERE w."standing" = 'closed') AS "closed",
        COUNT(*) FILTER (WHERE w."standing" = 'open') AS "open"
      FROM (
        SELECT ${STANDING} AS "standing"
        FROM "Assignment" a JOIN "Round" r ON r."id" = ${STANDING_ROUND}
        WHERE ${coding(access, roundId)}
        GROUP BY a."articleId"
      ) w`,
    prisma.$queryRaw<[{ dispute: bigint }]>`
      SELECT COUNT(*) AS "dispute" FROM (${differing(roundId, hidden)}) w
      WHERE ${standing(access, roundId, Prisma.sql`w."articleId"`)} = 'complete'`,
  ]);
  const { articles, closed, open } = numbers(counted);
  const dispute = Number(differ.dispute);
  return { open, closed, dispute, submitted: articles - open - closed - dispute };
}

/** A page of the articles in a state by name: the database stops looking once it is full. */
async function listStates(
  access: BoardAccess,
  roundId: string,
  hidden: readonly string[],
  state: ArticleState | null,
  page: number,
): Promise<{ id: string; state: ArticleState }[]> {
  const stands = standing(access, roundId, Prisma.sql`t."id"`);
  const differs = Prisma.sql`t."id" IN (${differing(roundId, hidden)})`;
  const asked = {
    open: Prisma.sql`${stands} = 'open'`,
    submitted: Prisma.sql`${stands} = 'complete' AND NOT ${differs}`,
    dispute: Prisma.sql`${differs} AND ${stands} = 'complete'`,
    closed: Prisma.sql`${stands} = 'closed'`,
  };
  const rows = await prisma.$queryRaw<
    { id: string; standing: Standing; differs: boolean | bigint }[]
  >`
    SELECT t."id", ${stands} AS "standing", ${differs} AS "differs"
    FROM "Article" t
    WHERE t."projectId" = ${access.projectId}
      AND ${state === null ? Prisma.sql`${stands} IS NOT NULL` : asked[state]}
    ORDER BY COALESCE(t."title", t."fileName"), t."id"
    LIMIT ${BOARD_PAGE} OFFSET ${page * BOARD_PAGE}`;
  return rows.map((row) => ({
    id: row.id,
    state: row.standing !== "complete" ? row.standing : row.differs ? "dispute" : "submitted",
  }));
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
    const inOrder = coding.sort((a, b) => byName(a.reviewer, b.reviewer));
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
