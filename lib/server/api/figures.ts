import { z } from "zod";
import type { HistoryFilter } from "@/lib/data/history";
import { readHistory, WHOLE_HISTORY } from "@/lib/data/history";
import { pageWithin } from "@/lib/data/page";
import { readReportPart, reportOf } from "@/lib/data/report-figures";
import { listReports, requireReport } from "@/lib/data/reports";
import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import type { AuditGroup } from "@/lib/domain/audit-actions";
import { AUDIT_GROUPS } from "@/lib/domain/audit-actions";
import { parseStudyFilter, STUDY_UNITS } from "@/lib/domain/statistics/filter";
import type { StatisticRow } from "@/lib/domain/statistics/row";
import { endpoint, inProject } from "./endpoint";
import { day, id, moment, page, pageOf, pageOnly } from "./schemas";

const tag = "Figures and history";

/** What the figures are of. */
const study = {
  round: id.optional().describe("Rounds are never mixed; left out: the newest main round"),
  layer: z.enum(["final", "reviewer"]).optional(),
  presence: z.enum(["average", "any", "every"]).optional(),
  outlet: id.optional(),
  language: z.string().max(20).optional(),
  from: day.optional(),
  to: day.optional(),
  sample: id.optional(),
  unit: z.enum(STUDY_UNITS).optional(),
};

const number = z.number().nullable();
const text = z.string().nullable();

const row = z.object({
  ...{ report: z.string(), layer: z.string(), measure: z.string() },
  ...{ frame_id: text, frame: text, other_frame_id: text, other_frame: text },
  ...{ outlet: text, month: text, category: text },
  ...{ x: number, n: z.number() },
  share: number.describe("x / n; null where n is too small for a percentage"),
  low: number.describe("The 95 % interval"),
  ...{ high: number, value: number },
}) satisfies z.ZodType<StatisticRow>;

export const readStatistics = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/statistics", tag },
  summary: "The figures of one round, one in a row, as the statistics page has them",
  door: inProject("statistics:read"),
  query: z.strictObject({ ...page, ...study }),
  answer: pageOf(row),
  async handle(access, { query: { limit, after, ...wanted } }) {
    const { rows } = await reportOf(access, filterOf(wanted));
    const numbered = rows.map((one, index) => ({ ...one, at: String(index + 1) }));
    return pageWithin(numbered, { limit, after }, ({ at }) => at);
  },
});

const coefficient = z
  .object({ value: number, because: text.describe("Why there is no value") })
  .describe("Unrounded");

export const readAgreement = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/agreement", tag },
  summary: "How far reviewers agreed on each frame, each on their own",
  door: inProject("statistics:read"),
  query: z.strictObject({ ...page, ...study }),
  answer: pageOf(
    z.object({
      ...{ frameId: id, articles: z.int() },
      pairableArticles: z.int().describe("Submitted by two reviewers or more: what all is about"),
      ...{ percent: coefficient, alpha: coefficient },
      interval: z.object({ low: z.number(), high: z.number() }).nullable().describe("95 %, of α"),
      kappa: coefficient.nullable().describe("Of two reviewers"),
      ac1: coefficient,
      tooRare: z.boolean().describe("Too few positive judgements to speak of agreement"),
    }),
  ),
  async handle(access, { query: { limit, after, ...wanted } }) {
    const { figures } = await readReportPart(access, filterOf(wanted), "agreement");
    const rows = figures.map((frame) => ({
      ...frame,
      percent: coefficientOf(frame.percent),
      alpha: coefficientOf(frame.alpha),
      kappa: frame.kappa && coefficientOf(frame.kappa),
      ac1: coefficientOf(frame.ac1),
    }));
    return pageWithin(rows, { limit, after }, ({ frameId }) => frameId);
  },
});

const report = {
  ...{ id, name: z.string(), createdAt: moment, createdBy: z.string(), isPublic: z.boolean() },
};

export const listProjectReports = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/reports", tag },
  summary: "The frozen reports, newest first",
  door: inProject("statistics:read"),
  query: pageOnly,
  answer: pageOf(z.object(report)),
  async handle(access, { query }) {
    return pageWithin(await listReports(access), query, (one) => one.id);
  },
});

export const readReport = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/reports/{reportId}", tag },
  summary: "A frozen report: it says the same whatever is coded later",
  door: inProject("statistics:read"),
  answer: z.object({
    ...report,
    dataSha256: z.string().describe("Over the data its figures were computed from"),
    softwareVersion: z.string(),
    rows: z.array(row).readonly(),
  }),
  async handle(access, { parts }) {
    const found = await requireReport(access, parts.reportId);
    return { ...found, rows: found.snapshot.rows };
  },
});

export const listAudit = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/audit", tag },
  summary: "Who did what, newest first; 50 events at a time",
  description:
    "Ids and settings, never texts. Who codes does not learn from it what was found where he or she may not see all work yet. As a file: `/projects/{slug}/history`.",
  door: inProject("audit:read"),
  query: z.strictObject({
    after: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional()
      .describe("The `next` of the page before"),
    actor: id.optional(),
    group: z.enum(Object.keys(AUDIT_GROUPS) as [AuditGroup, ...AuditGroup[]]).optional(),
    ...{ from: day.optional(), to: day.optional(), article: id.optional(), frame: id.optional() },
  }),
  answer: pageOf(
    z.object({
      ...{ sequence: z.int(), at: moment, who: z.string(), action: z.string() },
      ...{ articleId: z.string().nullable(), requestId: z.string().nullable() },
      ...{ detail: z.unknown(), before: z.unknown(), after: z.unknown() },
      hash: z.string().nullable().describe("Its link in the chain over the history"),
    }),
  ),
  async handle(access, { query }) {
    const filter: HistoryFilter = {
      ...WHOLE_HISTORY,
      actorId: query.actor ?? null,
      group: query.group ?? null,
      from: query.from ?? null,
      to: query.to ?? null,
      articleId: query.article ?? null,
      frameId: query.frame ?? null,
    };
    const before = query.after === undefined ? null : Number(query.after);
    const { lines, next } = await readHistory(access, filter, before);
    return { items: lines, next: next === null ? null : String(next) };
  },
});

function filterOf(wanted: Readonly<Record<string, string | undefined>>) {
  const given = Object.entries(wanted).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return parseStudyFilter(new URLSearchParams(given));
}

function coefficientOf(coefficient: Coefficient) {
  return {
    value: coefficient.value,
    because: coefficient.value === null ? coefficient.because : null,
  };
}
