import { z } from "zod";
import { createArticles } from "@/lib/data/article-intake";
import { listOutlets } from "@/lib/data/outlets";
import { pageWithin } from "@/lib/data/page";
import {
  listArticleRecords,
  requireArticleRecord,
  requireTextRecord,
} from "@/lib/data/records/articles";
import { ARTICLE_STATUSES, NO_FILTER } from "@/lib/domain/article-filter";
import { ZONE_KINDS } from "@/lib/domain/zones";
import { endpoint, inProject } from "./endpoint";
import { day, id, moment, page, pageOf, pageOnly, span } from "./schemas";

const tag = "Articles";

const article = z.object({
  id,
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  outletId: id.nullable(),
  author: z.string().nullable(),
  publishedOn: z.string().nullable().describe("YYYY-MM-DD"),
  url: z.string().nullable(),
  language: z.string().nullable().describe("ISO 639-1"),
  fileName: z.string(),
  clusterId: id.nullable().describe("Articles with the same one print one story"),
  weight: z.number().nullable().describe("Sampling weight; null counts as 1"),
  createdAt: moment,
  frozenAt: moment.nullable().describe("Null while the text is being cleaned"),
});

export const listArticles = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/articles", tag },
  summary: "The articles of the project",
  door: inProject("article:read"),
  query: z.strictObject({
    ...page,
    outlet: id.optional().describe("Id of an outlet"),
    language: z.string().max(20).optional(),
    from: day.optional(),
    to: day.optional(),
    round: id.optional().describe("Given out in this round; `status` is then that of this round"),
    status: z.enum(ARTICLE_STATUSES).optional(),
  }),
  answer: pageOf(article),
  handle(access, { query: { limit, after, outlet, language, ...rest } }) {
    const filter = {
      ...NO_FILTER,
      from: rest.from ?? null,
      to: rest.to ?? null,
      round: rest.round ?? null,
      status: rest.status ?? null,
      outlets: outlet === undefined ? [] : [outlet],
      languages: language === undefined ? [] : [language],
    };
    return listArticleRecords(access, filter, { limit, after });
  },
});

/** Most articles in one request, most bytes of it, and most UTF-16 units of a text. */
const MOST_ARTICLES = 100;
const LARGEST = 8 * 1024 * 1024;
const LONGEST_TEXT = 1_000_000;

const words = (most: number) => z.string().trim().min(1).max(most).nullable().default(null);

export const addArticles = endpoint({
  ...{ method: "POST", path: "/projects/{slug}/articles", tag },
  summary: "Add articles",
  description:
    "All or nothing. A text that the project has already is told (`stored: false`) and not stored again, so the same list can be sent twice. The texts count as clean: no line is marked out of them. With `freeze` they can be given out at once; else a lead looks at them first.",
  door: inProject("article:import"),
  body: z.strictObject({
    freeze: z.boolean().default(false),
    articles: z
      .array(
        z.strictObject({
          text: z.string().min(1).max(LONGEST_TEXT),
          title: words(500),
          outlet: words(200),
          author: words(500),
          publishedOn: day.nullable().default(null),
          url: z
            .url({ protocol: /^https?$/ })
            .max(2000)
            .nullable()
            .default(null),
          language: z
            .string()
            .regex(/^[a-z]{2,3}$/)
            .nullable()
            .default(null),
        }),
      )
      .min(1)
      .max(MOST_ARTICLES),
  }),
  largest: LARGEST,
  answer: z.object({
    results: z
      .array(
        z.discriminatedUnion("stored", [
          z.object({ stored: z.literal(true), articleId: id }),
          z.object({
            stored: z.literal(false),
            message: z.string(),
            articleId: id.nullable().describe("Of the article that has this text"),
          }),
        ]),
      )
      .describe("In the order of the request"),
  }),
  status: 201,
  async handle(access, { body: { articles, freeze } }) {
    return { results: await createArticles(access, articles, freeze) };
  },
});

export const readArticle = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/articles/{articleId}", tag },
  summary: "What is known of an article",
  door: inProject("article:read"),
  answer: article,
  handle: (access, { parts }) => requireArticleRecord(access, parts.articleId),
});

export const readText = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/articles/{articleId}/text", tag },
  summary: "The frozen text of an article",
  description:
    "All offsets count in it, in Unicode code points. A corrected text is a version of its own.",
  door: inProject("article:read"),
  query: z.strictObject({
    version: z.coerce
      .number<string>()
      .int()
      .positive()
      .optional()
      .describe("The newest when left out"),
  }),
  answer: z.object({
    articleId: id,
    number: z.int().positive().describe("Of the text version"),
    text: z.string(),
    sha256: z.string().describe("Of the text in UTF-8"),
    length: z.int().nonnegative().describe("Code points"),
    zones: z
      .array(z.object({ zone: z.enum(ZONE_KINDS), ...span, speaker: z.string().optional() }))
      .readonly(),
    createdAt: moment,
  }),
  handle: (access, { parts, query }) => requireTextRecord(access, parts.articleId, query.version),
});

export const listProjectOutlets = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/outlets", tag },
  summary: "The outlets, by name",
  door: inProject("article:read"),
  query: pageOnly,
  answer: pageOf(
    z.object({
      ...{ id, name: z.string() },
      aliases: z.array(z.string()).readonly().describe("Other names it is known by"),
      articles: z.int().nonnegative().describe("How many the project has of it"),
    }),
  ),
  async handle(access, { query }) {
    return pageWithin(await listOutlets(access), query, (outlet) => outlet.id);
  },
});
