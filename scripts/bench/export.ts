import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import Database from "better-sqlite3";
import { stringify } from "csv-stringify/sync";
import { quantile } from "@/lib/domain/statistics/quantile";
import { sessionCookie } from "../session-cookie";
import type { Figure } from "./figure";
import type { LargeStudy } from "./large/study";
import { atPace, sendOk } from "./load";
import { SIZE } from "./statistics";
import type { Study } from "./study";

/**
 * All annotations as CSV from the Export page's address: rows a second, how much the server
 * grows meanwhile, and how long saving a tag takes beside it and without it, for 50
 * reviewers who tag every 3 seconds.
 */
export async function exportAnnotations(
  { slug, leadId }: LargeStudy,
  { reviewers }: Study,
  file: string,
  origin: string,
  pid: number,
): Promise<Figure[]> {
  const { name, value } = await sessionCookie(leadId);
  const url = `${origin}/api/v1/projects/${slug}/exports/annotations-csv`;
  const download = () => rowsPerSecond(url, `${name}=${value}`);
  const tag = (seconds: number) =>
    atPace(seconds, reviewers.length, 3_000, (n) => sendOk(reviewers[n]!.save()));

  const before = residentMb(pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, residentMb(pid))), 100);
  const rows = await download();
  const alone = await tag(12);
  let done = false;
  const downloading = download().finally(() => (done = true));
  const beside: number[] = [];
  while (!done) beside.push(...(await tag(2)));
  const rowsBeside = await downloading;
  clearInterval(watch);

  const work = `${SIZE}: CSV of all submitted annotations`;
  return [
    {
      ...{ work: `${work}, rows`, value: rows, unit: "/s", atLeast: 50_000 },
      reference: rawRowsPerSecond(file),
    },
    { work: `${work}, rows while 50 reviewers tag`, value: rowsBeside, unit: "/s" },
    { work: `${work}, growth of memory`, value: most - before, unit: "MB", atMost: 150 },
    {
      ...{ work: "Save one tag beside that export, p95", value: p95(beside), unit: "ms" },
      ...{ reference: p95(alone), atMost: 150 },
    },
  ];
}

/** Fetch a CSV and count its rows. */
async function rowsPerSecond(url: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  let rows = -1; // the header
  for await (const chunk of answer.body!) for (const byte of chunk) if (byte === 10) rows++;
  return rows / ((performance.now() - begun) / 1_000);
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

function p95(took: readonly number[]): number {
  return quantile(
    took.map((value) => ({ value, weight: 1 })),
    0.95,
  )!;
}
