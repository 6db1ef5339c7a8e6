import type { Prisma } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { parseSearchQuery } from "@/lib/domain/search-query";
import type { Draw, Stratum } from "@/lib/domain/sampling/draw";
import { drawSample, weightOf } from "@/lib/domain/sampling/draw";
import type { SamplingFrame } from "@/lib/domain/sampling/frame";
import { samplingFrameOf } from "@/lib/domain/sampling/frame";
import type { Candidate, SamplingPlan } from "@/lib/domain/sampling/plan";
import { recordAudit } from "./audit";
import { articleIdsMatching } from "./text-search";

/** Found, excluded and why, sampled: the flow for the methods section. */
export interface SamplingFlow extends Pick<SamplingFrame, "found" | "excluded"> {
  readonly inFrame: number;
  readonly sampled: number;
  readonly strata: readonly Stratum[];
}

export interface SampleRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly plan: SamplingPlan;
  readonly flow: SamplingFlow;
}

/** An article of a sample, as it is exported. */
export interface SampledArticle {
  readonly position: number;
  readonly articleId: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly publishedOn: string | null;
  readonly stratum: string;
  /** N: articles of the stratum in the sampling frame. */
  readonly inStratum: number;
  /** n: those that were drawn. */
  readonly drawn: number;
  /** N / n: for how many articles of the frame it stands. */
  readonly weight: number;
}

const columns = { id: true, name: true, createdAt: true, plan: true, flow: true } as const;

/** The project's samples, the newest first. */
export async function listSamples(access: ProjectAccess<"assignment:read">): Promise<SampleRow[]> {
  const rows = await prisma.sample.findMany({
    where: { projectId: access.projectId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(toSample);
}

/** @throws {AppError} not_found */
export async function requireSample(
  access: ProjectAccess<"assignment:read">,
  id: string,
): Promise<SampleRow & { readonly articles: readonly SampledArticle[] }> {
  const row = await prisma.sample.findFirst({
    where: { id, projectId: access.projectId },
    select: {
      ...columns,
      articles: {
        orderBy: { position: "asc" },
        select: {
          ...{ position: true, articleId: true, stratum: true, inStratum: true },
          article: {
            select: {
              ...{ title: true, fileName: true, publishedOn: true },
              outlet: { select: { name: true } },
            },
          },
        },
      },
    },
  });
  if (!row) throw new AppError("not_found", "This sample does not exist.");
  const sample = toSample(row);
  const drawnFrom = new Map(sample.flow.strata.map((stratum) => [stratum.name, stratum]));
  return {
    ...sample,
    articles: row.articles.map(({ article, stratum, ...sampled }) => ({
      ...sampled,
      stratum,
      title: article.title ?? article.fileName,
      outlet: article.outlet?.name ?? null,
      publishedOn: article.publishedOn,
      drawn: drawnFrom.get(stratum)!.drawn,
      weight: weightOf(drawnFrom.get(stratum)!),
    })),
  };
}

/**
 * What a plan would draw, without drawing it.
 * @throws {AppError} invalid_input when its search cannot be read
 */
export async function previewSample(
  access: ProjectAccess<"assignment:edit">,
  plan: SamplingPlan,
): Promise<SamplingFlow> {
  const { frame, draw } = await drawFrom(access, plan);
  return flowOf(frame, draw);
}

/**
 * Draw a sample and keep it for good, with its seed, its plan and its flow.
 *
 * @returns its id
 * @throws {AppError} conflict when the name is taken; invalid_input when nothing can be drawn
 */
export async function createSample(
  access: ProjectAccess<"assignment:edit">,
  name: string,
  plan: SamplingPlan,
): Promise<string> {
  const { frame, draw } = await drawFrom(access, plan);
  if (draw.sampled.length === 0) {
    throw new AppError("invalid_input", "No article fits this plan, so there is nothing to draw.");
  }
  const { projectId, userId } = access;
  const id = crypto.randomUUID();
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const taken = await tx.sample.count({ where: { projectId, name } });
    if (taken > 0) {
      throw new AppError(
        "conflict",
        `There is a sample called “${name}” already. Take another name.`,
      );
    }
    await tx.sample.create({
      data: {
        ...{ id, projectId, name, seed: plan.seed, createdById: userId },
        plan: plan as unknown as Prisma.InputJsonObject,
        flow: flowOf(frame, draw) as unknown as Prisma.InputJsonObject,
      },
    });
    await tx.sampledArticle.createMany({
      data: draw.sampled.map((drawn) => ({ ...drawn, sampleId: id })),
    });
    await recordAudit(tx, { actorId: userId, projectId, action: "sample.create", subjectId: id });
  });
  return id;
}

/** What the project's samples are called, the newest first: for choosing one. */
export function listSampleNames(
  access: ProjectAccess<"assignment:read">,
): Promise<{ id: string; name: string }[]> {
  return prisma.sample.findMany({
    where: { projectId: access.projectId },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

async function drawFrom(access: ProjectAccess<"assignment:edit">, plan: SamplingPlan) {
  const rows = await prisma.article.findMany({
    where: { projectId: access.projectId, deletedAt: null },
    select: {
      ...{ id: true, publishedOn: true, language: true, frozenAt: true },
      outlet: { select: { id: true, name: true } },
      cluster: { select: { codedArticleId: true } },
    },
  });
  const candidates = rows.map(({ frozenAt, cluster, ...row }): Candidate => ({
    ...row,
    ready: frozenAt !== null,
    duplicate: cluster !== null && cluster.codedArticleId !== row.id,
  }));
  const matching = plan.query
    ? await articleIdsMatching(grant(access, "article:read")!, parseSearchQuery(plan.query), [])
    : null;
  const frame = samplingFrameOf(candidates, plan, matching);
  return { frame, draw: drawSample(frame.eligible, plan) };
}

function flowOf(
  { found, excluded, eligible }: SamplingFrame,
  { strata, sampled }: Draw,
): SamplingFlow {
  return { found, excluded, inFrame: eligible.length, sampled: sampled.length, strata };
}

function toSample(row: Prisma.SampleGetPayload<{ select: typeof columns }>): SampleRow {
  const { id, name, createdAt } = row;
  const plan = row.plan as unknown as SamplingPlan;
  return { id, name, createdAt, plan, flow: row.flow as unknown as SamplingFlow };
}
