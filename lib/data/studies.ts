import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { CodedArticle } from "@/lib/domain/agreement/frame-agreement";
import { publishedForm } from "@/lib/domain/article-form";
import { AppError } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import type { Layer } from "@/lib/domain/frame-use";
import { groupBy } from "@/lib/domain/group-by";
import { indicatorsOf } from "@/lib/domain/statistics/indicator-scores";
import type { Omittable } from "@/lib/domain/statistics/without";
import type { LeftOut } from "@/lib/domain/statistics/left-out";
import type { Study, StudyArticle } from "@/lib/domain/statistics/study";
import { studyOf } from "@/lib/domain/statistics/study";
import { finalDecisions } from "./final-layer";
import { listFrameUses } from "./frame-uses";
import { readMergedFrames } from "./merged-frames";
import { readNames } from "./names";
import { countUsesWithout } from "./uses-without";
import { countedAssignments } from "./visibility";

/** What all figures of the statistics page are computed from. */
export interface Figures {
  readonly frames: readonly Frame[];
  readonly codebookVersion: number;
  /** Whether its codebook measures frames by questions (lib/data/indicators.ts). */
  readonly hasIndicators: boolean;
  /** Figures of the final layer, and of the reviewers' own. */
  readonly studies: Readonly<Record<Layer, Study>>;
  /** What each reviewer found in each submitted article: the data of agreement. */
  readonly coded: readonly CodedArticle[];
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
  readonly leftOut: LeftOut;
}

/**
 * Read the facts of one round's figures, as far as the viewer may count them. Rounds
 * are never mixed: what reviewers did in training says nothing about the study. Without
 * some kinds of tags the articles are the same and the frame uses are counted anew.
 *
 * @throws {AppError} not_found
 */
export async function readFigures(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
  omitted: readonly Omittable[] = [],
): Promise<Figures> {
  const { projectId } = access;
  const [round, work, uses, nameOf] = await Promise.all([
    prisma.round.findFirst({
      where: { id: roundId, projectId },
      select: {
        codebookVersion: { select: { number: true, frames: true, attributes: true, rules: true } },
      },
    }),
    prisma.assignment.findMany({
      where: { AND: [countedAssignments(access), { roundId }] },
      orderBy: [{ articleId: "asc" }, { reviewer: { name: "asc" } }, { reviewerId: "asc" }],
      select: {
        id: true,
        articleId: true,
        closedAt: true,
        reviewerId: true,
        textVersion: { select: { number: true, codedLength: true } },
        article: {
          select: { publishedOn: true, outletId: true, outlet: { select: { name: true } } },
        },
      },
    }),
    omitted.length === 0
      ? listFrameUses(prisma, { projectId, roundId })
      : countUsesWithout(access, roundId, omitted),
    readNames(prisma, projectId),
  ]);
  if (!round) throw new AppError("not_found", "This round does not exist.");

  const merged = await readMergedFrames(prisma, access, round.codebookVersion.frames);
  const frames = taggableFrames(merged.frames);
  const articles = new Map<string, StudyArticle>();
  for (const { articleId, article, textVersion } of work) {
    articles.set(articleId, {
      id: articleId,
      outletId: article.outletId,
      outlet: article.outlet?.name ?? null,
      publishedOn: article.publishedOn,
      codedLength: textVersion.codedLength,
    });
  }
  const corrected = work.filter(({ textVersion }) => textVersion.number > 1);
  const input = { frames, articles: [...articles.values()], uses };
  const studies = {
    reviewer: studyOf({
      ...input,
      layer: "reviewer",
      finished: work.map(({ articleId, reviewerId }) => ({ articleId, reviewerId })),
    }),
    final: studyOf({
      ...input,
      layer: "final",
      finished: work
        .filter(({ closedAt }) => closedAt !== null)
        .map(({ articleId }) => ({ articleId, reviewerId: null })),
    }),
  };

  const found = groupBy(
    uses.filter(({ layer }) => layer === "reviewer"),
    ({ articleId, reviewerId }) => `${articleId} ${reviewerId}`,
  );
  const coded = [...groupBy(work, ({ articleId }) => articleId)].map(([articleId, passes]) => ({
    articleId,
    passes: passes.map(({ reviewerId }) => ({
      reviewerId,
      frameIds: (found.get(`${articleId} ${reviewerId}`) ?? []).map(({ frameId }) => frameId),
    })),
  }));
  return {
    frames,
    codebookVersion: round.codebookVersion.number,
    hasIndicators: indicatorsOf(publishedForm(round.codebookVersion).attributes, frames).length > 0,
    studies,
    coded,
    reviewers: [...new Set(work.map(({ reviewerId }) => reviewerId))].map((id) => ({
      id,
      name: nameOf(id),
    })),
    leftOut: await countLeftOut(roundId, corrected),
  };
}

/** Counted in corrected articles only, which are few: in no other can a passage be gone. */
async function countLeftOut(
  roundId: string,
  corrected: readonly { readonly id: string; readonly articleId: string }[],
): Promise<LeftOut> {
  if (corrected.length === 0) return { reviewer: 0, final: 0 };
  const [reviewer, final] = await Promise.all([
    prisma.annotation.count({
      where: {
        assignmentId: { in: corrected.map(({ id }) => id) },
        deletedAt: null,
        anchor: "orphaned",
      },
    }),
    prisma.decision.count({
      where: {
        adjudication: {
          roundId,
          articleId: { in: corrected.map(({ articleId }) => articleId) },
          closedAt: { not: null },
        },
        ...finalDecisions,
        anchor: "orphaned",
      },
    }),
  ]);
  return { reviewer, final };
}
