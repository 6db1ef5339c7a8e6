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
   FROM Assignment WHERE roundId = ? GROUP BY reviewerId`,
  `SELECT open > 0, closed, count(*) FROM (
     SELECT count(*) - count(submittedAt) AS open, count(closedAt) > 0 AS closed
     FROM Assignment WHERE roundId = ? GROUP BY articleId) GROUP BY 1, 2`,
];
/** One reviewer's articles, by plain SQL. */
const QUEUE = `SELECT a.id, a.startedAt, a.submittedAt, t.title FROM Assignment a
  JOIN Article t ON t.id = a.articleId WHERE a.reviewerId = ? AND a.roundId = ? ORDER BY a.position`;

/** The board of a lead and the queue of a reviewer, beside the no-op handler and the raw reads. */
export async function teamPages(
  { slug, roundId, leadId, reviewerIds }: LargeStudy,
  file: string,
  origin: string,
  noop: Call,
): Promise<Figure[]> {
  const database = new Database(file, { readonly: true });
  const [progress, states] = BOARD.map((sql) => database.prepare(sql));
  const queue = database.prepare(QUEUE);
  const cookieOf = async (userId: string) => {
    const { name, value } = await sessionCookie(userId);
    return `${name}=${value}`;
  };
  const [reviewerId] = reviewerIds as [string];
  const project = `${origin}/projects/${slug}`;
  const board = { url: `${project}/board`, cookie: await cookieOf(leadId) };
  const own = { url: project, cookie: await cookieOf(reviewerId) };
  const works = [
    () => sendOk(board),
    () => sendOk({ ...board, url: `${board.url}?round=${roundId}&state=dispute&page=20` }),
    () => sendOk(own),
    () => sendOk(noop),
    () => JSON.stringify([progress!.all(roundId), states!.all(roundId)]),
    () => JSON.stringify(queue.all(reviewerId, roundId)),
  ];
  const [first, disputed, queued, empty, rawBoard, rawQueue] = (
    await timedInTurns(REQUESTS, works)
  ).map((took) =>
    quantile(
      took.map((value) => ({ value, weight: 1 })),
      0.95,
    )!,
  ) as [...[number, number, number, number, number, number]];
  database.close();
  const figure = (what: string, value: number, raw: number): Figure => ({
    work: `20,000 articles, 30 reviewers, 1,000,000 annotations: ${what}, p95`,
    ...{ value, unit: "ms", reference: empty + raw, atMost: 300 },
  });
  return [
    figure("board", first, rawBoard),
    figure("board, page 20 of disputes", disputed, rawBoard),
    figure("a reviewer's queue", queued, rawQueue),
  ];
}
