import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { clustersOf } from "@/lib/domain/duplicates/clusters";
import type { Printing } from "@/lib/domain/duplicates/coded-printing";
import { codedPrinting } from "@/lib/domain/duplicates/coded-printing";
import { shinglesOf, similarityOf } from "@/lib/domain/duplicates/shingles";
import type { SimilarPair } from "@/lib/domain/duplicates/similar-pairs";
import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import { recordAudit } from "./audit";

type LeadAccess = ProjectAccess<"article:import">;

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

/** The frozen texts of the project's articles, ordered by id. */
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
        textVersions: { orderBy: { number: "desc" }, take: 1, select: { text: true } },
      },
    });
    for (const { id, textVersions } of page) yield { id, text: textVersions[0]!.text };
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/**
 * Put a project's articles into clusters anew: those linked by pairs of at least
 * `least`. What people decided stays: what they joined, took out, or chose to code.
 *
 * @param ids the articles that the pairs count in
 * @returns how many clusters there are, and how many printings in them
 */
export async function storeClusters(
  access: LeadAccess,
  {
    ids,
    pairs,
    least,
  }: {
    readonly ids: readonly string[];
    readonly pairs: readonly SimilarPair[];
    readonly least: number;
  },
): Promise<{ clusters: number; printings: number }> {
  const { projectId, userId } = access;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const rows = await tx.article.findMany({
      where: { projectId, deletedAt: null, frozenAt: { not: null } },
      select: { ...decisiveColumns, standsAlone: true },
    });
    const articles = new Map(rows.map((row) => [row.id, row]));
    const placeOf = new Map(ids.map((id, place) => [id, place]));
    const known = rows.filter(({ id }) => placeOf.has(id));
    const joined = groupBy(
      known.filter(({ cluster }) => cluster?.joinedByHand),
      ({ cluster }) => cluster!.id,
    );
    const found = clustersOf(ids.length, pairs, least, {
      together: [...joined.values()].map((group) => group.map(({ id }) => placeOf.get(id)!)),
      apart: new Set(known.filter((row) => row.standsAlone).map(({ id }) => placeOf.get(id)!)),
    });

    await tx.article.updateMany({ where: { projectId }, data: { clusterId: null } });
    await tx.duplicateCluster.deleteMany({ where: { projectId } });
    let [clusters, printings] = [0, 0];
    for (const { members, similarity } of found) {
      const group = members.flatMap((place) => articles.get(ids[place]!) ?? []);
      if (group.length < 2) continue; // some went to the trash meanwhile
      await createCluster(tx, projectId, group, {
        similarity,
        joinedByHand: group.some(({ cluster }) => cluster?.joinedByHand),
      });
      clusters++;
      printings += group.length;
    }
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "duplicates.find" },
      detail: { least, clusters, printings },
    });
    return { clusters, printings };
  });
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

/** One cluster with the texts of its printings. @throws {AppError} not_found */
export async function requireCluster(
  access: ProjectAccess<"article:read">,
  id: string,
): Promise<ClusterRow & { readonly texts: ReadonlyMap<string, string> }> {
  const row = await prisma.duplicateCluster.findFirst({
    where: { id, projectId: access.projectId },
    select: clusterColumns,
  });
  if (!row) throw unknownCluster();
  const versions = await prisma.textVersion.findMany({
    where: { article: { clusterId: id, projectId: access.projectId } },
    orderBy: { number: "asc" },
    select: { articleId: true, text: true },
  });
  return { ...toCluster(row), texts: new Map(versions.map((v) => [v.articleId, v.text])) };
}

/** Choose which printing is coded for the others. @throws {AppError} not_found */
export async function chooseCoded(
  access: LeadAccess,
  clusterId: string,
  articleId: string,
): Promise<void> {
  await change(access, clusterId, "choose", async (tx, members) => {
    if (!members.some(({ id }) => id === articleId)) throw unknownPrinting();
    await tx.duplicateCluster.update({
      where: { id: clusterId },
      data: { codedArticleId: articleId, codedByHand: true },
    });
  });
}

/** Take an article out; it is put into no cluster by itself again. @throws {AppError} not_found */
export async function takeOut(
  access: LeadAccess,
  clusterId: string,
  articleId: string,
): Promise<void> {
  await change(access, clusterId, "take-out", async (tx, members) => {
    if (!members.some(({ id }) => id === articleId)) throw unknownPrinting();
    const rest = members.filter(({ id }) => id !== articleId);
    const alone = rest.length < 2 ? members : members.filter(({ id }) => id === articleId);
    await setAlone(
      tx,
      alone.map(({ id }) => id),
    );
    if (rest.length < 2) await tx.duplicateCluster.delete({ where: { id: clusterId } });
    else {
      const { id } = codedPrinting(rest.map(printingOf));
      await tx.duplicateCluster.update({ where: { id: clusterId }, data: { codedArticleId: id } });
    }
  });
}

