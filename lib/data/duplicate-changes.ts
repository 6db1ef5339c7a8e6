import type { Transaction } from "@/lib/db/client";
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
import { bodyOf, textColumns, unknownCluster } from "./duplicates";

type LeadAccess = ProjectAccess<"article:import">;

/** Articles read at a time. */
const PAGE = 500;

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
    const rows = await listDecisive(tx, projectId);
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

/** What decides about each frozen article; read in parts, because one query can name only so many. */
async function listDecisive(tx: Transaction, projectId: string) {
  const read = (after: string | undefined) =>
    tx.article.findMany({
      where: { projectId, deletedAt: null, frozenAt: { not: null } },
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: { ...decisiveColumns, standsAlone: true },
    });
  const rows = await read(undefined);
  for (let part = rows; part.length === PAGE;) {
    part = await read(rows.at(-1)!.id);
    rows.push(...part);
  }
  return rows;
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

/**
 * Take an article out; it is put into no cluster by itself again.
 * @returns whether the cluster goes on without it
 * @throws {AppError} not_found
 */
export async function takeOut(
  access: LeadAccess,
  clusterId: string,
  articleId: string,
): Promise<boolean> {
  return change(access, clusterId, "take-out", async (tx, members) => {
    if (!members.some(({ id }) => id === articleId)) throw unknownPrinting();
    await setAlone(tx, [{ id: articleId }]);
    return leave(tx, clusterId, members, articleId);
  });
}

/** An article goes to the trash: its cluster goes on without it. Taken back, it waits for the next look. */
export async function leaveCluster(tx: Transaction, articleId: string): Promise<void> {
  const cluster = await tx.duplicateCluster.findFirst({
    where: { printings: { some: { id: articleId } } },
    select: { id: true, printings: { select: decisiveColumns } },
  });
  if (cluster) await leave(tx, cluster.id, cluster.printings, articleId);
}

/** Say that none of a cluster's articles are copies of another. @throws {AppError} not_found */
export async function dissolveCluster(access: LeadAccess, clusterId: string): Promise<void> {
  await change(access, clusterId, "dissolve", async (tx, members) => {
    await setAlone(tx, members);
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
    const versions = await tx.textVersion.findMany({
      where: { articleId: { in: group.map(({ id }) => id) } },
      orderBy: { number: "asc" },
      select: { articleId: true, ...textColumns },
    });
    const newest = new Map(versions.map((version) => [version.articleId, bodyOf(version)]));
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

/** Take one of its members out of a cluster, which ends where only one would stay. @returns whether it goes on */
async function leave(
  tx: Transaction,
  clusterId: string,
  members: readonly Decisive[],
  articleId: string,
): Promise<boolean> {
  const rest = members.filter(({ id }) => id !== articleId);
  const goesOn = rest.length > 1;
  const leaving = goesOn ? [{ id: articleId }] : members;
  await tx.article.updateMany({
    where: { id: { in: leaving.map(({ id }) => id) } },
    data: { clusterId: null },
  });
  if (goesOn) {
    const { id, chosen } = codedPrinting(rest.map(printingOf));
    const data = { codedArticleId: id, codedByHand: chosen };
    await tx.duplicateCluster.update({ where: { id: clusterId }, data });
  } else await tx.duplicateCluster.delete({ where: { id: clusterId } });
  return goesOn;
}

async function setAlone(tx: Transaction, articles: readonly { id: string }[]): Promise<void> {
  const data = { clusterId: null, standsAlone: true };
  await tx.article.updateMany({ where: { id: { in: articles.map(({ id }) => id) } }, data });
}

async function change<T>(
  { projectId, userId }: LeadAccess,
  clusterId: string,
  verb: "choose" | "take-out" | "dissolve",
  work: (tx: Transaction, members: readonly Decisive[]) => Promise<T>,
): Promise<T> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const cluster = await tx.duplicateCluster.findFirst({
      where: { id: clusterId, projectId },
      select: { printings: { select: decisiveColumns } },
    });
    if (!cluster) throw unknownCluster();
    const result = await work(tx, cluster.printings);
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: `duplicates.${verb}`, subjectId: clusterId },
    });
    return result;
  });
}

function unknownPrinting(): AppError {
  return new AppError("not_found", "One of these articles does not exist, or is not frozen yet.");
}
