import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import type { AnnotationMutation } from "@/lib/domain/annotation";
import { AppError } from "@/lib/domain/errors";
import type { Span } from "@/lib/domain/span";
import { tagBatch } from "./annotations";
import { recordAudit } from "./audit";
import { openDesk } from "./desk";
import { finalDecisions } from "./final-layer";
import { notify } from "./inbox";
import { readNames } from "./names";
import { sealSubmission } from "./seals";
import { requireTraining } from "./training";
import { isSubmitted, PRESENT, SUBMITTED, visibleAssignments } from "./visibility";

type ExpertAccess = ProjectAccess<"decision:create">;

/** An article of a training round, with who codes it as the expert. */
export interface ExpertArticle {
  readonly articleId: string;
  readonly title: string;
  readonly expert: {
    readonly assignmentId: string;
    readonly name: string;
    readonly isOwn: boolean;
    readonly submitted: boolean;
  } | null;
  /** Rounds in which the article is settled, so that its final layer can be taken over. */
  readonly settledIn: readonly { readonly roundId: string; readonly name: string }[];
}

/** The articles given out in a training round, in the order of their titles. @throws {AppError} not_found */
export async function listExpertWork(
  access: ExpertAccess,
  roundId: string,
): Promise<ExpertArticle[]> {
  await requireTraining(prisma, access, roundId);
  const nameOf = await readNames(prisma, access.projectId);
  const articles = await prisma.article.findMany({
    where: {
      ...{ projectId: access.projectId, deletedAt: null },
      assignments: { some: { ...PRESENT, roundId } },
    },
    orderBy: [{ title: "asc" }, { fileName: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, title: true, fileName: true },
      assignments: {
        where: { ...PRESENT, roundId, isExpert: true },
        select: { id: true, reviewerId: true, submittedAt: true, blindSubmissionId: true },
      },
      adjudications: {
        where: {
          closedAt: { not: null },
          ...{ roundId: { not: roundId }, round: { deletedAt: null } },
        },
        select: { round: { select: { id: true, name: true } } },
      },
    },
  });
  return articles.map(({ id, title, fileName, assignments: [expert], adjudications }) => ({
    ...{ articleId: id, title: title ?? fileName },
    expert: expert
      ? {
          ...{ assignmentId: expert.id, name: nameOf(expert.reviewerId) },
          ...{ isOwn: expert.reviewerId === access.userId, submitted: isSubmitted(expert) },
        }
      : null,
    settledIn: adjudications.map(({ round }) => ({ roundId: round.id, name: round.name })),
  }));
}

/**
 * Take articles of a training round on, to code them as the expert. They stand in the
 * caller's own queue from then on; who has them already as a reviewer cannot.
 *
 * @returns the number of articles taken on; those that have an expert are passed over
 * @throws {AppError} not_found; conflict
 */
export async function takeExpertWork(
  access: ExpertAccess,
  roundId: string,
  articleIds: readonly string[],
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    await requireOpenTraining(tx, access, roundId);
    let taken = 0;
    for (const articleId of new Set(articleIds)) {
      if (await createExpertWork(tx, access, roundId, articleId)) taken++;
    }
    await recordAudit(tx, {
      ...{ actorId: access.userId, projectId: access.projectId },
      ...{ action: "training.expert", subjectId: roundId, after: { taken } },
    });
    return taken;
  });
}

/**
 * Take over what was settled on an article in another round as its expert coding, handed
 * in at once.
 *
 * @throws {AppError} not_found; conflict, when it has an expert coding; forbidden, when
 *   the caller may not see the tags that were settled
 */
