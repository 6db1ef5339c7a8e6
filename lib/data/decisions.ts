import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Anchor } from "@/lib/domain/annotation";
import type { Decision, DecisionBasis, DecisionKind } from "@/lib/domain/decision";
import { comparisonOf } from "@/lib/domain/differences";
import { withMerges } from "@/lib/domain/codebook/merges";
import { AppError } from "@/lib/domain/errors";
import { taggableFrames } from "@/lib/domain/frame";
import { sliceCodePoints, spanIn } from "@/lib/domain/text/offsets";
import { recordAudit } from "./audit";
import { countFinalLayer } from "./frame-uses";
import { readMergedFrames, readMerges } from "./merged-frames";
import { readNames } from "./names";
import { OPEN, PRESENT, SUBMITTED, visibleAssignments } from "./visibility";

type DecisionAccess = ProjectAccess<"decision:create">;

/** What an adjudicator wants: the passage and frame of the final layer, and the annotations it settles. */
export interface NewDecision {
  readonly kind: DecisionKind;
  readonly frameId: string;
  /** In code points of the text version of this number. */
  readonly start: number;
  readonly end: number;
  readonly textVersion: number;
  readonly reason: string;
  readonly annotationIds: readonly string[];
}

export interface Adjudication {
  readonly closedAt: Date | null;
  readonly decisions: readonly Decision[];
}

/** Decisions tell what was tagged: who may not see all the tags that one settles may not see it. */
export const visibleDecisions = (access: DecisionAccess) => ({
  sources: { every: { annotation: { assignment: visibleAssignments(access) } } },
});

/** The decisions on an article so far that the caller may see, in the order of the text. */
export async function findAdjudication(
  access: ProjectAccess<"decision:create">,
  roundId: string,
  articleId: string,
): Promise<Adjudication> {
  const row = await prisma.adjudication.findFirst({
    where: { roundId, articleId, round: { projectId: access.projectId } },
    select: {
      closedAt: true,
      decisions: {
        where: { ...visibleDecisions(access), replacedAt: null },
        orderBy: [{ start: "asc" }, { end: "asc" }, { id: "asc" }],
        select: {
          id: true,
          kind: true,
          basis: true,
          frameId: true,
          start: true,
          end: true,
          quote: true,
          reason: true,
          anchor: true,
          decidedById: true,
          sources: { select: { annotationId: true } },
        },
      },
    },
  });
  const [merges, nameOf] = await Promise.all([
    readMerges(prisma, access.projectId),
    readNames(prisma, access.projectId),
  ]);
  return {
    closedAt: row?.closedAt ?? null,
    decisions: withMerges(row?.decisions ?? [], merges).map(
      ({ sources, decidedById, kind, basis, anchor, ...decision }) => ({
        ...decision,
        kind: kind as DecisionKind,
        basis: basis as DecisionBasis,
        anchor: anchor as Anchor,
        decidedBy: nameOf(decidedById),
        annotationIds: sources.map(({ annotationId }) => annotationId),
      }),
    ),
  };
}

/**
 * Settle annotations of one article. The reviewers' annotations stay as they are;
 * a decision that has one of them as a source already has to be undone first.
 *
 * @throws {AppError} not_found, forbidden (the caller codes in the round and may not see
 *   all tags yet),
 *   conflict (settled already, closed, or the text was corrected), invalid_input (no reason), invalid_span
 */
export async function createDecision(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
  decision: NewDecision,
): Promise<string> {
  return prisma.$transaction(async (tx) => {
    const desk = await openArticle(tx, access, roundId, articleId);
    return settle(tx, access, desk, decision, "adjudicator");
  });
}

/** Adopt, in one step, every passage that all reviewers tagged with the same frame. @returns how many */
export async function adoptAgreements(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const desk = await openArticle(tx, access, roundId, articleId);
    const open = desk.annotations.filter(({ id }) => !desk.settled.has(id));
    const { agreements } = comparisonOf(open, desk.reviewerIds);
    for (const { start, end, frameId, annotations } of agreements) {
      const annotationIds = annotations.map(({ id }) => id);
      const passage = { frameId, start, end, textVersion: desk.textVersion };
      const adopted = { kind: "adopted", ...passage, reason: "", annotationIds } as const;
      await settle(tx, access, desk, adopted, "agreement");
    }
    return agreements.length;
  });
}

