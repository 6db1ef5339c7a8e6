import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleChange, ChangeOutcome, Metadata } from "@/lib/domain/article-change";
import { AppError } from "@/lib/domain/errors";
import { freeze, moveToTrash } from "./articles";
import { recordAudit } from "./audit";
import { outletIdFor } from "./outlets";

/**
 * Change many articles of the project in one transaction. One that cannot be
 * changed stays as it is, and does not keep the others from being changed.
 *
 * @throws {AppError} not_found, changing nothing, when one is no article of the project
 */
export async function changeArticles(
  access: ProjectAccess<"article:import">,
  ids: readonly string[],
  change: ArticleChange,
): Promise<ChangeOutcome> {
  const { projectId } = access;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const distinct = [...new Set(ids)];
    const known = await tx.article.count({ where: { projectId, id: { in: distinct } } });
    if (known < distinct.length) throw unknownArticle();
    switch (change.kind) {
      case "describe":
        return describe(tx, access, distinct, change.values);
      case "freeze":
        return each(distinct, (id) => freeze(tx, access, id));
      case "delete":
        return each(distinct, async (id) => {
          await refuseGiven(tx, id);
          await moveToTrash(tx, access, id);
        });
      case "restore":
        return each(distinct, (id) => restore(tx, access, id));
    }
  });
}

/** Take an article out of the trash, with all that hangs on it. @throws {AppError} not_found */
export async function restoreArticle(
  access: ProjectAccess<"article:import">,
  id: string,
): Promise<void> {
  await prisma.$transaction((tx) => restore(tx, access, id));
}

/** Work of reviewers is not deleted in passing, with many articles at once. */
async function refuseGiven(tx: Transaction, id: string): Promise<void> {
  const given = await tx.article.findFirst({
    where: { id, assignments: { some: {} } },
    select: { title: true, fileName: true },
  });
  if (!given) return;
  throw new AppError(
    "conflict",
    `Reviewers were given “${given.title ?? given.fileName}”. Delete it on its own page, which says what goes with it.`,
  );
}

async function describe(
  tx: Transaction,
  access: ProjectAccess<"article:import">,
  ids: readonly string[],
  { outlet, ...values }: Partial<Metadata>,
): Promise<ChangeOutcome> {
  const outletId =
    outlet === undefined ? {} : { outletId: await outletIdFor(tx, access.projectId, outlet) };
  const data = { ...values, ...outletId };
  return each(ids, async (id) => {
    const { count } = await tx.article.updateMany({
      where: { id, projectId: access.projectId, deletedAt: null },
      data,
    });
    if (count === 0) throw unknownArticle();
    await audit(tx, access, "article.describe", id);
  });
}

async function restore(
  tx: Transaction,
  access: ProjectAccess<"article:import">,
  id: string,
): Promise<void> {
  const { count } = await tx.article.updateMany({
    where: { id, projectId: access.projectId, deletedAt: { not: null } },
    data: { deletedAt: null },
  });
  if (count === 0) throw new AppError("not_found", "This article is not in the trash.");
  await audit(tx, access, "article.restore", id);
}

/** Do something to each article; whatever is refused was refused before anything was written. */
async function each(
  ids: readonly string[],
  work: (id: string) => Promise<void>,
): Promise<ChangeOutcome> {
  const changed: string[] = [];
  const refused: { id: string; message: string }[] = [];
  for (const id of ids) {
    try {
      await work(id);
      changed.push(id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ id, message: error.message });
    }
  }
  return { changed, refused };
}

function audit(tx: Transaction, access: ProjectAccess, action: `article.${string}`, id: string) {
  const { userId: actorId, projectId } = access;
  return recordAudit(tx, { actorId, projectId, action, subjectId: id });
}

function unknownArticle(): AppError {
  return new AppError("not_found", "This article does not exist.");
}
