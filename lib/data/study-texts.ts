import { createHash } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { orderedId } from "@/lib/db/ordered-id";
import type { ProjectAccess } from "@/lib/domain/access";
import { NO_MARKS } from "@/lib/domain/clean/marks";
import { codedLength } from "@/lib/domain/frame-use";
import type { PlacedArticle } from "@/lib/domain/interchange/placed-study";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { Zone } from "@/lib/domain/zones";
import type { WorkedText } from "./imported-work";
import { outletIdFor } from "./outlets";
import { indexText } from "./text-search";

/**
 * What the project has of a text: nothing; a frozen article of the very same text, on
 * which work can be stored; or an article of the same upload whose text was cleaned
 * differently, is not frozen yet or is in the trash, so that work cannot be stored.
 */
export type TextMatch = "new" | "frozen" | "other";

type Texts = Pick<Prisma.TransactionClient, "textVersion" | "article">;

/** How many shas are looked up by one statement. */
const AT_ONCE = 500;

/** What the project has of each text, by its SHA-256, in their order. */
export async function matchTexts(
  access: ProjectAccess<"article:read">,
  sha256: readonly string[],
): Promise<TextMatch[]> {
  const frozen = new Set<string>();
  const other = new Set<string>();
  for (let from = 0; from < sha256.length; from += AT_ONCE) {
    const part = sha256.slice(from, from + AT_ONCE);
    for (const text of (await frozenTexts(prisma, access, part)).values()) frozen.add(text.sha256);
    for (const one of await sameUploads(prisma, access, part)) other.add(one.rawSha256);
  }
  return sha256.map((sum) => (frozen.has(sum) ? "frozen" : other.has(sum) ? "other" : "new"));
}

/** Where articles come from. */
export interface Source {
  readonly batchId: string;
  readonly fileName: string;
  readonly format: string;
}

/**
 * The frozen texts of articles: those the project has, and new ones for the others.
 * Null for a text that cannot be stored (`other` above).
 */
export async function addStudyTexts(
  tx: Transaction,
  access: ProjectAccess<"article:import">,
  source: Source,
  articles: readonly PlacedArticle[],
  now: Date,
): Promise<{ texts: (Omit<WorkedText, "works"> | null)[]; created: number }> {
  const { projectId } = access;
  const sums = articles.map(({ text }) => createHash("sha256").update(text).digest("hex"));
  const frozen = await frozenTexts(tx, access, sums);
  const uploads = await sameUploads(tx, access, sums);
  const other = new Set(uploads.map(({ rawSha256 }) => rawSha256));
  const outletIds = new Map<string, string | null>();
  const outletOf = async (name: string | null, url: string | null) => {
    const key = name ?? url ?? "";
    if (!outletIds.has(key)) outletIds.set(key, await outletIdFor(tx, projectId, name, url));
    return outletIds.get(key) ?? null;
  };
  const rows: Prisma.ArticleCreateManyInput[] = [];
  const versions: Prisma.TextVersionCreateManyInput[] = [];
  const texts: (Omit<WorkedText, "works"> | null)[] = [];
  for (const [index, { text, zones, metadata }] of articles.entries()) {
    const sha256 = sums[index]!;
    const known = frozen.get(sha256);
    if (known || other.has(sha256)) {
      texts.push(known ? { articleId: known.articleId, textVersion: known } : null);
      continue;
    }
    const { outlet, ...told } = metadata;
    const articleId = orderedId();
    const version = { id: orderedId(), number: 1, text, sha256, zones };
    rows.push({
      ...{ ...told, ...source, id: articleId, projectId, raw: text, rawSha256: sha256 },
      ...{ encoding: "utf-8", choices: { keep: [], drop: [], zones: {} } },
      marks: { ...NO_MARKS, trusted: true },
      outletId: await outletOf(outlet, metadata.url),
      ...{ createdAt: new Date(now.getTime() + rows.length), frozenAt: now },
    });
    versions.push({
      ...{ ...version, articleId, zones: asJson(zones), createdAt: now },
      ...{ length: codePointLength(text), codedLength: codedLength(zones) },
      createdById: access.userId,
    });
    texts.push({ articleId, textVersion: version });
  }
  await tx.article.createMany({ data: rows });
  await tx.textVersion.createMany({ data: versions });
  for (const { articleId, text, zones } of versions) {
    await indexText(tx, projectId, articleId, { text, zones: zones as unknown as Zone[] });
    await othersTurn();
  }
  return { texts, created: rows.length };
}

/** The articles whose newest frozen text has one of these sums, by the sum. */
async function frozenTexts(
  db: Texts,
  { projectId }: Pick<ProjectAccess, "projectId">,
  sums: readonly string[],
): Promise<Map<string, WorkedText["textVersion"] & { readonly articleId: string }>> {
  const versions = await db.textVersion.findMany({
    where: {
      sha256: { in: [...sums] },
      article: { projectId, deletedAt: null, frozenAt: { not: null } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: {
      ...{ id: true, articleId: true, number: true, text: true, sha256: true, zones: true },
      article: {
        select: { textVersions: { orderBy: { number: "desc" }, take: 1, select: { id: true } } },
      },
    },
  });
  const newest = versions.filter(({ id, article }) => article.textVersions[0]?.id === id);
  return new Map(
    newest.map(({ article: _article, zones, ...version }) => [
      version.sha256,
      { ...version, zones: zones as unknown as Zone[] },
    ]),
  );
}

function sameUploads(db: Texts, { projectId }: Pick<ProjectAccess, "projectId">, sums: string[]) {
  return db.article.findMany({
    where: { projectId, rawSha256: { in: sums } },
    select: { rawSha256: true },
  });
}

function asJson(zones: readonly Zone[]): Prisma.InputJsonArray {
  return zones as unknown as Prisma.InputJsonArray;
}