/** Take a decision back, while the article is open. @throws {AppError} not_found, conflict */
export async function deleteDecision(access: DecisionAccess, id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const decision = await tx.decision.findFirst({
      where: {
        ...visibleDecisions(access),
        id,
        replacedAt: null,
        adjudication: { round: { projectId: access.projectId } },
      },
      select: { adjudication: { select: { closedAt: true } } },
    });
    if (!decision) throw new AppError("not_found", "This decision does not exist.");
    if (decision.adjudication.closedAt) throw closed();
    await tx.decisionSource.deleteMany({ where: { decisionId: id } });
    await tx.decision.delete({ where: { id } });
    await audit(tx, access, "decision.delete", id);
  });
}

/**
 * Close an article: its decisions become the final layer and are counted.
 * @throws {AppError} conflict, while a reviewer has not submitted or an annotation is not settled
 */
export async function closeAdjudication(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const desk = await openArticle(tx, access, roundId, articleId);
    const open = desk.annotations.filter(({ id }) => !desk.settled.has(id)).length;
    if (open > 0) {
      throw new AppError(
        "conflict",
        `${open} of ${desk.annotations.length} tags are not settled yet. Adopt, edit, merge or reject them first.`,
      );
    }
    const waiting = await tx.assignment.count({
      where: { ...PRESENT, ...OPEN, roundId, articleId, isExpert: false },
    });
    if (waiting > 0) {
      throw new AppError(
        "conflict",
        `${waiting} ${waiting === 1 ? "reviewer has" : "reviewers have"} not submitted this article yet.`,
      );
    }
    const now = new Date();
    await tx.adjudication.update({
      where: { id: desk.adjudicationId },
      data: { closedAt: now, closedById: access.userId },
    });
    await tx.assignment.updateMany({ where: { roundId, articleId }, data: { closedAt: now } });
    await countFinalLayer(tx, access.projectId, desk.adjudicationId);
    await audit(tx, access, "adjudication.close", desk.adjudicationId);
  });
}

interface Desk {
  readonly adjudicationId: string;
  readonly text: string;
  readonly textVersionId: string;
  readonly textVersion: number;
  readonly frameIds: ReadonlySet<string>;
  readonly reviewerIds: readonly string[];
  readonly annotations: readonly {
    readonly id: string;
    readonly reviewerId: string;
    readonly frameId: string;
    readonly start: number;
    readonly end: number;
  }[];
  readonly settled: Set<string>;
}

/** Everything that decisions on one article are checked against; begins the adjudication if it is new. */
async function openArticle(
  tx: Transaction,
  access: DecisionAccess,
  roundId: string,
  articleId: string,
): Promise<Desk> {
  await lockProject(tx, access.projectId);
  const work = await tx.assignment.findMany({
    where: {
      AND: [visibleAssignments(access), SUBMITTED, { roundId, articleId }],
    },
    select: {
      reviewerId: true,
      textVersion: { select: { id: true, number: true, text: true } },
      round: { select: { codebookVersion: { select: { frames: true } } } },
      annotations: {
        where: { deletedAt: null, anchor: { not: "orphaned" } },
        select: {
          id: true,
          reviewerId: true,
          frameId: true,
          start: true,
          end: true,
          decisionSources: {
            where: { decision: { replacedAt: null } },
            select: { decisionId: true },
          },
        },
      },
    },
  });
  const [first] = work;
  if (!first) throw new AppError("not_found", "There is nothing to settle in this article yet.");
  const mine = await tx.assignment.count({
    where: { ...PRESENT, ...OPEN, articleId, reviewerId: access.userId },
  });
  if (mine > 0) {
    throw new AppError("forbidden", "Submit your own tags for this article before you settle it.");
  }
  const hidden = await tx.assignment.count({
    where: {
      ...{ roundId, articleId, isExpert: false, withdrawnAt: null },
      NOT: visibleAssignments(access),
      round: {
        OR: [{ kind: "norming" }, { revealRule: { not: "article" } }],
        assignments: {
          some: { reviewerId: access.userId, isExpert: false, withdrawnAt: null },
        },
      },
    },
  });
  if (hidden > 0) {
    throw new AppError(
      "forbidden",
      "You code in this round too, so your teammates' tags are hidden from you until its rule reveals them. Somebody who does not code in it can settle this article.",
    );
  }
  const adjudication = await tx.adjudication.upsert({
    where: { roundId_articleId: { roundId, articleId } },
    create: { id: crypto.randomUUID(), roundId, articleId },
    update: {},
  });
  if (adjudication.closedAt) throw closed();
  const { frames, merges } = await readMergedFrames(tx, access, first.round.codebookVersion.frames);
  const annotations = withMerges(
    work.flatMap((assignment) => assignment.annotations),
    merges,
  );
  return {
    adjudicationId: adjudication.id,
    text: first.textVersion.text,
    textVersionId: first.textVersion.id,
    textVersion: first.textVersion.number,
    frameIds: new Set(taggableFrames(frames).map(({ id }) => id)),
    reviewerIds: work.map(({ reviewerId }) => reviewerId),
    annotations,
    settled: new Set(
      annotations.filter(({ decisionSources }) => decisionSources.length > 0).map(({ id }) => id),
    ),
  };
}

