import { createHash } from "node:crypto";
import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Metadata } from "@/lib/domain/article-change";
import type { CleaningChoices } from "@/lib/domain/clean/clean";
import { cleanText } from "@/lib/domain/clean/clean";
import type { ReaderMarks } from "@/lib/domain/clean/marks";
import { marksFrom } from "@/lib/domain/clean/marks";
import { AppError } from "@/lib/domain/errors";
import { codedLength } from "@/lib/domain/frame-use";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { Zone } from "@/lib/domain/zones";
import { recordAudit } from "./audit";
import { leaveCluster } from "./duplicate-changes";
import { outletIdFor } from "./outlets";
import { indexText } from "./text-search";

export interface ArticleRow extends Metadata {
  readonly id: string;
  readonly fileName: string;
  readonly createdAt: Date;
  /** Null while the article is being cleaned. */
  readonly frozenAt: Date | null;
}

/** An article as the lead prepares it. */
export interface Article extends ArticleRow {
  readonly encoding: string;
  readonly raw: string;
  readonly choices: CleaningChoices;
  /** What the file's reader knows of the raw lines. */
  readonly marks: ReaderMarks;
  /** The frozen text; null while the article is being cleaned. */
  readonly text: { readonly text: string; readonly zones: readonly Zone[] } | null;
  /** Whether anyone was given the article to code. */
  readonly assigned: boolean;
}

/** What lists of articles read. */
export const rowColumns = {
  id: true,
  title: true,
  author: true,
  publishedOn: true,
  url: true,
  language: true,
  fileName: true,
  createdAt: true,
  frozenAt: true,
  outlet: { select: { name: true } },
} satisfies Prisma.ArticleSelect;

/** The project's articles, oldest publication first, undated ones last. */
export async function listArticles(access: ProjectAccess<"article:read">): Promise<ArticleRow[]> {
  const rows = await prisma.article.findMany({
    where: { projectId: access.projectId, deletedAt: null },
    orderBy: [{ publishedOn: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
    select: rowColumns,
  });
  return rows.map(({ outlet, ...row }) => ({ ...row, outlet: outlet?.name ?? null }));
}

/** How many articles the project has, and how many of their texts are frozen. */
export async function countArticles(
  access: ProjectAccess<"article:read">,
): Promise<{ readonly all: number; readonly frozen: number }> {
  const where = { projectId: access.projectId, deletedAt: null };
  const [all, frozen] = await Promise.all([
    prisma.article.count({ where }),
    prisma.article.count({ where: { ...where, frozenAt: { not: null } } }),
  ]);
  return { all, frozen };
}

/** @throws {AppError} not_found */
export async function requireArticle(
  access: ProjectAccess<"article:read">,
  id: string,
): Promise<Article> {
  const row = await prisma.article.findFirst({
    where: { id, projectId: access.projectId, deletedAt: null },
    select: {
      ...rowColumns,
      encoding: true,
      raw: true,
      choices: true,
      marks: true,
      textVersions: {
        orderBy: { number: "desc" },
        take: 1,
        select: { text: true, zones: true },
      },
      _count: { select: { assignments: true } },
    },
  });
  if (!row) throw unknownArticle();
  const { outlet, choices, marks, textVersions, _count, ...article } = row;
  const [text] = textVersions;
  return {
    ...article,
    outlet: outlet?.name ?? null,
    choices: choices as unknown as CleaningChoices,
    marks: marksFrom(marks),
    text:
      text && article.frozenAt ? { text: text.text, zones: text.zones as unknown as Zone[] } : null,
    assigned: _count.assignments > 0,
  };
}

/** Set what is known about an article. It may be done at any time: no figure hangs on a copy. */
export async function updateMetadata(
  access: ProjectAccess<"article:import">,
  id: string,
  { outlet, ...metadata }: Metadata,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    const outletId = await outletIdFor(tx, access.projectId, outlet);
    const { count } = await tx.article.updateMany({
      where: { id, projectId: access.projectId, deletedAt: null },
      data: { ...metadata, outletId },
    });
    if (count === 0) throw unknownArticle();
    await audit(tx, access, "article.describe", id);
  });
}

