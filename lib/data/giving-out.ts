import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess, Role } from "@/lib/domain/access";
import { can } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import { countAssignment } from "./frame-uses";
import { notify } from "./inbox";
import { readNames } from "./names";
import { maySeeOthersWork } from "./others-work";

/** Rows stored by one statement. */
const AT_ONCE = 1000;

/** Which articles a reviewer is given, in the order in which that reviewer reads them. */
export type Given = ReadonlyMap<string, readonly string[]>;

/**
 * Store assignments: each reviewer's articles, after what he or she has in the round.
 * Who has an article keeps it as it is; from whom it was taken back gets it again, with
 * everything that was done on it. The reviewers find it in their inboxes.
 *
 * @returns how many articles reviewers have now that they did not have before
 * @throws {AppError} not_found for a foreign article; invalid_input for one whose text is
 *   not frozen; conflict for one whose reviewer could look at others' work since it was
 *   taken back
 */
export async function giveOut(
  tx: Transaction,
  access: ProjectAccess<"assignment:edit">,
  roundId: string,
  given: Given,
  dueOn: string | null = null,
): Promise<number> {
  const articleIds = [...new Set([...given.values()].flat())];
  const textVersions = await newestTexts(tx, access, articleIds);
  const receiverIds: string[] = [];
  let count = 0;
  for (const [reviewerId, wanted] of given) {
    const has = await tx.assignment.findMany({
      where: { roundId, reviewerId },
      select: {
        ...{ id: true, articleId: true, position: true },
        ...{ withdrawnAt: true, submittedAt: true },
      },
    });
    const known = new Map(has.map((row) => [row.articleId, row]));
    const last = has.reduce((most, { position }) => Math.max(most, position), 0);
    const again = wanted.flatMap((articleId) => {
      const row = known.get(articleId);
      return row?.withdrawnAt ? row : [];
    });
    const fresh = wanted.filter((articleId) => !known.has(articleId));
    for (const { articleId } of again) {
      await requireBlind(tx, access.projectId, { articleId, reviewerId });
    }
    await giveAgain(tx, access, again, dueOn);
    const rows = fresh.map((articleId, index) => ({
      ...{ id: crypto.randomUUID(), roundId, articleId, reviewerId, dueOn },
      textVersionId: textVersions.get(articleId)!,
      position: last + 1 + index,
    }));
    for (const data of chunks(rows)) await tx.assignment.createMany({ data });
    if (fresh.length + again.length > 0) receiverIds.push(reviewerId);
    count += fresh.length + again.length;
  }
  for (const ids of chunks(articleIds)) {
    // Somebody is to submit them still, so that their differences are not known yet.
    await tx.adjudication.updateMany({
      where: { roundId, articleId: { in: ids }, closedAt: null },
      data: { differences: null },
    });
  }
  const { projectId, userId: actorId } = access;
  await notify(tx, { projectId, actorId, receiverIds, kind: "article-given", subjectId: roundId });
  return count;
}

/** Give back what was taken back. What was submitted meanwhile counts from now on. */
async function giveAgain(
  tx: Transaction,
  { projectId }: ProjectAccess,
  rows: readonly { readonly id: string; readonly submittedAt: Date | null }[],
  dueOn: string | null,
): Promise<void> {
  for (const part of chunks(rows)) {
    await tx.assignment.updateMany({
      where: { id: { in: part.map(({ id }) => id) } },
      data: { withdrawnAt: null, returnedAt: null, returnReason: "", dueOn },
    });
  }
  for (const { id, submittedAt } of rows) {
    if (submittedAt) await countAssignment(tx, projectId, id);
  }
}

/**
 * Refuse to let somebody go on with an article that left his or her queue, if others' work
 * on it could be seen since: what is coded then would be counted as blind, and is not.
 *
 * @throws {AppError} conflict
 */
export async function requireBlind(
  tx: Transaction,
  projectId: string,
  { articleId, reviewerId }: { readonly articleId: string; readonly reviewerId: string },
): Promise<void> {
  if (!(await maySeeOthersWork(tx, projectId, { articleId, reviewerId }))) return;
  const { title, fileName } = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: { title: true, fileName: true },
  });
  const nameOf = await readNames(tx, projectId);
  throw new AppError(
    "conflict",
    `“${title ?? fileName}” left ${nameOf(reviewerId)}’s queue, and its other coders’ work could be looked at since: a coding would not be blind any more. Give the article to somebody else.`,
  );
}

/** The newest text of each article, by the article's id. */
async function newestTexts(
  tx: Transaction,
  { projectId }: ProjectAccess,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  const newest = new Map<string, string>();
  for (const ids of chunks(articleIds)) {
    const articles = await tx.article.findMany({
      where: { id: { in: ids }, projectId, deletedAt: null },
      select: { id: true, title: true, fileName: true, frozenAt: true },
    });
    if (articles.length < ids.length) {
      throw new AppError("not_found", "One of these articles does not exist.");
    }
    const unfrozen = articles.find(({ frozenAt }) => !frozenAt);
    if (unfrozen) {
      throw new AppError(
        "invalid_input",
        `Freeze the text of “${unfrozen.title ?? unfrozen.fileName}” before you assign it.`,
      );
    }
    const texts = await tx.textVersion.findMany({
      where: { articleId: { in: ids } },
      orderBy: { number: "asc" },
      select: { id: true, articleId: true },
    });
    for (const { id, articleId } of texts) newest.set(articleId, id);
  }
  return newest;
}

/**
 * The members among these people, who may all code.
 * @throws {AppError} not_found for a stranger; invalid_input for an observer
 */
export async function requireCoders(
  tx: Transaction,
  { projectId }: ProjectAccess,
  reviewerIds: readonly string[],
): Promise<{ readonly id: string; readonly name: string }[]> {
  const members = await tx.member.findMany({
    where: { projectId, userId: { in: [...reviewerIds] }, disabledAt: null },
    orderBy: { userId: "asc" },
    select: { userId: true, role: true },
  });
  if (members.length < new Set(reviewerIds).size) {
    throw new AppError("not_found", "One of these people is not in the project.");
  }
  const nameOf = await readNames(tx, projectId);
  for (const { userId, role } of members) {
    if (!can(role as Role, "annotation:create")) {
      throw new AppError("invalid_input", `${nameOf(userId)} is an observer and does not code.`);
    }
  }
  return members.map(({ userId }) => ({ id: userId, name: nameOf(userId) }));
}

/**
 * A round in which articles may be given out.
 * @throws {AppError} not_found; conflict when it is closed
 */
export async function requireOpenRound(
  tx: Pick<Transaction, "round">,
  { projectId }: ProjectAccess,
  roundId: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const round = await tx.round.findFirst({
    where: { id: roundId, projectId, deletedAt: null },
    select: { id: true, name: true, closedAt: true },
  });
  if (!round) throw new AppError("not_found", "This round does not exist.");
  if (round.closedAt) throw new AppError("conflict", `The round “${round.name}” is closed.`);
  return round;
}

function chunks<T>(items: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    parts.push(items.slice(from, from + AT_ONCE));
  }
  return parts;
}