export async function copyFinalLayer(
  access: ExpertAccess,
  roundId: string,
  articleId: string,
  fromRoundId: string,
): Promise<void> {
  const { projectId, userId } = access;
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    await requireOpenTraining(tx, access, roundId);
    const settled = await tx.adjudication.findFirst({
      where: {
        ...{ articleId, roundId: fromRoundId, closedAt: { not: null } },
        ...{ round: { projectId, deletedAt: null }, article: { deletedAt: null } },
      },
      select: { decisions: { where: finalDecisions } },
    });
    if (!settled) throw new AppError("not_found", "This article is not settled in that round.");
    await requireNothingHidden(tx, access, fromRoundId, articleId);
    const assignmentId = await createExpertWork(tx, access, roundId, articleId);
    if (!assignmentId) throw new AppError("conflict", "This article has an expert coding already.");
    const mutations = settled.decisions.map(
      ({ frameId, start, end, pieces, reason, attributes }): AnnotationMutation => ({
        ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
        ...{ frameId, start, end, memo: reason, attributes: attributes as Record<string, string> },
        pieces: pieces as unknown as Span[] | null,
      }),
    );
    const desk = await openDesk(tx, grant(access, "annotation:create")!, assignmentId);
    const current = mutations.map((mutation) => ({ ...mutation, textVersion: desk.text.number }));
    const carryOut = await tagBatch(tx, desk, current);
    for (const mutation of current) {
      const outcome = await carryOut(mutation);
      if (outcome.status === "refused") {
        throw new AppError(
          "invalid_input",
          `This final layer cannot be taken over. ${outcome.message}`,
        );
      }
    }
    const now = new Date();
    await tx.assignment.update({
      where: { id: assignmentId },
      data: { startedAt: now, submittedAt: now, noFrameFound: mutations.length === 0 },
    });
    await sealSubmission(tx, projectId, assignmentId);
    await tellFeedbackIsReady(tx, access, roundId, articleId);
    await recordAudit(tx, {
      ...{ actorId: userId, projectId, action: "training.copy", subjectId: assignmentId },
    });
  });
}

/** Tell those who have submitted an article that there is an expert coding of it now. */
export async function tellFeedbackIsReady(
  tx: Transaction,
  { projectId, userId }: ProjectAccess,
  roundId: string,
  articleId: string,
): Promise<void> {
  const waiting = await tx.assignment.findMany({
    where: { AND: [PRESENT, SUBMITTED, { roundId, articleId, isExpert: false }] },
    select: { id: true, reviewerId: true },
  });
  for (const { id, reviewerId } of waiting) {
    await notify(tx, {
      ...{ projectId, actorId: userId, receiverIds: [reviewerId] },
      ...{ kind: "feedback-ready", subjectId: id },
    });
  }
}

async function requireOpenTraining(tx: Transaction, access: ExpertAccess, roundId: string) {
  await requireTraining(tx, access, roundId);
  const closed = await tx.round.count({ where: { id: roundId, closedAt: { not: null } } });
  if (closed > 0) {
    throw new AppError("conflict", "The training round is closed. Open it again first.");
  }
}

/** Who still is blind on the article may not learn what was settled in it. */
async function requireNothingHidden(
  tx: Transaction,
  access: ExpertAccess,
  roundId: string,
  articleId: string,
): Promise<void> {
  const hidden = await tx.assignment.count({
    where: {
      ...{ ...PRESENT, roundId, articleId, isExpert: false },
      NOT: visibleAssignments(access),
    },
  });
  if (hidden > 0) {
    throw new AppError(
      "forbidden",
      "You code this article too, so what was settled in it is hidden from you. Somebody else can take it over.",
    );
  }
}

/** @returns the new assignment's id; null where the article has an expert */
async function createExpertWork(
  tx: Transaction,
  { userId }: ExpertAccess,
  roundId: string,
  articleId: string,
): Promise<string | null> {
  const given = await tx.assignment.findFirst({
    where: { ...PRESENT, roundId, articleId, isExpert: false, article: { deletedAt: null } },
    select: { textVersionId: true, article: { select: { title: true, fileName: true } } },
  });
  if (!given) throw new AppError("not_found", "This article is not given out in this round.");
  const expert = await tx.assignment.findFirst({
    where: { ...PRESENT, roundId, articleId, isExpert: true },
    select: { id: true },
  });
  if (expert) return null;
  const own = await tx.assignment.findFirst({
    where: { roundId, articleId, reviewerId: userId },
    select: { id: true },
  });
  if (own) {
    const { title, fileName } = given.article;
    throw new AppError(
      "conflict",
      `You have “${title ?? fileName}” in this round as a reviewer, so somebody else has to be its expert.`,
    );
  }
  const last = await tx.assignment.aggregate({
    where: { roundId, reviewerId: userId },
    _max: { position: true },
  });
  const id = crypto.randomUUID();
  await tx.assignment.create({
    data: {
      ...{ id, roundId, articleId, textVersionId: given.textVersionId, reviewerId: userId },
      ...{ isExpert: true, position: (last._max.position ?? 0) + 1 },
    },
  });
  return id;
}