async function settle(
  tx: Transaction,
  access: DecisionAccess,
  desk: Desk,
  { kind, frameId, start, end, textVersion, reason, annotationIds }: NewDecision,
  basis: DecisionBasis,
): Promise<string> {
  if (textVersion !== desk.textVersion) {
    throw new AppError(
      "conflict",
      "The text was corrected meanwhile. Reload the page and settle these tags in the new text.",
    );
  }
  const sources = desk.annotations.filter(({ id }) => annotationIds.includes(id));
  if (sources.length === 0 || sources.length < new Set(annotationIds).size) {
    throw new AppError("not_found", "One of these tags does not exist.");
  }
  if (sources.some(({ id }) => desk.settled.has(id))) {
    throw new AppError(
      "conflict",
      "One of these tags was settled meanwhile. Look at the decision before you change it.",
    );
  }
  if (kind === "rejected" && reason.trim() === "") {
    throw new AppError("invalid_input", "Say why this is rejected; the reviewers will read it.");
  }
  if (!desk.frameIds.has(frameId) && !sources.some((source) => source.frameId === frameId)) {
    throw new AppError(
      "not_found",
      "Passages cannot be tagged with this: it is a group, or not in the round's codebook.",
    );
  }
  const same = (source: (typeof sources)[number]) =>
    source.frameId === frameId && source.start === start && source.end === end;
  if (kind === "adopted" && !sources.some(same)) {
    throw new AppError(
      "invalid_input",
      "Adopting keeps a tag as a reviewer made it; edit it instead.",
    );
  }
  const span = spanIn(desk.text, start, end);
  const backers = new Set(sources.filter(same).map(({ reviewerId }) => reviewerId)).size;
  const id = crypto.randomUUID();
  await tx.decision.create({
    data: {
      ...span,
      id,
      kind,
      basis:
        basis === "adjudicator" && kind === "adopted" && 2 * backers > desk.reviewerIds.length
          ? "majority"
          : basis,
      frameId,
      reason,
      quote: sliceCodePoints(desk.text, span),
      adjudicationId: desk.adjudicationId,
      textVersionId: desk.textVersionId,
      decidedById: access.userId,
      sources: { create: sources.map((source) => ({ annotationId: source.id })) },
    },
  });
  for (const source of sources) desk.settled.add(source.id);
  await audit(tx, access, "decision.create", id);
  return id;
}

function audit(
  tx: Transaction,
  access: DecisionAccess,
  action: `${"decision" | "adjudication"}.${string}`,
  subjectId: string,
) {
  const { userId, projectId } = access;
  return recordAudit(tx, { actorId: userId, projectId, action, subjectId });
}

function closed(): AppError {
  return new AppError(
    "conflict",
    "This article is closed; its decisions can no longer be changed.",
  );
}
