import type { ArticleFilter, ArticleStatus } from "./article-filter";
import { articleFilterQuery, parseArticleFilter } from "./article-filter";

/** By what the article table can be put in order. */
export const ARTICLE_SORTS = ["publishedOn", "title", "outlet", "language", "createdAt"] as const;
export type ArticleSort = (typeof ARTICLE_SORTS)[number];

/** The table's columns beside the title, in their order on screen. */
export const ARTICLE_COLUMNS = [
  "outlet",
  "publishedOn",
  "author",
  "language",
  "url",
  "format",
  "createdAt",
  "status",
] as const;
export type ArticleColumn = (typeof ARTICLE_COLUMNS)[number];

const USUAL_COLUMNS: readonly ArticleColumn[] = ["outlet", "publishedOn", "language", "status"];

/** What a person sees of the article table; the page's address holds all of it. */
export interface ArticleView {
  readonly filter: ArticleFilter;
  readonly sort: ArticleSort;
  readonly descending: boolean;
  readonly columns: readonly ArticleColumn[];
}

/** The view that an address asks for; what is not understood is left out. */
export function parseArticleView(query: URLSearchParams): ArticleView {
  const chosen = query.get("columns")?.split(" ");
  return {
    filter: parseArticleFilter(query),
    sort: ARTICLE_SORTS.find((sort) => sort === query.get("sort")) ?? "publishedOn",
    descending: query.get("order") === "desc",
    columns: chosen
      ? ARTICLE_COLUMNS.filter((column) => chosen.includes(column))
      : [...USUAL_COLUMNS],
  };
}

/** The query string of a view; what is usual is left out of it. */
export function articleViewQuery({ filter, sort, descending, columns }: ArticleView): string {
  const query = articleFilterQuery(filter);
  if (sort !== "publishedOn") query.set("sort", sort);
  if (descending) query.set("order", "desc");
  const names = columns.join(" ");
  if (names !== USUAL_COLUMNS.join(" ")) query.set("columns", names || "none");
  return query.toString();
}

/** The parameters of a page's address, as Next.js hands them over. */
export function queryOf(
  params: Readonly<Record<string, string | readonly string[] | undefined>>,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(params)) {
    for (const value of [values ?? []].flat()) query.append(name, value);
  }
  return query;
}

/** An article as a row of the table. */
export interface TableArticle {
  readonly id: string;
  /** Null while it is unknown; the file's name stands for it. */
  readonly title: string | null;
  readonly fileName: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly format: string;
  /** The day it was loaded, YYYY-MM-DD in UTC. */
  readonly createdAt: string;
  readonly status: ArticleStatus;
}

export interface TablePage {
  readonly rows: readonly TableArticle[];
  /** Articles that the filter lets through, on this page or not. */
  readonly total: number;
}

/** Most rows that are read at once. */
export const TABLE_PAGE = 100;
