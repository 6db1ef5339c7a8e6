import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleFilter } from "@/lib/domain/article-filter";
import type { ConcordanceLine } from "@/lib/domain/concordance";
import { concordance } from "@/lib/domain/concordance";
import { parseSearchQuery } from "@/lib/domain/search-query";
import type { Zone } from "@/lib/domain/zones";
import { articleWhere } from "./article-where";
import { articleIdsMatching } from "./text-search";

/** An article and the places where its newest text holds what was looked for. */
export interface ConcordanceArticle {
  readonly id: string;
  readonly name: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  readonly lines: readonly ConcordanceLine[];
}

export interface Concordance {
  readonly articles: readonly ConcordanceArticle[];
  /** Articles that match, on this page or not. */
  readonly total: number;
}

/** Articles on one page of a concordance. */
export const CONCORDANCE_PAGE = 25;

/**
 * The words of a filter in their context, a page of articles at a time, oldest
 * publication first. `page` counts from 1.
 *
 * @throws {AppError} invalid_input when the words are no query
 */
export async function findConcordance(
  access: ProjectAccess<"article:read">,
  filter: ArticleFilter,
  page: number,
): Promise<Concordance> {
  const ids = await matchingIds(access, filter);
  const from = (page - 1) * CONCORDANCE_PAGE;
  const articles = await readArticles(access, filter, ids.slice(from, from + CONCORDANCE_PAGE));
  return { articles, total: ids.length };
}

/** One line of a whole concordance, as a row of a file. */
export interface ConcordanceRow extends ConcordanceLine {
  readonly article: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
}

/** Every line of a concordance, read a few articles at a time. */
export async function* readConcordance(
  access: ProjectAccess<"article:read">,
  filter: ArticleFilter,
): AsyncGenerator<ConcordanceRow> {
  const ids = await matchingIds(access, filter);
  for (let from = 0; from < ids.length; from += CONCORDANCE_PAGE) {
    const part = ids.slice(from, from + CONCORDANCE_PAGE);
    for (const { id, name, lines, ...article } of await readArticles(access, filter, part)) {
      for (const line of lines) yield { article: id, title: name, ...article, ...line };
    }
  }
}

async function matchingIds(
  access: ProjectAccess<"article:read">,
  filter: ArticleFilter,
): Promise<string[]> {
  const matching = await articleIdsMatching(access, parseSearchQuery(filter.words), filter.zones);
  const articles = await prisma.article.findMany({
    where: { ...articleWhere(access, filter), frozenAt: { not: null } },
    orderBy: [{ publishedOn: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return articles.flatMap(({ id }) => (matching.has(id) ? [id] : []));
}

async function readArticles(
  access: ProjectAccess<"article:read">,
  { words, zones }: ArticleFilter,
  ids: readonly string[],
): Promise<ConcordanceArticle[]> {
  const query = parseSearchQuery(words);
  const rows = await prisma.article.findMany({
    where: { id: { in: [...ids] }, projectId: access.projectId, deletedAt: null },
    select: {
      id: true,
      title: true,
      fileName: true,
      publishedOn: true,
      language: true,
      outlet: { select: { name: true } },
      textVersions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { text: true, zones: true },
      },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const newest = row?.textVersions[0];
    if (!row || !newest) return [];
    return {
      id,
      name: row.title ?? row.fileName,
      outlet: row.outlet?.name ?? null,
      publishedOn: row.publishedOn,
      language: row.language,
      lines: concordance(newest.text, newest.zones as unknown as Zone[], query, zones),
    };
  });
}