/**
 * Keep a person's choices over the cleaning rules.
 * @throws {AppError} not_found; text_frozen when the text is frozen
 */
export async function updateChoices(
  access: ProjectAccess<"article:import">,
  id: string,
  choices: CleaningChoices,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await requireUnfrozen(tx, access, id);
    await tx.article.update({
      where: { id },
      data: { choices: choices as unknown as Prisma.InputJsonObject },
    });
    const { projectId, userId: actorId } = access;
    await recordAudit(tx, { actorId, projectId, action: "article.lines", subjectId: id });
  });
}

/**
 * Freeze the cleaned text of articles: from now on it can be assigned and coded,
 * and never changes. All are frozen, or none.
 *
 * @throws {AppError} not_found, text_frozen, invalid_input
 */
export async function freezeArticles(
  access: ProjectAccess<"article:import">,
  ids: readonly string[],
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await lockProject(tx, access.projectId);
    for (const id of ids) await freeze(tx, access, id);
  });
}

/** Freeze one article; a refusal comes before anything is written. */
export async function freeze(
  tx: Transaction,
  access: ProjectAccess<"article:import">,
  id: string,
): Promise<void> {
  const { raw, choices, marks, title, fileName } = await requireUnfrozen(tx, access, id);
  const { text, zones } = cleanText(raw, choices as unknown as CleaningChoices, marksFrom(marks));
  if (text === "") {
    throw new AppError(
      "invalid_input",
      `Every line of “${title ?? fileName}” is marked out. Put back the lines of the article first.`,
    );
  }
  await tx.textVersion.create({
    data: {
      id: crypto.randomUUID(),
      articleId: id,
      number: 1,
      text,
      sha256: createHash("sha256").update(text).digest("hex"),
      length: codePointLength(text),
      codedLength: codedLength(zones),
      zones: zones as unknown as Prisma.InputJsonArray,
    },
  });
  await tx.article.update({ where: { id }, data: { frozenAt: new Date() } });
  await indexText(tx, access.projectId, id, { text, zones });
  await audit(tx, access, "article.freeze", id);
}

/**
 * Move an article to the trash, with what reviewers did on it: no queue, list, search,
 * export or figure has it, and all of it is back when it is restored.
 *
 * @throws {AppError} not_found
 */
export async function deleteArticle(
  access: ProjectAccess<"article:import">,
  id: string,
): Promise<void> {
  await prisma.$transaction((tx) => moveToTrash(tx, access, id));
}

/** Move one article to the trash; a refusal comes before anything is written. */
export async function moveToTrash(
  tx: Transaction,
  access: ProjectAccess<"article:import">,
  id: string,
): Promise<void> {
  const article = await tx.article.count({
    where: { id, projectId: access.projectId, deletedAt: null },
  });
  if (article === 0) throw unknownArticle();
  await leaveCluster(tx, id);
  await tx.article.update({ where: { id }, data: { deletedAt: new Date() } });
  await audit(tx, access, "article.delete", id);
}

async function requireUnfrozen(tx: Transaction, access: ProjectAccess, id: string) {
  const article = await tx.article.findFirst({
    where: { id, projectId: access.projectId, deletedAt: null },
    select: { raw: true, choices: true, marks: true, title: true, fileName: true, frozenAt: true },
  });
  if (!article) throw unknownArticle();
  if (article.frozenAt) {
    throw new AppError(
      "text_frozen",
      `The text of “${article.title ?? article.fileName}” is frozen and can no longer be changed.`,
    );
  }
  return article;
}

function audit(
  tx: Transaction,
  access: ProjectAccess,
  action: `article.${string}`,
  subjectId: string,
) {
  return recordAudit(tx, {
    actorId: access.userId,
    projectId: access.projectId,
    action,
    subjectId,
  });
}

function unknownArticle(): AppError {
  return new AppError("not_found", "This article does not exist.");
}
