import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { CodingKey } from "@/lib/domain/frame-use";
import { codedLength, codedRegion } from "@/lib/domain/frame-use";
import { groupBy } from "@/lib/domain/group-by";
import type { ArticleFlow, Candidate } from "@/lib/domain/statistics/article-set";
import { articleSet } from "@/lib/domain/statistics/article-set";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import type { Zone } from "@/lib/domain/zones";
import type { Work } from "./study-work";
import { OPEN, PRESENT } from "./visibility";

/** The articles that a report counts, and the codings behind them. */
export interface StudyArticles {
  readonly articles: readonly Candidate[];
  readonly flow: ArticleFlow;
  /** Left out for nothing but that they were found not relevant. */
  readonly irrelevant: readonly Candidate[];
  /** The same, had the other unit been chosen: stories instead of printings, or the other way round. */
  readonly otherwise: readonly Candidate[];
  /** The finished codings; for a printing that was not coded itself, those of its story. */
  readonly finished: readonly Omit<CodingKey, "layer">[];
  /** Where the codings of an article are stored: itself, or the printing that was coded for it. */
  readonly codedAs: ReadonlyMap<string, string>;
}

/** What the articles of a report are chosen from; the same for both layers. */
export type RoundArticles = Awaited<ReturnType<typeof readRoundArticles>>;

/** Read what is known of a round's articles, and of printings of their stories. */
export async function readRoundArticles(
  access: ProjectAccess<"statistics:read">,
  filter: Pick<SettledFilter, "round" | "zones" | "sample">,
) {
  const rows = await listRoundArticles(access, filter.round);
  const ids = new Set(rows.map(({ id }) => id));
  const [reprints, texts, outlets, sample, versions, open] = await Promise.all([
    listReprints(access, rows, ids),
    readTexts(filter),
    readOutlets(access),
    readSample(access, filter.sample),
    readVersions(access, filter.round),
    listOpen(access),
  ]);
  return { rows, reprints, texts, outlets, sample, versions, open };
}

/**
 * Choose the articles of one report. Everything that leaves an article out is decided here.
 * @param irrelevant ids of the articles found not relevant
 */
export function chooseArticles(
  { rows, reprints, texts, outlets, sample, versions, open }: RoundArticles,
  filter: SettledFilter,
  work: readonly Work[],
  irrelevant: ReadonlySet<string>,
): StudyArticles {
  const finished = groupBy(
    filter.layer === "final" ? work.filter(({ closedAt }) => closedAt !== null) : work,
    ({ articleId }) => articleId,
  );

  const codedAs = new Map<string, string>();
  const candidateOf = (row: ArticleRow, codedId: string): Candidate => {
    codedAs.set(row.id, codedId);
    const codings = finished.get(codedId) ?? [];
    const drawn = sample.get(row.id);
    return {
      id: row.id,
      outletId: row.outletId,
      outlet: outlets.get(row.outletId ?? "") ?? null,
      publishedOn: row.publishedOn,
      language: row.language,
      codedLength: texts.get(codings[0]?.textVersionId ?? "") ?? 0,
      openToViewer: open.has(codedId),
      finished: codings.length > 0,
      codebookVersion: versionOf(codings, versions),
      relevant: !irrelevant.has(codedId),
      sampled: drawn !== undefined,
      clusterId: row.clusterId,
      codedPrinting: row.cluster?.codedArticleId ?? null,
      stratum: drawn?.stratum ?? null,
      weight: drawn?.weight ?? row.weight ?? 1,
    };
  };
  const coded = rows.map((row) => candidateOf(row, row.id));
  const printings = [...coded, ...reprints.map(({ row, codedId }) => candidateOf(row, codedId))];
  const inOrder = (all: Candidate[]) => all.sort((a, b) => (a.id < b.id ? -1 : 1));
  const stories = articleSet(inOrder(coded), { ...filter, unit: "stories" });
  const every = articleSet(inOrder(printings), { ...filter, unit: "printings" });
  const [chosen, other] = filter.unit === "stories" ? [stories, every] : [every, stories];
  const codings = [...new Set([...chosen.articles, ...other.articles])].flatMap(({ id }) =>
    (finished.get(codedAs.get(id)!) ?? []).map(({ reviewerId }) => ({
      articleId: id,
      reviewerId: filter.layer === "final" ? null : reviewerId,
    })),
  );
  return { ...chosen, otherwise: other.articles, finished: codings, codedAs };
}

