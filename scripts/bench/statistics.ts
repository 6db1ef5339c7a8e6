import { performance } from "node:perf_hooks";
import Database from "better-sqlite3";
import { frameAgreement } from "@/lib/domain/agreement/frame-agreement";
import { randomFrom } from "@/lib/domain/random";
import { quantile } from "@/lib/domain/statistics/quantile";
import { sessionCookie } from "../session-cookie";
import type { Figure } from "./figure";
import type { LargeStudy } from "./large/study";
import type { Call } from "./load";
import { sendOk, timed } from "./load";

/** Of the study that figures are of. */
export const SIZE = "20,000 articles, 1,000,000 annotations";
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

function middle(took: readonly number[]): number {
  return quantile(
    took.map((value) => ({ value, weight: 1 })),
    0.5,
  )!;
}
