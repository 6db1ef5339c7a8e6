import { any, day, flag, id, integer, json, later, maybe, moment, number } from "./column";
import { oneOf, ref, sha256, text, user, withIds } from "./column";
import type { Noun } from "./noun";

const own = { key: ["id"], project: "projectId" } as const;

/** The project, its people and its articles. */
export const corpusNouns: Readonly<Record<string, Noun>> = {
  project: {
    ...{ model: "Project", is: "The project; one row.", key: ["id"], project: "id" },
    columns: {
      ...{ id, slug: text, name: text, description: text, timeZone: text },
      ...{ pseudonyms: flag, createdAt: moment },
    },
    leftOut: { deletedAt: "a project in the trash is not archived" },
  },
  members: {
    model: "Member",
    is: "Who is or was in the project, and as what.",
    ...{ key: ["userId"], project: "projectId" },
    columns: {
      userId: user,
      role: oneOf("lead", "adjudicator", "reviewer", "observer"),
      ...{ createdAt: moment, disabledAt: maybe(moment), pseudonym: maybe(text) },
    },
  },
  outlets: {
    ...{ ...own, model: "Outlet", is: "Who published articles." },
    columns: { id, name: text, aliases: json("strings"), createdAt: moment },
  },
  "import-batches": {
    ...{ ...own, model: "ImportBatch", is: "Files or texts that were loaded together." },
    columns: {
      ...{ id, createdById: maybe(user), createdAt: moment },
      ...{ via: oneOf("browser", "paste", "command line"), options: any },
    },
    leftOut: { jobId: "work of the server that read the files" },
  },
  "import-files": {
    model: "ImportFile",
    is: "One loaded file, with what became of it. What was read from it is in articles (raw).",
    ...{ key: ["id"], project: "batch.projectId" },
    columns: {
      ...{ id, batchId: ref("import-batches"), position: integer, name: text, size: integer },
      ...{ sha256, format: maybe(text) },
      state: oneOf("arriving", "waiting", "reading", "read", "refused", "cancelled"),
      ...{ found: integer, stored: integer, problems: json("list") },
      ...{ createdAt: moment, readAt: maybe(moment) },
    },
  },
  articles: {
    model: "Article",
    is: "One news text: metadata, and the upload as it came (raw).",
    ...{ key: ["id"], project: "projectId", article: "id" },
    columns: {
      ...{ id, batchId: ref("import-batches"), outletId: maybe(ref("outlets")) },
      ...{ title: maybe(text), author: maybe(text), publishedOn: maybe(day), url: maybe(text) },
      ...{ language: maybe(text), weight: maybe(number), fileName: text, encoding: text },
      ...{ raw: text, rawSha256: sha256, choices: any, format: text, place: text, marks: any },
      ...{ clusterId: later("duplicate-clusters"), standsAlone: flag, createdAt: moment },
      ...{ updatedAt: moment, frozenAt: maybe(moment), deletedAt: maybe(moment) },
    },
  },
  "text-versions": {
    model: "TextVersion",
    is: "A frozen text of an article; annotations count code points in it.",
    ...{ key: ["id"], project: "article.projectId", article: "articleId" },
    columns: {
      ...{ id, articleId: ref("articles"), number: integer, text, sha256, length: integer },
      ...{ codedLength: integer, zones: json("zones"), createdAt: moment },
      ...{ createdById: maybe(user), note: text },
    },
  },
  "duplicate-clusters": {
    ...{ ...own, model: "DuplicateCluster", is: "Articles that print one story." },
    columns: {
      ...{ id, codedArticleId: ref("articles"), similarity: number, joinedByHand: flag },
      ...{ codedByHand: flag, createdAt: moment },
    },
  },
  samples: {
    ...{ ...own, model: "Sample", is: "A drawn sample: its plan, seed and flow." },
    columns: {
      ...{ id, name: text, seed: text, plan: any, flow: any },
      ...{ createdById: user, createdAt: moment },
    },
  },
  "sampled-articles": {
    model: "SampledArticle",
    is: "An article of a sample.",
    ...{ key: ["sampleId"], project: "sample.projectId", article: "articleId" },
    columns: {
      ...{ sampleId: ref("samples"), articleId: ref("articles"), position: integer },
      ...{ stratum: text, inStratum: integer },
    },
  },
  "saved-views": {
    ...{ ...own, model: "SavedView", is: "A filter of the article table that a person named." },
    columns: { id, userId: user, name: text, query: withIds, createdAt: moment },
  },
};