const columns = {
  ...{ id: true, outletId: true, publishedOn: true, language: true, weight: true },
  ...{ clusterId: true, cluster: { select: { codedArticleId: true } } },
} satisfies Prisma.ArticleSelect;
type ArticleRow = Prisma.ArticleGetPayload<{ select: typeof columns }>;

async function listRoundArticles(
  { projectId }: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<ArticleRow[]> {
  return prisma.article.findMany({
    where: {
      projectId,
      deletedAt: null,
      assignments: { some: { roundId, isExpert: false, withdrawnAt: null } },
    },
    select: columns,
  });
}

/** Frozen printings that nobody codes in the round, with the article that is coded for them there. */
async function listReprints(
  { projectId }: ProjectAccess<"statistics:read">,
  rows: readonly ArticleRow[],
  inRound: ReadonlySet<string>,
): Promise<{ row: ArticleRow; codedId: string }[]> {
  const codedFor = new Map<string, string>();
  for (const { id, clusterId, cluster } of rows) {
    if (clusterId !== null && (!codedFor.has(clusterId) || cluster?.codedArticleId === id)) {
      codedFor.set(clusterId, id);
    }
  }
  if (codedFor.size === 0) return [];
  const others = await prisma.article.findMany({
    where: { projectId, deletedAt: null, frozenAt: { not: null }, clusterId: { not: null } },
    select: columns,
  });
  return others.flatMap((row) => {
    const codedId = codedFor.get(row.clusterId!);
    return codedId === undefined || inRound.has(row.id) ? [] : [{ row, codedId }];
  });
}

/** By text version, the length that figures count: of the coded region, or of the chosen zones in it. */
async function readTexts({
  round,
  zones,
}: Pick<SettledFilter, "round" | "zones">): Promise<Map<string, number>> {
  const where = { assignments: { some: { roundId: round } } };
  if (zones.length === 0) {
    const rows = await prisma.textVersion.findMany({
      where,
      select: { id: true, codedLength: true },
    });
    return new Map(rows.map((row) => [row.id, row.codedLength]));
  }
  const rows = await prisma.textVersion.findMany({ where, select: { id: true, zones: true } });
  return new Map(
    rows.map((row) => {
      const wanted = codedRegion(row.zones as unknown as Zone[]);
      return [row.id, codedLength(wanted.filter(({ zone }) => zones.includes(zone)))];
    }),
  );
}

async function readOutlets({ projectId }: ProjectAccess): Promise<Map<string, string>> {
  const rows = await prisma.outlet.findMany({
    where: { projectId },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By article, its stratum and for how many articles of it one drawn article stands. */
async function readSample({ projectId }: ProjectAccess, sampleId: string | null) {
  const rows =
    sampleId === null
      ? []
      : await prisma.sampledArticle.findMany({
          where: { sampleId, sample: { projectId } },
          select: { articleId: true, stratum: true, inStratum: true },
        });
  const drawn = groupBy(rows, ({ stratum }) => stratum);
  return new Map(
    rows.map(({ articleId, stratum, inStratum }) => [
      articleId,
      { stratum, weight: inStratum / drawn.get(stratum)!.length },
    ]),
  );
}

/** The published versions up to the round's, oldest first. */
async function readVersions({ projectId }: ProjectAccess, roundId: string) {
  return prisma.codebookVersion.findMany({
    where: { projectId },
    orderBy: { number: "asc" },
    select: {
      number: true,
      publishedAt: true,
      rounds: { where: { id: roundId }, select: { id: true } },
    },
  });
}

/**
 * The version that was current when the codings were submitted; null where they differ.
 * An open round follows each newly published version, a closed one stays with its last.
 */
function versionOf(
  codings: readonly Work[],
  versions: Awaited<ReturnType<typeof readVersions>>,
): number | null {
  const last = versions.findIndex(({ rounds }) => rounds.length > 0);
  const followed = versions.slice(0, last + 1);
  const numbers = new Set(
    codings.map(
      ({ submittedAt }) =>
        followed.findLast(({ publishedAt }) => submittedAt && publishedAt <= submittedAt)?.number ??
        followed[0]?.number,
    ),
  );
  return numbers.size === 1 ? ([...numbers][0] ?? null) : null;
}

/** Articles that the viewer is still coding. */
async function listOpen({ projectId, userId }: ProjectAccess): Promise<Set<string>> {
  const rows = await prisma.assignment.findMany({
    where: { ...PRESENT, ...OPEN, round: { projectId, deletedAt: null }, reviewerId: userId },
    select: { articleId: true },
  });
  return new Set(rows.map(({ articleId }) => articleId));
}