/** Say that none of a cluster's articles are copies of another. @throws {AppError} not_found */
export async function dissolveCluster(access: LeadAccess, clusterId: string): Promise<void> {
  await change(access, clusterId, "dissolve", async (tx, members) => {
    await setAlone(
      tx,
      members.map(({ id }) => id),
    );
    await tx.duplicateCluster.delete({ where: { id: clusterId } });
  });
}

/**
 * Say that articles print one story; clusters that they are in become one.
 * @returns the cluster's id
 * @throws {AppError} not_found; invalid_input for fewer than two
 */
export async function joinPrintings(
  access: LeadAccess,
  articleIds: readonly string[],
): Promise<string> {
  const { projectId, userId } = access;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const named = await tx.article.findMany({
      where: { projectId, deletedAt: null, frozenAt: { not: null }, id: { in: [...articleIds] } },
      select: decisiveColumns,
    });
    if (named.length < new Set(articleIds).size) throw unknownPrinting();
    const clusterIds = named.flatMap(({ cluster }) => cluster?.id ?? []);
    const group = await tx.article.findMany({
      where: {
        ...{ projectId, deletedAt: null },
        OR: [{ id: { in: [...articleIds] } }, { clusterId: { in: clusterIds } }],
      },
      select: decisiveColumns,
    });
    if (group.length < 2)
      throw new AppError("invalid_input", "Choose two articles or more to join.");
    const texts = await tx.textVersion.findMany({
      where: { articleId: { in: group.map(({ id }) => id) } },
      orderBy: { number: "asc" },
      select: { articleId: true, text: true },
    });
    const newest = new Map(texts.map(({ articleId, text }) => [articleId, text]));
    const sets = [...newest.values()].map(shinglesOf);
    const similarity = Math.min(...sets.slice(1).map((set) => similarityOf(sets[0]!, set)));
    await tx.article.updateMany({
      where: { id: { in: group.map(({ id }) => id) } },
      data: { clusterId: null, standsAlone: false },
    });
    await tx.duplicateCluster.deleteMany({ where: { id: { in: clusterIds }, projectId } });
    const id = await createCluster(tx, projectId, group, { similarity, joinedByHand: true });
    await recordAudit(tx, { actorId: userId, projectId, action: "duplicates.join", subjectId: id });
    return id;
  });
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

const decisiveColumns = {
  ...{ id: true, publishedOn: true },
  cluster: { select: { id: true, joinedByHand: true, codedByHand: true, codedArticleId: true } },
  textVersions: {
    orderBy: { number: "desc" },
    take: 1,
    select: { length: true },
  },
  _count: { select: { assignments: true } },
} as const;

interface Decisive {
  readonly id: string;
  readonly publishedOn: string | null;
  readonly cluster: { readonly codedByHand: boolean; readonly codedArticleId: string } | null;
  readonly textVersions: readonly { readonly length: number }[];
  readonly _count: { readonly assignments: number };
}

function printingOf({ id, publishedOn, cluster, textVersions, _count }: Decisive): Printing {
  const chosen = cluster !== null && cluster.codedByHand && cluster.codedArticleId === id;
  const length = textVersions[0]?.length ?? 0;
  return { id, publishedOn, length, chosen, assigned: _count.assignments > 0 };
}

async function createCluster(
  tx: Transaction,
  projectId: string,
  group: readonly Decisive[],
  more: { readonly similarity: number; readonly joinedByHand: boolean },
): Promise<string> {
  const coded = codedPrinting(group.map(printingOf));
  const id = crypto.randomUUID();
  await tx.duplicateCluster.create({
    data: { ...more, id, projectId, codedArticleId: coded.id, codedByHand: coded.chosen },
  });
  await tx.article.updateMany({
    where: { id: { in: group.map((article) => article.id) } },
    data: { clusterId: id },
  });
  return id;
}

async function setAlone(tx: Transaction, ids: readonly string[]): Promise<void> {
  const data = { clusterId: null, standsAlone: true };
  await tx.article.updateMany({ where: { id: { in: [...ids] } }, data });
}

async function change(
  { projectId, userId }: LeadAccess,
  clusterId: string,
  verb: "choose" | "take-out" | "dissolve",
  work: (tx: Transaction, members: readonly Decisive[]) => Promise<void>,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const cluster = await tx.duplicateCluster.findFirst({
      where: { id: clusterId, projectId },
      select: { printings: { select: decisiveColumns } },
    });
    if (!cluster) throw unknownCluster();
    await work(tx, cluster.printings);
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: `duplicates.${verb}`, subjectId: clusterId },
    });
  });
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

function unknownCluster(): AppError {
  return new AppError("not_found", "These printings are not joined any more. Reload the page.");
}

function unknownPrinting(): AppError {
  return new AppError("not_found", "One of these articles does not exist, or is not frozen yet.");
}
