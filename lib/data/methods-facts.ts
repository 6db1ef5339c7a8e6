import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import type { CorpusFacts, MethodsFacts, RoundFacts } from "@/lib/domain/report/methods-facts";
import type { RoundKind, SuggestionRule } from "@/lib/domain/round";
import type { SamplingPlan } from "@/lib/domain/sampling/plan";
import type { RevealRule } from "@/lib/domain/visibility";
import type { SamplingFlow } from "./samples";
import { countedAssignments } from "./visibility";

/**
 * What a methods section says of a round and of what led to it, as far as the viewer
 * may count it.
 *
 * @throws {AppError} not_found
 */
export async function readMethodsFacts(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
): Promise<MethodsFacts> {
  const { projectId } = access;
  const [project, corpus, samples, rounds, work] = await Promise.all([
    prisma.project.findUniqueOrThrow({
      where: { id: projectId },
      select: { name: true, timeZone: true },
    }),
    readCorpusFacts(projectId),
    prisma.sample.findMany({
      where: { projectId },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { name: true, plan: true, flow: true },
    }),
    prisma.round.findMany({
      where: { projectId, deletedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, name: true, kind: true, revealRule: true, suggestions: true },
        entryRound: { select: { name: true } },
        codebookVersion: { select: { number: true, publishedAt: true, frames: true } },
      },
    }),
    prisma.assignment.findMany({
      where: countedAssignments(access),
      select: { roundId: true, articleId: true, reviewerId: true, closedAt: true },
    }),
  ]);
  const last = rounds.findIndex(({ id }) => id === roundId);
  const round = rounds[last];
  if (!round) throw new AppError("not_found", "This round does not exist.");
  const workOf = groupBy(work, (assignment) => assignment.roundId);
  return {
    project: project.name,
    timeZone: project.timeZone,
    corpus,
    samples: samples.map(({ name, plan, flow }) => {
      const { strata, ...counts } = flow as unknown as SamplingFlow;
      return { name, plan: plan as unknown as SamplingPlan, ...counts, strata: strata.length };
    }),
    rounds: rounds.slice(0, last + 1).map(({ id, codebookVersion, entryRound, ...row }) => ({
      name: row.name,
      kind: row.kind as RoundKind,
      revealRule: row.revealRule as RevealRule,
      suggestions: row.suggestions as SuggestionRule,
      codebookVersion: codebookVersion.number,
      entryRound: entryRound?.name ?? null,
      ...countWork(workOf.get(id) ?? []),
    })),
    codebook: {
      version: round.codebookVersion.number,
      publishedOn: round.codebookVersion.publishedAt.toISOString().slice(0, 10),
      frames: publishedFrames(round.codebookVersion.frames).map(
        ({ id, name, definition, includeWhen, excludeWhen, isGroup }) => ({
          ...{ id, name, definition, includeWhen, excludeWhen, isGroup },
        }),
      ),
    },
  };
}

function countWork(
  work: readonly {
    readonly articleId: string;
    readonly reviewerId: string;
    readonly closedAt: Date | null;
  }[],
): Pick<RoundFacts, "reviewers" | "articles" | "doubleCoded" | "settled"> {
  const articles = [...groupBy(work, ({ articleId }) => articleId).values()];
  return {
    reviewers: new Set(work.map(({ reviewerId }) => reviewerId)).size,
    articles: articles.length,
    doubleCoded: articles.filter(({ length }) => length > 1).length,
    settled: articles.filter((those) => those.some(({ closedAt }) => closedAt !== null)).length,
  };
}

async function readCorpusFacts(projectId: string): Promise<CorpusFacts> {
  const where = { projectId, deletedAt: null };
  const [days, undated, outlets, languages, names, printings] = await Promise.all([
    prisma.article.aggregate({
      where,
      _count: true,
      _min: { publishedOn: true },
      _max: { publishedOn: true },
    }),
    prisma.article.count({ where: { ...where, publishedOn: null } }),
    prisma.article.groupBy({ by: ["outletId"], where, _count: true }),
    prisma.article.groupBy({ by: ["language"], where, _count: true }),
    prisma.outlet.findMany({ where: { projectId }, select: { id: true, name: true } }),
    prisma.article.groupBy({
      by: ["clusterId"],
      where: { ...where, clusterId: { not: null } },
      _count: true,
    }),
  ]);
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const mostFirst = (rows: { readonly name: string; readonly articles: number }[]) =>
    rows.sort((a, b) => b.articles - a.articles || (a.name < b.name ? -1 : 1));
  return {
    articles: days._count,
    undated,
    firstDay: days._min.publishedOn,
    lastDay: days._max.publishedOn,
    outlets: mostFirst(
      outlets.map(({ outletId, _count }) => ({
        name: (outletId && nameOf.get(outletId)) ?? "outlet unknown",
        articles: _count,
      })),
    ),
    languages: mostFirst(
      languages.map(({ language, _count }) => ({
        name: language ?? "language unknown",
        articles: _count,
      })),
    ),
    stories: printings.length,
    printings: printings.reduce((sum, { _count }) => sum + _count, 0),
  };
}
