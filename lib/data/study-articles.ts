import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { codedLength, codedRegion } from "@/lib/domain/frame-use";
import { groupBy } from "@/lib/domain/group-by";
import type { ArticleFlow, Candidate } from "@/lib/domain/statistics/article-set";
import { articleSet } from "@/lib/domain/statistics/article-set";
import type { SettledFilter } from "@/lib/domain/statistics/filter";
import type { CodedArticle } from "@/lib/domain/statistics/study";
import type { Zone } from "@/lib/domain/zones";
import type { ArticleFacts, ArticleRow } from "./round-facts";
import { articleColumns } from "./round-facts";
import type { StudyAnswers } from "./study-answers";
import type { CountedArticle, Work } from "./study-work";
import { OPEN, PRESENT } from "./visibility";

/** An article as reports may count it: with its finished codings in a layer. */
type CodedCandidate = Candidate & CodedArticle;

/** The articles that a report counts, with the codings behind them. */
export interface StudyArticles {
  readonly articles: readonly CodedCandidate[];
  readonly flow: ArticleFlow;
  /** Left out for nothing but that they were found not relevant. */
  readonly irrelevant: readonly CodedCandidate[];
  /** The same, had the other unit been chosen: stories instead of printings, or the other way round. */
  readonly otherwise: readonly CodedCandidate[];
}

/** What the articles of a report are chosen from; the same for both layers. */
export type RoundArticles = Awaited<ReturnType<typeof readRoundArticles>>;

/** Read what is known of a round's articles, and of printings of their stories. */
export async function readRoundArticles(
  access: ProjectAccess<"statistics:read">,
  filter: Pick<SettledFilter, "round" | "zones" | "sample">,
  counted: readonly CountedArticle[],
) {
  const [reprints, lengthOf, outlets, sample, versions, open] = await Promise.all([
    listReprints(access, counted),
    readLengths(filter),
    readOutlets(access),
    readSample(access, filter.sample),
    readVersions(access, filter.round),
    listOpen(access),
  ]);
  return { counted, reprints, lengthOf, outlets, sample, versions, open };
}

/** Choose the articles of one report. Everything that leaves an article out is decided here. */
export function chooseArticles(
  { counted, reprints, lengthOf, outlets, sample, versions, open }: RoundArticles,
  filter: SettledFilter,
  { irrelevant, judgedOf }: Pick<StudyAnswers, "irrelevant" | "judgedOf">,
): StudyArticles {
  const isFinal = filter.layer === "final";
  const last = versions.findIndex(({ rounds }) => rounds.length > 0);
  const followed = versions.slice(0, last + 1);
  const candidateOf = (row: ArticleRow, { facts, work }: CountedArticle): CodedCandidate => {
    const codedId = facts.row.id;
    const done = isFinal ? work.filter(({ closedAt }) => closedAt !== null) : work;
    const reviewerIds = isFinal
      ? done.length > 0
        ? IN_FINAL_LAYER
        : NOBODY
      : done.map(({ reviewerId }) => reviewerId);
    const drawn = sample.get(row.id);
    return {
      id: row.id,
      outletId: row.outletId,
      outlet: outlets.get(row.outletId ?? "") ?? null,
      publishedOn: row.publishedOn,
      language: row.language,
      codedLength: done[0] ? lengthOf(done[0], facts) : 0,
      openToViewer: open.has(codedId),
      finished: done.length > 0,
      codebookVersion: versionOf(done, followed),
      relevant: !irrelevant.has(codedId),
      sampled: drawn !== undefined,
      clusterId: row.clusterId,
      codedPrinting: row.cluster?.codedArticleId ?? null,
      stratum: drawn?.stratum ?? null,
      weight: drawn?.weight ?? row.weight ?? 1,
      reviewerIds,
      codings: isFinal ? reviewerIds.map(() => facts.settled) : done.map(({ coding }) => coding),
      judged: reviewerIds.map((reviewerId) => judgedOf(codedId, reviewerId)),
    };
  };
  const coded = counted.map((article) => candidateOf(article.facts.row, article));
  const others = reprints.map(({ row, coded: article }) => candidateOf(row, article));
  const stories = articleSet(coded, { ...filter, unit: "stories" });
  const printings =
    others.length === 0 && coded.every(({ clusterId }) => clusterId === null)
      ? stories
      : articleSet(
          [...coded, ...others].sort((a, b) => (a.id < b.id ? -1 : 1)),
          { ...filter, unit: "printings" },
        );
  const [chosen, other] = filter.unit === "stories" ? [stories, printings] : [printings, stories];
  return { ...chosen, otherwise: other.articles };
}

/** Whose codings the final layer has: nobody's own. */
const IN_FINAL_LAYER: readonly (string | null)[] = [null];
const NOBODY: readonly (string | null)[] = [];

/** Frozen printings that nobody codes in the round, with the article that is coded for them there. */
async function listReprints(
  { projectId }: ProjectAccess<"statistics:read">,
  counted: readonly CountedArticle[],
): Promise<{ readonly row: ArticleRow; readonly coded: CountedArticle }[]> {
  const codedFor = new Map<string, CountedArticle>();
  for (const article of counted) {
    const { id, clusterId, cluster } = article.facts.row;
    if (clusterId !== null && (!codedFor.has(clusterId) || cluster?.codedArticleId === id)) {
      codedFor.set(clusterId, article);
    }
  }
  if (codedFor.size === 0) return [];
  const inRound = new Set(counted.map(({ facts }) => facts.row.id));
  const others = await prisma.article.findMany({
    where: { projectId, deletedAt: null, frozenAt: { not: null }, clusterId: { not: null } },
    select: articleColumns,
  });
  return others.flatMap((row) => {
    const coded = codedFor.get(row.clusterId!);
    return coded === undefined || inRound.has(row.id) ? [] : [{ row, coded }];
  });
}

/** Tells the length that figures count of the text of some work: of the coded region, or of the chosen zones in it. */
async function readLengths({
  round,
  zones,
}: Pick<SettledFilter, "round" | "zones">): Promise<(work: Work, facts: ArticleFacts) => number> {
  if (zones.length === 0) {
    return ({ textVersionId }, { lengths }) => lengths.get(textVersionId) ?? 0;
  }
  const rows = await prisma.textVersion.findMany({
    where: { assignments: { some: { roundId: round } } },
    select: { id: true, zones: true },
  });
  const lengths = new Map(
    rows.map((row) => {
      const wanted = codedRegion(row.zones as unknown as Zone[]);
      return [row.id, codedLength(wanted.filter(({ zone }) => zones.includes(zone)))];
    }),
  );
  return ({ textVersionId }) => lengths.get(textVersionId) ?? 0;
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
  followed: Awaited<ReturnType<typeof readVersions>>,
): number | null {
  if (codings.length === 0) return null;
  if (followed.length < 2) return followed[0]?.number ?? null;
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
