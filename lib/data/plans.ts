import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import type { Draft } from "@/lib/domain/planning/draft";
import { draftOf } from "@/lib/domain/planning/draft";
import type { AssignmentPlan, PlanArticle, PlanReviewer } from "@/lib/domain/planning/plan";
import type { PlanPreview } from "@/lib/domain/planning/preview";
import { previewOf } from "@/lib/domain/planning/preview";
import { recordAudit } from "./audit";
import { giveOut, requireCoders, requireOpenRound } from "./giving-out";

/** The plan by which articles of a round were given out last; null where none was. */
export async function findPlan(
  access: ProjectAccess<"assignment:read">,
  roundId: string,
): Promise<AssignmentPlan | null> {
  const round = await prisma.round.findFirst({
    where: { id: roundId, projectId: access.projectId, deletedAt: null },
    select: { plan: true },
  });
  if (!round) throw new AppError("not_found", "This round does not exist.");
  return round.plan as unknown as AssignmentPlan | null;
}

/**
 * What a plan would come to, without storing anything.
 * @throws {AppError} not_found, conflict, invalid_input: as `carryOutPlan`
 */
export async function previewPlan(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  plan: AssignmentPlan,
): Promise<PlanPreview> {
  const { draft, reviewers } = await draftFor(prisma, access, roundId, plan);
  return previewOf(draft, reviewers);
}

/**
 * Give articles out by a plan, and keep the plan with the round. Carried out again, also
 * with other numbers, it gives out what nobody has by then: articles that were loaded
 * since, or that an earlier plan left over. What reviewers have stays.
 *
 * @returns how many articles were given out, counting each reviewer's
 * @throws {AppError} not_found for a foreign round, sample or person; conflict for a closed
 *   round; invalid_input when the plan cannot be carried out or gives nothing out
 */
export async function carryOutPlan(
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  plan: AssignmentPlan,
): Promise<number> {
  const { projectId, userId } = access;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const { draft } = await draftFor(tx, access, roundId, plan);
    if (draft.planned.length === 0) {
      throw new AppError(
        "invalid_input",
        "This plan gives no article out: somebody has every one of them in this round, or the quota is used up.",
      );
    }
    const given = await giveOut(tx, access, roundId, draft.orders, plan.dueOn);
    const stored = plan as unknown as Prisma.InputJsonObject;
    await tx.round.update({ where: { id: roundId }, data: { plan: stored } });
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "round.plan", subjectId: roundId },
      detail: { given, articles: draft.planned.length },
      after: stored,
    });
    return given;
  });
}

async function draftFor(
  db: Transaction | typeof prisma,
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  plan: AssignmentPlan,
): Promise<{ draft: Draft; reviewers: readonly PlanReviewer[] }> {
  await requireOpenRound(db, access, roundId);
  const coders = await requireCoders(db, access, plan.reviewerIds);
  const held = await db.assignment.findMany({
    where: { roundId, article: { deletedAt: null } },
    select: { articleId: true, reviewerId: true, withdrawnAt: true },
  });
  const present = groupBy(
    held.filter(({ withdrawnAt }) => !withdrawnAt),
    ({ reviewerId }) => reviewerId,
  );
  const reviewers = coders.map((coder) => ({ ...coder, has: present.get(coder.id)?.length ?? 0 }));
  const articles = await listFree(db, access, plan, held);
  return { draft: draftOf(articles, reviewers, plan), reviewers };
}

/** The articles that a plan may give out: frozen, no copies, and nobody has them in the round. */
async function listFree(
  db: Transaction | typeof prisma,
  { projectId }: ProjectAccess,
  { sampleId }: AssignmentPlan,
  held: readonly { articleId: string; reviewerId: string; withdrawnAt: Date | null }[],
): Promise<PlanArticle[]> {
  if (sampleId !== null) {
    const sample = await db.sample.count({ where: { id: sampleId, projectId } });
    if (sample === 0) throw new AppError("not_found", "This sample does not exist.");
  }
  const rows = await db.article.findMany({
    where: {
      ...{ projectId, deletedAt: null, frozenAt: { not: null } },
      ...(sampleId !== null && { sampled: { some: { sampleId } } }),
    },
    select: {
      ...{ id: true, publishedOn: true, language: true },
      outlet: { select: { name: true } },
      cluster: { select: { codedArticleId: true } },
      ...(sampleId !== null && { sampled: { where: { sampleId }, select: { stratum: true } } }),
    },
  });
  const byArticle = groupBy(held, ({ articleId }) => articleId);
  return rows.flatMap(({ outlet, cluster, sampled, ...row }) => {
    const before = byArticle.get(row.id) ?? [];
    const isCopy = cluster !== null && cluster.codedArticleId !== row.id;
    // A sample says itself whether it has copies.
    if ((isCopy && sampleId === null) || before.some(({ withdrawnAt }) => !withdrawnAt)) return [];
    return {
      ...row,
      outlet: outlet?.name ?? null,
      sampleStratum: sampled?.[0]?.stratum ?? null,
      barred: before.map(({ reviewerId }) => reviewerId),
    };
  });
}
