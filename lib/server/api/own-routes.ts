import { z } from "zod";
import type { Permission } from "@/lib/domain/access";
import { scopeFor } from "@/lib/domain/api-token";
import { CONFIDENCES } from "@/lib/domain/annotation";
import { STUDY_LAYERS } from "@/lib/domain/export/study";
import { mutationBatch } from "../mutation-schema";
import type { Endpoint } from "./endpoint";
import { answer, answers, id, pieces, span } from "./schemas";

/** What the pages of Framewise use and programs can use as well; each has a route handler of its own. */
export type Described = Omit<Endpoint, "respond" | "answer"> &
  (
    | { readonly answer: z.ZodType }
    /** A file, and its media types. */
    | { readonly files: readonly string[] }
  );

const own = (permission: Permission) => ({ permission, scope: scopeFor(permission) });

const annotation = z.object({
  ...{ id, frameId: id, reviewerId: id, ...span, quote: z.string(), pieces, memo: z.string() },
  ...{ attributes: answers, confidence: z.enum(CONFIDENCES).nullable() },
  ...{ needsDiscussion: z.boolean(), anchor: z.enum(["sound", "changed", "orphaned"]) },
  ...{ recheckedUnder: z.int().nullable(), suggested: z.boolean(), revision: z.int() },
  ...{ createdAt: z.string(), updatedAt: z.string() },
});
const given = z.object({ attributeId: id, value: answer, revision: z.int() });

const desk: Described = {
  ...{ method: "GET", path: "/projects/{slug}/assignments/{assignmentId}", tag: "Coding" },
  ...own("annotation:create"),
  summary: "An article that is assigned to the caller: its text, codebook and own work",
  answer: z.object({
    ...{ id, roundId: id, text: z.string(), textVersion: z.int(), codebookVersion: z.int() },
    article: z.object({ id, title: z.string().nullable(), language: z.string().nullable() }),
    submittedAt: z.string().nullable(),
    frames: z.array(z.object({ id, name: z.string(), shortName: z.string() })),
    annotations: z.array(annotation),
    answers: z.array(given),
  }),
};

const status = z.enum(["saved", "conflict", "refused"]);
const mutations: Described = {
  ...{ method: "POST", path: "/projects/{slug}/assignments/{assignmentId}/mutations" },
  ...{ tag: "Coding", ...own("annotation:create") },
  summary: "Tag, change and delete the caller's annotations, and answer questions",
  description:
    "The way the pages take, too. Each mutation has a random id of its own, so that sent again it is answered as before and done once. A change names the revision it starts from. 200 when all are saved, 409 when one met a conflict, 422 when one was refused, 428 when one does not say its revision; `results` says for each what became of it.",
  body: mutationBatch,
  answer: z.object({
    results: z
      .array(
        z.object({
          ...{ mutationId: id, status },
          annotation: annotation.optional().describe("As it is after the mutation"),
          current: annotation.optional().describe("After a conflict: what the server has"),
          deleted: z.boolean().optional(),
          answer: given.optional(),
          ...{ code: z.string().optional(), message: z.string().optional() },
          quote: z.string().optional(),
        }),
      )
      .describe("In the order of the request"),
  }),
};

const job: Described = {
  ...{ method: "GET", path: "/projects/{slug}/jobs/{jobId}", tag: "Files" },
  ...own("project:read"),
  summary: "How far a piece of long work is",
  answer: z.object({
    ...{ id, state: z.enum(["waiting", "running", "done", "failed", "cancelled"]) },
    ...{ done: z.int(), total: z.int().nullable(), problem: z.string().nullable() },
    refused: z.boolean().describe("It failed for what it was given; once more is of no use"),
  }),
};

const file = (
  path: string,
  summary: string,
  permission: Permission,
  files: readonly string[],
  query?: z.ZodObject,
): Described => ({
  ...{ method: "GET", path: `/projects/{slug}/${path}`, tag: "Files", summary, files },
  ...own(permission),
  ...(query && { query }),
});

const CSV = "text/csv";
const JSON_FILE = "application/json";

export const ownRoutes: readonly Described[] = [
  desk,
  mutations,
  job,
  file(
    "exports/{name}",
    "The project as a file; the names stand on the page “Export”",
    "export:create",
    [CSV, JSON_FILE],
    z.object({ round: id.optional(), layer: z.enum(STUDY_LAYERS).optional() }),
  ),
  file(
    "codebook/{name}",
    "A codebook as a file: json, csv, spreadsheet (CSV for spreadsheet programs), qdc or markdown",
    "project:read",
    [JSON_FILE, CSV, "application/xml", "text/markdown"],
    z.object({ version: z.string().describe("The number of a version") }),
  ),
  file(
    "reports/{reportId}/{file}",
    "A frozen report as figures.csv, report.json, appendix.md, appendix.docx or appendix.tex",
    "statistics:read",
    [CSV, JSON_FILE, "text/markdown"],
  ),
  file(
    "samples/{sampleId}",
    "A drawn sample with its weights",
    "assignment:read",
    [CSV, JSON_FILE],
    z.object({ format: z.enum(["csv", "json"]).optional() }),
  ),
  file(
    "concordance",
    "Every place where words stand, in its context",
    "article:read",
    [CSV],
    z.object({ q: z.string().describe("The words") }),
  ),
  file("history", "The history", "audit:read", [CSV]),
];
