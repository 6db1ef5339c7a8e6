import Database from "better-sqlite3";
import { quantile } from "@/lib/domain/statistics/quantile";
import { sessionCookie } from "../session-cookie";
import type { Figure } from "./figure";
import type { LargeStudy } from "./large/study";
import type { Call } from "./load";
import { sendOk, timedInTurns } from "./load";

/** Requests whose 95th percentile is taken. */
const REQUESTS = 60;

/** Everybody's progress, and the states of a round's articles, by plain SQL. */
const BOARD = [
  `SELECT reviewerId, count(*), count(startedAt), count(submittedAt), sum(activeSeconds)
   FROM Assignment WHERE roundId = @round GROUP BY reviewerId`,
  `SELECT open > 0, closed, count(*) FROM (
     SELECT count(*) - count(submittedAt) AS open, count(closedAt) > 0 AS closed
     FROM Assignment WHERE roundId = @round GROUP BY articleId) GROUP BY 1, 2`,
];
/** One reviewer's articles, by plain SQL. */
const QUEUE = [
  `SELECT a.id, a.startedAt, a.submittedAt, t.title FROM Assignment a
   JOIN Article t ON t.id = a.articleId
   WHERE a.reviewerId = @reviewer AND a.roundId = @round ORDER BY a.position`,
];
/** How a round is given out, and a page of its articles, by plain SQL. */
const ASSIGNMENTS = [
  `SELECT reviewerId, count(*), count(startedAt), count(submittedAt)
   FROM Assignment WHERE roundId = @round GROUP BY reviewerId`,
  `SELECT t.id, t.title, a.reviewerId, a.submittedAt FROM Assignment a
   JOIN (SELECT id, title FROM Article ORDER BY publishedOn, id LIMIT 50) t ON t.id = a.articleId
   WHERE a.roundId = @round`,
];
/** What waits to be settled, by plain SQL. */
const SETTLING = [
  `SELECT closedAt IS NULL, differences > 0, count(*) FROM Adjudication
   WHERE roundId = @round GROUP BY 1, 2`,
  `SELECT t.id, t.title, d.differences FROM Adjudication d JOIN Article t ON t.id = d.articleId
   WHERE d.roundId = @round AND d.closedAt IS NULL AND d.differences > 0 ORDER BY t.title LIMIT 50`,
];
/** What a project has and how much of it is done, by plain SQL. */
const COUNTS = [
  `SELECT count(*), count(startedAt), count(submittedAt), count(DISTINCT articleId)
   FROM Assignment WHERE roundId = @round`,
];

/** The pages that a team opens all day, beside the no-op handler and the raw reads. */
export async function teamPages(
  { slug, roundId, leadId, judgeId, reviewerIds }: LargeStudy,
  file: string,
  origin: string,
  noop: Call,
): Promise<Figure[]> {
  const database = new Database(file, { readonly: true });
  const [reviewerId] = reviewerIds as [string];
  const cookies = new Map<string, string>();
  for (const id of [leadId, judgeId, reviewerId]) {
    const { name, value } = await sessionCookie(id);
    cookies.set(id, `${name}=${value}`);
  }
  const named = { round: roundId, reviewer: reviewerId };
  const page = (what: string, viewer: string, address: string, raw: readonly string[]) => {
    const url = `${origin}/projects/${slug}${address}`;
    const statements = raw.map((sql) => database.prepare(sql));
    return {
      what,
      ask: () => sendOk({ url, cookie: cookies.get(viewer)! }),
      reference: () => JSON.stringify(statements.map((statement) => statement.all(named))),
    };
  };
  const disputes = `/board?round=${roundId}&state=dispute&page=20`;
  const pages = [
    page("board", leadId, "/board", BOARD),
    page("board, page 20 of disputes", leadId, disputes, BOARD),
    page("assignments", leadId, "/assignments", ASSIGNMENTS),
    page("what is to settle", judgeId, "/compare", SETTLING),
    page("a lead's overview", leadId, "", COUNTS),
    page("a reviewer's overview and queue", reviewerId, "", QUEUE),
  ];
  const works = [() => sendOk(noop), ...pages.flatMap(({ ask, reference }) => [ask, reference])];
  const [empty, ...took] = (await timedInTurns(REQUESTS, works)).map(p95);
  database.close();
  return pages.map(({ what }, index) => ({
    work: `20,000 articles, 30 reviewers, 1,000,000 annotations: ${what}, p95`,
    ...{ value: took[2 * index]!, unit: "ms", reference: empty! + took[2 * index + 1]! },
    atMost: 300,
  }));
}

function p95(took: readonly number[]): number {
  return quantile(
    took.map((value) => ({ value, weight: 1 })),
    0.95,
  )!;
}
