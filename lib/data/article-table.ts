import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleStatus, MetadataField } from "@/lib/domain/article-filter";
import { METADATA_FIELDS, NO_FILTER } from "@/lib/domain/article-filter";
import type { ArticleSort, ArticleView, TableArticle, TablePage } from "@/lib/domain/article-view";
import { TABLE_PAGE } from "@/lib/domain/article-view";
import { parseSearchQuery } from "@/lib/domain/search-query";
import { textMatches, zonedWords } from "@/lib/domain/search-text";
import { articleWhere } from "./article-where";
import { viaOf } from "./imports";
import { articleIdsMatching } from "./text-search";

/**
 * A stretch of the article table, from row `offset` (counted from 0).
 * @throws {AppError} invalid_input when the filter's words are no query
 */
export async function listTablePage(
  access: ProjectAccess<"article:read">,
  view: ArticleView,
  offset: number,
): Promise<TablePage> {
  const { filter } = view;
  if (filter.words) {
    const ids = await listArticleIds(access, view);
    const rows = await rowsOf(
      { id: { in: ids.slice(offset, offset + TABLE_PAGE) }, projectId: access.projectId },
      view,
    );
    return { rows, total: ids.length };
  }
  const where = articleWhere(access, filter);
  const [rows, total] = await Promise.all([
    rowsOf(where, view, offset),
    prisma.article.count({ where }),
  ]);
  return { rows, total };
}

/**
 * The ids of all articles that the filter lets through, in the table's order.
 * @throws {AppError} invalid_input when the filter's words are no query
 */
export async function listArticleIds(
  access: ProjectAccess<"article:read">,
  view: Pick<ArticleView, "filter" | "sort" | "descending">,
): Promise<string[]> {
  const { words, zones } = view.filter;
  const query = words ? parseSearchQuery(words) : null;
  const matching = query && (await articleIdsMatching(access, query, zones));
  const articles = await prisma.article.findMany({
    where: articleWhere(access, view.filter),
    orderBy: orderOf(view),
    select: { id: true, title: true, fileName: true },
  });
  const found = ({ id, title, fileName }: (typeof articles)[number]) =>
    !query ||
    matching!.has(id) ||
    (zones.length === 0 && textMatches(zonedWords(title ?? fileName, []), query));
  return articles.filter(found).map(({ id }) => id);
}

/** What the project's articles can be filtered by. */
export async function listFilterChoices(access: ProjectAccess<"article:read">) {
  const { projectId } = access;
  const where = { projectId, deletedAt: null };
  const [languages, formats, batches, rounds] = await Promise.all([
    prisma.article.groupBy({ by: ["language"], where, orderBy: { language: "asc" } }),
    prisma.article.groupBy({ by: ["format"], where, orderBy: { format: "asc" } }),
    prisma.importBatch.findMany({
      where: { projectId, articles: { some: { deletedAt: null } } },
      orderBy: { createdAt: "desc" },
      select: { id: true, createdAt: true, via: true, options: true },
    }),
    prisma.round.findMany({
      where: { projectId },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  return {
    languages: languages.flatMap(({ language }) => language ?? []),
    formats: formats.map(({ format }) => format),
    batches: batches.map(({ id, createdAt, ...batch }) => ({
      id,
      name: `${createdAt.toISOString().slice(0, 16).replace("T", " ")} UTC, ${viaOf(batch)}`,
    })),
    rounds,
  };
}

/** Of how many articles each thing is unknown. */
export async function countMissing(
  access: ProjectAccess<"article:read">,
): Promise<Record<MetadataField, number>> {
  const counts = await Promise.all(
    METADATA_FIELDS.map(async (field) => {
      const where = articleWhere(access, { ...NO_FILTER, missing: [field] });
      return [field, await prisma.article.count({ where })] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<MetadataField, number>;
}

async function rowsOf(
  where: Prisma.ArticleWhereInput,
  view: ArticleView,
  skip = 0,
): Promise<TableArticle[]> {
  const { round } = view.filter;
  const rows = await prisma.article.findMany({
    where,
    orderBy: orderOf(view),
    skip,
    take: TABLE_PAGE,
    select: {
      id: true,
      title: true,
      fileName: true,
      author: true,
      publishedOn: true,
      language: true,
      url: true,
      format: true,
      createdAt: true,
      frozenAt: true,
      outlet: { select: { name: true } },
      assignments: {
        where: round ? { roundId: round } : {},
        select: { startedAt: true, submittedAt: true, closedAt: true },
      },
    },
  });
  return rows.map(({ outlet, createdAt, frozenAt, assignments, ...row }) => ({
    ...row,
    outlet: outlet?.name ?? null,
    createdAt: createdAt.toISOString().slice(0, 10),
    status: frozenAt ? statusOf(assignments) : "to-clean",
  }));
}

interface Progress {
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly closedAt: Date | null;
}

/** The stage of a frozen article: what `articleWhere` filters by. */
function statusOf(assignments: readonly Progress[]): ArticleStatus {
  if (assignments.length === 0) return "ready";
  if (assignments.every(({ closedAt }) => closedAt)) return "closed";
  if (assignments.every(({ submittedAt }) => submittedAt)) return "submitted";
  return assignments.some(({ startedAt, submittedAt }) => startedAt ?? submittedAt)
    ? "coding"
    : "assigned";
}

function orderOf({
  sort,
  descending,
}: {
  sort: ArticleSort;
  descending: boolean;
}): Prisma.ArticleOrderByWithRelationInput[] {
  const order = descending ? "desc" : "asc";
  const known = { sort: order, nulls: "last" } as const;
  const first: Record<ArticleSort, Prisma.ArticleOrderByWithRelationInput> = {
    publishedOn: { publishedOn: known },
    title: { title: known },
    outlet: { outlet: { name: order } },
    language: { language: known },
    createdAt: { createdAt: order },
  };
  return [first[sort], { createdAt: "asc" }, { id: "asc" }];
}
