import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import Database from "better-sqlite3";
import { stringify } from "csv-stringify/sync";
import { frameAgreement } from "@/lib/domain/agreement/frame-agreement";
import { randomFrom } from "@/lib/domain/random";
import { quantile } from "@/lib/domain/statistics/quantile";
import { sessionCookie } from "../session-cookie";
import type { Figure } from "./figure";
import type { LargeStudy } from "./large/study";
import type { Call } from "./load";
import { sendOk, timed } from "./load";

const SIZE = "20,000 articles, 1,000,000 annotations";
/** Pages asked for of each kind. */
const REQUESTS = 15;

/** What the page's shares are, by plain SQL: the reference. */
const GROUPED = `SELECT "layer", "frameId", count(*), sum("covered") FROM "FrameUse"
  WHERE "roundId" = ? GROUP BY "layer", "frameId"`;

/** The statistics page: for the first time, after each change of the data, and again. */
export async function statisticsPages(
  { slug, projectId, roundId, leadId }: LargeStudy,
  file: string,
  origin: string,
  noop: Call,
): Promise<Figure[]> {
  const database = new Database(file);
  const grouped = database.prepare(GROUPED);
  const [{ id: submitted }] = database
    .prepare('SELECT "id" FROM "Assignment" WHERE "submittedAt" IS NOT NULL LIMIT 1')
    .all() as [{ id: string }];
  const submit = database.prepare(
    `INSERT INTO "AuditEvent" ("createdAt", "projectId", "action", "subjectId")
     VALUES (?, ?, 'assignment.submit', ?)`,
  );
  const { name, value } = await sessionCookie(leadId);
  const cookie = `${name}=${value}`;
  const page = (query: string) => () =>
    sendOk({ url: `${origin}/projects/${slug}/statistics${query}`, cookie });
  const reference =
    middle(await timed(5, () => grouped.all(roundId))) +
    middle(await timed(REQUESTS, () => sendOk(noop)));
  const figures: Figure[] = [];
  const add = (what: string, took: readonly number[], atMost?: number) =>
    figures.push({
      work: `${SIZE}: statistics page, ${what}`,
      ...{ value: middle(took), unit: "ms", reference },
      ...(atMost !== undefined && { atMost }),
    });
  add("the first since the server started", await timed(1, page("")));
  for (const layer of ["final", "reviewer"]) {
    const ask = page(`?layer=${layer}`);
    const after: number[] = [];
    for (let n = 0; n < REQUESTS; n++) {
      submit.run(new Date().toISOString(), projectId, submitted);
      after.push(...(await timed(1, ask)));
    }
    add(`${layer} layer, after a submission, p50`, after.slice(2), 300); // the first two warm up
    add(`${layer} layer, asked again, p50`, await timed(REQUESTS, ask), 300);
  }
  database.close();
  return figures;
}

/** Agreement on 20 frames in 5,000 articles that two reviewers coded, with intervals. */
export function agreementOnFrames(): Figure[] {
  const random = randomFrom(3);
  const frameIds = Array.from({ length: 20 }, (_, index) => `frame ${index}`);
  const articles = Array.from({ length: 5_000 }, (_, index) => ({
    articleId: String(index),
    passes: ["ana", "ben"].map((reviewerId) => ({
      reviewerId,
      frameIds: frameIds.filter((_, frame) => random.next() < 0.05 + frame * 0.03),
    })),
  }));
  const begun = performance.now();
  frameAgreement(articles, frameIds, { seed: 1, replicates: 2_000 });
  const value = performance.now() - begun;
  const work = "Agreement: 5,000 double-coded articles × 20 frames, B = 2,000";
  return [{ work, value, unit: "ms", atMost: 3_000 }];
}

/** All annotations as CSV: rows a second, and how much the server grows meanwhile. */
export async function exportAnnotations(
  { slug, leadId }: LargeStudy,
  file: string,
  origin: string,
  pid: number,
): Promise<Figure[]> {
  const { name, value } = await sessionCookie(leadId);
  const url = `${origin}/api/v1/projects/${slug}/exports/annotations-csv`;
  const before = residentMb(pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, residentMb(pid))), 100);
  const begun = performance.now();
  const answer = await fetch(url, { headers: { cookie: `${name}=${value}` } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  let rows = -1; // the header
  for await (const chunk of answer.body!) for (const byte of chunk) if (byte === 10) rows++;
  const seconds = (performance.now() - begun) / 1_000;
  clearInterval(watch);
  const work = `${SIZE}: CSV of all submitted annotations`;
  const reference = rawRowsPerSecond(file);
  return [
    { work: `${work}, rows`, value: rows / seconds, unit: "/s", reference, atLeast: 50_000 },
    { work: `${work}, growth of memory`, value: most - before, unit: "MB", atMost: 150 },
  ];
}

/** A raw cursor over the annotations, and csv-stringify. */
function rawRowsPerSecond(file: string): number {
  const database = new Database(file, { readonly: true });
  const cursor = database.prepare(
    `SELECT a."id", a."start", a."end", a."quote", a."memo", f."name", t."title"
     FROM "Annotation" a JOIN "Frame" f ON f."id" = a."frameId"
     JOIN "Assignment" s ON s."id" = a."assignmentId" JOIN "Article" t ON t."id" = s."articleId"`,
  );
  const begun = performance.now();
  let rows = 0;
  let page: unknown[] = [];
  for (const row of cursor.raw().iterate()) {
    page.push(row);
    rows++;
    if (page.length === 1_000) {
      stringify(page);
      page = [];
    }
  }
  stringify(page);
  database.close();
  return rows / ((performance.now() - begun) / 1_000);
}

/** Memory that a process holds, in MB; 0 where the system does not say. */
function residentMb(pid: number): number {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function middle(took: readonly number[]): number {
  return quantile(
    took.map((value) => ({ value, weight: 1 })),
    0.5,
  )!;
}
