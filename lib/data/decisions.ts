import { prisma } from "@/lib/db/client";
import type { Answers } from "@/lib/domain/attribute";
import { comparisonOf } from "@/lib/domain/differences";
import { AppError } from "@/lib/domain/errors";
import { visibleDecisions } from "./adjudications";
import { adoptAnswers } from "./answer-decisions";
import type { NewDecision } from "./decision-rows";
import { checkedDecision, insertDecision } from "./decision-rows";
import { countFinalLayer } from "./frame-uses";
import { notify } from "./inbox";
import type { DecisionAccess, OpenArticle } from "./settling";
import { auditSettling, openArticle, overtaken, settlingChanged } from "./settling";
import { openDifferences } from "./settling-desk";

/** A decision, with what its person had before the eyes. */
export interface WantedDecision extends NewDecision {
  /**
   * The adjudication's revision that the person saw. Only who saw the decision in force on
   * one of the tags may put another in its place; without it, nobody looked.
   */
  readonly revision?: number;
}

/**
 * Settle annotations of one article. The reviewers' annotations stay as they are. A
 * decision on tags that are settled already takes the place of the one in force, which
 * stays in the history; the tags it does not name again are open then.
 *
 * When somebody settled one of the tags after `revision`, nothing changes: the decision is
 * kept in the history, beside the one in force, and the answer is a conflict.
 *
 * @returns its id
 * @throws {AppError} not_found, forbidden (the caller codes in the round and may not see
 *   all tags yet), conflict (settled meanwhile, closed, or the text was corrected),
 *   invalid_input (no reason), invalid_span
 */
export async function createDecision(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
  { revision, ...wanted }: WantedDecision,
): Promise<string> {
  const { id, late } = await prisma.$transaction(async (tx) => {
    const open = await openArticle(tx, access, roundId, articleId);
    const decision = checkedDecision(open.desk, wanted);
    const settledBy = decision.annotationIds.flatMap((id) => open.desk.decisionOf.get(id) ?? []);
    const late = settledBy.length > 0 && revision !== open.revision;
    const standing = late ? "overtaken" : { replaces: [...new Set(settledBy)] };
    const id = await insertDecision(tx, placeOf(access, open), decision, standing);
    if (!late) await settlingChanged(tx, access, open);
    await auditSettling(tx, access, late ? "decision.overtaken" : "decision.create", id);
    return { id, late };
  });
  if (late) throw overtaken();
  return id;
}

/**
 * Adopt, in one step, every passage that all reviewers tagged alike, and every answer about
 * the article that all gave. @returns how many of both
 */
export async function adoptAgreements(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const open = await openArticle(tx, access, roundId, articleId);
    const { annotations, reviewerIds, attributes, decisionOf, textVersion } = open.desk;
    const { agreements } = comparisonOf(annotations, reviewerIds, attributes);
    const unsettled = agreements.filter(({ annotations }) =>
      annotations.every(({ id }) => !decisionOf.has(id)),
    );
    for (const { annotations } of unsettled) {
      const [{ frameId, start, end, pieces }] = annotations as [(typeof annotations)[number]];
      const wanted = {
        ...({ kind: "edited", frameId, start, end, pieces, textVersion, reason: "" } as const),
        attributes: sharedAnswers(annotations.map(({ attributes }) => attributes)),
        annotationIds: annotations.map(({ id }) => id),
      };
      const decision = checkedDecision(open.desk, wanted);
      const adopted = { ...decision, kind: "adopted", basis: "agreement" } as const;
      const id = await insertDecision(tx, placeOf(access, open), adopted, { replaces: [] });
      await auditSettling(tx, access, "decision.create", id);
    }
    const answers = await adoptAnswers(tx, access, open);
    if (unsettled.length + answers > 0) await settlingChanged(tx, access, open);
    return unsettled.length + answers;
  });
}

/**
 * Take a decision back, while the article is open: its tags are unsettled again, and it
 * stays in the history. @throws {AppError} not_found, conflict
 */
export async function deleteDecision(access: DecisionAccess, id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const decision = await tx.decision.findFirst({
      where: {
        AND: [visibleDecisions(access), { id }],
        adjudication: { round: { projectId: access.projectId } },
      },
      select: { adjudication: { select: { roundId: true, articleId: true } } },
    });
    if (!decision) throw new AppError("not_found", "This decision does not exist.");
    const { roundId, articleId } = decision.adjudication;
    const open = await openArticle(tx, access, roundId, articleId);
    const { count } = await tx.decision.updateMany({
      where: { id, replacedAt: null },
      data: { replacedAt: new Date() },
    });
    if (count === 0) throw new AppError("not_found", "This decision is no longer in force.");
    await settlingChanged(tx, access, open);
    await auditSettling(tx, access, "decision.delete", id);
  });
}

/**
 * Close an article: its decisions become the final layer and are counted, and its
 * reviewers are told. Answers that all gave alike need nobody's decision.
 *
 * @param revision the adjudication's, as the person saw it; left out where nobody looks
 * @throws {AppError} conflict, while a reviewer has not submitted or something is not
 *   settled, or when something was decided after `revision`
 */
export async function closeAdjudication(
  access: DecisionAccess,
  roundId: string,
  articleId: string,
  revision?: number,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const open = await openArticle(tx, access, roundId, articleId);
    const { desk, adjudicationId } = open;
    requireSettled(open);
    if (revision !== undefined && revision !== open.revision) {
      throw new AppError(
        "conflict",
        "Somebody decided something here meanwhile. Look at it, then close the article.",
      );
    }
    await adoptAnswers(tx, access, open);
    const now = new Date();
    await settlingChanged(tx, access, open);
    await tx.adjudication.update({
      where: { id: adjudicationId },
      data: { closedAt: now, closedById: access.userId },
    });
    await tx.assignment.updateMany({ where: { roundId, articleId }, data: { closedAt: now } });
    await countFinalLayer(tx, access.projectId, adjudicationId);
    await auditSettling(tx, access, "adjudication.close", adjudicationId);
    await notify(tx, {
      projectId: access.projectId,
      actorId: access.userId,
      receiverIds: desk.reviewerIds,
      kind: "article-settled",
      subjectId: adjudicationId,
    });
  });
}

function requireSettled({ desk }: OpenArticle): void {
  const { annotations, decisionOf, waiting } = desk;
  const open = annotations.filter(({ id }) => !decisionOf.has(id)).length;
  if (open > 0) {
    throw new AppError(
      "conflict",
      `${open} of ${annotations.length} tags are not settled yet. Adopt, edit, merge or reject them first.`,
    );
  }
  const answers = openDifferences(desk);
  if (answers > 0) {
    throw new AppError(
      "conflict",
      `${answers} ${answers === 1 ? "answer about the article differs and is" : "answers about the article differ and are"} not settled yet.`,
    );
  }
  if (waiting > 0) {
    throw new AppError(
      "conflict",
      `${waiting} ${waiting === 1 ? "reviewer has" : "reviewers have"} not submitted this article yet.`,
    );
  }
}

/** The answers that are the same in all of them; words of one's own rarely are. */
function sharedAnswers([first = {}, ...others]: readonly Answers[]): Answers {
  return Object.fromEntries(
    Object.entries(first).filter(([id, value]) =>
      others.every((other) => JSON.stringify(other[id]) === JSON.stringify(value)),
    ),
  );
}

function placeOf({ userId }: DecisionAccess, { adjudicationId, desk }: OpenArticle) {
  return { adjudicationId, textVersionId: desk.textVersionId, decidedById: userId };
}
