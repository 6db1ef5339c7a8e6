import type { ZoneKind } from "./zones";
import { ZONE_KINDS } from "./zones";

/** How far an article has come, from its upload to its settled tags. */
export const ARTICLE_STATUSES = [
  "to-clean",
  "ready",
  "assigned",
  "coding",
  "submitted",
  "closed",
] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

/** What may be unknown about an article. */
export const METADATA_FIELDS = [
  "title",
  "outlet",
  "author",
  "publishedOn",
  "language",
  "url",
] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

/** Which articles of a project are meant; a part that is null or empty leaves nothing out. */
export interface ArticleFilter {
  /** Looked for in titles and frozen texts (lib/domain/search-query.ts). */
  readonly words: string;
  /** The zones in which words are looked for; none: everywhere, titles too. */
  readonly zones: readonly ZoneKind[];
  /** Ids of outlets, any of them. */
  readonly outlets: readonly string[];
  /** First and last day of publication, YYYY-MM-DD; with either, undated articles are left out. */
  readonly from: string | null;
  readonly to: string | null;
  /** ISO 639, any of them. */
  readonly languages: readonly string[];
  readonly batch: string | null;
  /** Assigned to somebody in this round; the status is then that of this round. */
  readonly round: string | null;
  readonly status: ArticleStatus | null;
  /** All of these are unknown. */
  readonly missing: readonly MetadataField[];
  /** The reader that found it. */
  readonly format: string | null;
  /** Prints the story of this cluster of duplicates. */
  readonly cluster: string | null;
  /** Was drawn into this sample. */
  readonly sample: string | null;
}

export const NO_FILTER: ArticleFilter = {
  words: "",
  zones: [],
  outlets: [],
  from: null,
  to: null,
  languages: [],
  batch: null,
  round: null,
  status: null,
  missing: [],
  format: null,
  cluster: null,
  sample: null,
};

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const MOST_VALUES = 50;

/**
 * The filter that a page's address asks for. What is not understood is left out,
 * so that an old or mistyped address still opens.
 */
export function parseArticleFilter(query: URLSearchParams): ArticleFilter {
  const one = (name: string) => query.get(name)?.trim().slice(0, 300) || null;
  const many = (name: string) =>
    [...new Set(query.getAll(name).filter(Boolean))].slice(0, MOST_VALUES);
  const among = <Value extends string>(name: string, known: readonly Value[]) =>
    known.filter((value) => query.getAll(name).includes(value));
  const day = (name: string) => query.getAll(name).find((value) => DAY.test(value)) ?? null;
  return {
    words: one("q") ?? "",
    zones: among("zone", ZONE_KINDS),
    outlets: many("outlet"),
    from: day("from"),
    to: day("to"),
    languages: many("language"),
    batch: one("batch"),
    round: one("round"),
    status: among("status", ARTICLE_STATUSES)[0] ?? null,
    missing: among("missing", METADATA_FIELDS),
    format: one("format"),
    cluster: one("cluster"),
    sample: one("sample"),
  };
}

/** The query string of a filter: what `parseArticleFilter` reads back. */
export function articleFilterQuery(filter: ArticleFilter): URLSearchParams {
  const query = new URLSearchParams();
  const add = (name: string, values: string | null | readonly string[]) => {
    for (const value of [values ?? []].flat()) if (value !== "") query.append(name, value);
  };
  add("q", filter.words);
  add("zone", filter.zones);
  add("outlet", filter.outlets);
  add("from", filter.from);
  add("to", filter.to);
  add("language", filter.languages);
  add("batch", filter.batch);
  add("round", filter.round);
  add("status", filter.status);
  add("missing", filter.missing);
  add("format", filter.format);
  add("cluster", filter.cluster);
  add("sample", filter.sample);
  return query;
}

/** Whether the filter leaves anything out. */
export function isFiltering(filter: ArticleFilter): boolean {
  return articleFilterQuery({ ...filter, zones: filter.words ? filter.zones : [] }).size > 0;
}
