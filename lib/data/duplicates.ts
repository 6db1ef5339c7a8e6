import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { bodyText } from "@/lib/domain/duplicates/body-text";
import { shinglesOf, similarityOf } from "@/lib/domain/duplicates/shingles";
import { AppError } from "@/lib/domain/errors";
import type { Zone } from "@/lib/domain/zones";

/** Articles read at a time. */
const PAGE = 200;

/** One printing of a story, as it is listed. */
export interface PrintingRow {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly language: string | null;
}

export interface ClusterRow {
  readonly id: string;
  readonly similarity: number;
  readonly joinedByHand: boolean;
  readonly codedArticleId: string;
  /** The coded one first, then by day. */
  readonly printings: readonly PrintingRow[];
}

const printingColumns = {
  ...{ id: true, title: true, fileName: true, publishedOn: true, language: true },
  outlet: { select: { name: true } },
} as const;

/** The bodies of the project's frozen articles, ordered by id: what is compared. */
export async function* readTexts(
  access: ProjectAccess<"article:read">,
): AsyncGenerator<{ id: string; text: string }> {
  let after: string | undefined;
  for (;;) {
    const page = await prisma.article.findMany({
      where: { projectId: access.projectId, deletedAt: null, frozenAt: { not: null } },
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        id: true,
        textVersions: { orderBy: { number: "desc" }, take: 1, select: textColumns },
      },
    });
    for (const { id, textVersions } of page) yield { id, text: bodyOf(textVersions[0]!) };
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/** The project's clusters, the largest first. */
export async function listClusters(access: ProjectAccess<"article:read">): Promise<ClusterRow[]> {
  const rows = await prisma.duplicateCluster.findMany({
    where: { projectId: access.projectId },
    orderBy: { id: "asc" },
    select: clusterColumns,
  });
  return rows.map(toCluster).sort((a, b) => b.printings.length - a.printings.length);
}

/** A printing with its text, and how alike its body is to the coded one's, 0 to 1. */
export interface ComparedPrinting extends PrintingRow {
  readonly text: string;
  readonly similarity: number;
}

export interface ComparedCluster extends Omit<ClusterRow, "printings"> {
  readonly printings: readonly ComparedPrinting[];
}

/** One cluster with its texts compared. @throws {AppError} not_found */
export async function requireCluster(
  access: ProjectAccess<"article:read">,
  id: string,
): Promise<ComparedCluster> {
  const row = await prisma.duplicateCluster.findFirst({
    where: { id, projectId: access.projectId },
    select: clusterColumns,
  });
  if (!row) throw unknownCluster();
  const versions = await prisma.textVersion.findMany({
    where: { article: { clusterId: id, projectId: access.projectId } },
    orderBy: { number: "asc" },
    select: { articleId: true, ...textColumns },
  });
  const cluster = toCluster(row);
  const newest = new Map(versions.map((version) => [version.articleId, version]));
  const shingles = (articleId: string) => shinglesOf(bodyOf(newest.get(articleId)!));
  const coded = shingles(cluster.codedArticleId);
  return {
    ...cluster,
    printings: cluster.printings.map((printing) => ({
      ...printing,
      text: newest.get(printing.id)!.text,
      similarity: similarityOf(coded, shingles(printing.id)),
    })),
  };
}

/**
 * How often each coded article was printed, itself included, so that reports can count
 * printings as well as stories. An article that is in no cluster is not listed: it
 * was printed once.
 */
export async function printingsOf(
  access: ProjectAccess<"statistics:read">,
): Promise<Map<string, number>> {
  const clusters = await prisma.duplicateCluster.findMany({
    where: { projectId: access.projectId },
    select: {
      codedArticleId: true,
      _count: { select: { printings: { where: { deletedAt: null } } } },
    },
  });
  return new Map(clusters.map((cluster) => [cluster.codedArticleId, cluster._count.printings]));
}

/** Of each printing that is not coded, the coded one: the reason why it is left out. */
export async function codedInsteadOf(
  access: ProjectAccess<"assignment:read">,
): Promise<Map<string, string>> {
  const rows = await prisma.article.findMany({
    where: { projectId: access.projectId, deletedAt: null, clusterId: { not: null } },
    select: {
      id: true,
      cluster: { select: { codedArticle: { select: { id: true, title: true, fileName: true } } } },
    },
  });
  return new Map(
    rows.flatMap(({ id, cluster }) => {
      const coded = cluster!.codedArticle;
      return coded.id === id ? [] : [[id, coded.title ?? coded.fileName] as const];
    }),
  );
}

export const textColumns = { text: true, zones: true } as const;

export function bodyOf({
  text,
  zones,
}: {
  readonly text: string;
  readonly zones: unknown;
}): string {
  return bodyText(text, zones as Zone[]);
}

const clusterColumns = {
  ...{ id: true, similarity: true, joinedByHand: true, codedArticleId: true },
  printings: {
    where: { deletedAt: null },
    orderBy: [{ publishedOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    select: printingColumns,
  },
} satisfies Prisma.DuplicateClusterSelect;

function toCluster({
  printings,
  ...cluster
}: Prisma.DuplicateClusterGetPayload<{ select: typeof clusterColumns }>): ClusterRow {
  const rows = printings.map(({ fileName, title, outlet, ...printing }) => ({
    ...printing,
    title: title ?? fileName,
    outlet: outlet?.name ?? null,
  }));
  const coded = (row: PrintingRow) => Number(row.id === cluster.codedArticleId);
  return { ...cluster, printings: rows.sort((a, b) => coded(b) - coded(a)) };
}

export function unknownCluster(): AppError {
  return new AppError("not_found", "These printings are not joined any more. Reload the page.");
}
