import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleFilter } from "@/lib/domain/article-filter";
import { AppError } from "@/lib/domain/errors";
import type { Zone } from "@/lib/domain/zones";
import { articleWhere } from "../article-where";
import type { ArticleRow } from "../articles";
import { rowColumns } from "../articles";
import type { Page, PageRequest } from "../page";
import { pageOf, rowsOfPage } from "../page";

export interface ArticleRecord extends ArticleRow {
  readonly outletId: string | null;
  readonly clusterId: string | null;
  readonly weight: number | null;
}

const columns = { ...rowColumns, outletId: true, clusterId: true, weight: true } as const;

/** The project's articles that a filter lets through, without its words, in the order of their ids. */
export async function listArticleRecords(
  access: ProjectAccess<"article:read">,
  filter: ArticleFilter,
  page: PageRequest,
): Promise<Page<ArticleRecord>> {
  const { where, ...rows } = rowsOfPage(page);
  const found = await prisma.article.findMany({
    where: { AND: [articleWhere(access, filter), where] },
    ...rows,
    select: columns,
  });
  return pageOf(
    found.map(({ outlet, ...row }) => ({ ...row, outlet: outlet?.name ?? null })),
    page,
  );
}

/** @throws {AppError} not_found, also for one in the trash */
export async function requireArticleRecord(
  { projectId }: ProjectAccess<"article:read">,
  id: string,
): Promise<ArticleRecord> {
  const row = await prisma.article.findFirst({
    where: { id, projectId, deletedAt: null },
    select: columns,
  });
  if (!row) throw new AppError("not_found", "This article does not exist.");
  return { ...row, outlet: row.outlet?.name ?? null };
}

/** A frozen text. */
export interface TextRecord {
  readonly articleId: string;
  readonly number: number;
  readonly text: string;
  readonly sha256: string;
  /** In code points, as all offsets. */
  readonly length: number;
  readonly zones: readonly Zone[];
  readonly createdAt: Date;
}

/**
 * A frozen text of an article.
 *
 * @param number of the version; the newest when left out
 * @throws {AppError} not_found, also while the article is being cleaned
 */
export async function requireTextRecord(
  { projectId }: ProjectAccess<"article:read">,
  articleId: string,
  number: number | undefined,
): Promise<TextRecord> {
  const row = await prisma.textVersion.findFirst({
    where: {
      article: { id: articleId, projectId, deletedAt: null },
      ...(number !== undefined && { number }),
    },
    orderBy: { number: "desc" },
    select: {
      ...{ articleId: true, number: true, text: true, sha256: true, length: true },
      ...{ zones: true, createdAt: true },
    },
  });
  if (!row) {
    throw new AppError(
      "not_found",
      "There is no such text: the article does not exist, has no version of this number, or is still being cleaned.",
    );
  }
  return { ...row, zones: row.zones as unknown as Zone[] };
}
