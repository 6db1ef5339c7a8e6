import { createHash } from "node:crypto";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { ArticleRow, PreparedRows, TextVersionRow } from "@/lib/db/bulk";
import { moment, preparedRows } from "@/lib/db/bulk";
import type { Prisma, Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { IndexRow } from "@/lib/db/text-index";
import { orderedId } from "@/lib/db/ordered-id";
import type { ProjectAccess } from "@/lib/domain/access";
import { NO_MARKS } from "@/lib/domain/clean/marks";
import { codedLength } from "@/lib/domain/frame-use";
import type { PlacedArticle } from "@/lib/domain/interchange/placed-study";
import type { NamedOutlet } from "@/lib/domain/outlet";
import { matchOutlet } from "@/lib/domain/outlet";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { Zone } from "@/lib/domain/zones";
import type { WorkedText } from "./imported-work";
import { namedOutlets } from "./outlets";
import { textIndexRows } from "./text-search";

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
    for (const sum of (await frozenTexts(prisma, access, part)).keys()) frozen.add(sum);
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

/** Texts as they will be stored, in the order of their articles. */
interface PreparedTexts {
  /** Null for a text that cannot be stored (`other` above). */
  readonly texts: readonly (Omit<WorkedText, "works"> | null)[];
  readonly created: number;
  readonly rows: readonly PreparedRows[];
  /** What `insertIndexed` takes. */
  readonly index: string;
}

/**
 * Prepares the frozen texts of a study's articles outside the transaction that stores them:
 * those the project has, and new ones for the others.
 */
export class StudyTexts {
  /** What the project had of the texts when they were prepared. */
  private readonly seen: { readonly sums: string[]; readonly had: string }[] = [];
  private readonly newOutlets: { readonly id: string; readonly name: string }[] = [];
  private readonly outletIds = new Map<string, string | null>();
  private made = 0;

  private constructor(
    private readonly access: ProjectAccess<"article:import">,
    private readonly source: Source,
    private readonly outlets: readonly NamedOutlet[],
    private readonly now: Date,
  ) {}

  static async begin(
    access: ProjectAccess<"article:import">,
    source: Source,
    now: Date,
  ): Promise<StudyTexts> {
    return new StudyTexts(access, source, await namedOutlets(prisma, access.projectId), now);
  }

  async prepare(articles: readonly PlacedArticle[]): Promise<PreparedTexts> {
    const { access, source, now } = this;
    const { projectId } = access;
    const sums = articles.map(({ text }) => createHash("sha256").update(text).digest("hex"));
    const { frozen, other, had } = await knownTexts(prisma, access, sums);
    this.seen.push({ sums, had });
    const rows: ArticleRow[] = [];
    const versions: TextVersionRow[] = [];
    const index: IndexRow[] = [];
    const texts: (Omit<WorkedText, "works"> | null)[] = [];
    const createdAt = moment(now);
    for (const [at, { text, zones, metadata }] of articles.entries()) {
      const sha256 = sums[at]!;
      const known = frozen.get(sha256);
      if (known || other.has(sha256)) {
        texts.push(known ? workedText(known, { text, sha256 }) : null);
        continue;
      }
      const { outlet, title, author, publishedOn, url, language } = metadata;
      const articleId = orderedId();
      const version = { id: orderedId(), number: 1, text, sha256 };
      const raw = { raw: text, rawSha256: sha256, encoding: "utf-8" };
      const choices = { keep: [], drop: [], zones: {} };
      rows.push({
        ...{ id: articleId, projectId, ...source, ...raw, choices: asJson(choices) },
        ...{ title, author, publishedOn, url, language, outletId: this.outletIdOf(outlet, url) },
        marks: asJson({ ...NO_MARKS, trusted: true }),
        createdAt: moment(new Date(now.getTime() + this.made++)),
        ...{ updatedAt: createdAt, frozenAt: createdAt },
      });
      versions.push({
        ...{ ...version, articleId, zones: asJson(zones), createdAt },
        ...{ length: codePointLength(text), codedLength: codedLength(zones) },
        createdById: access.userId,
      });
      index.push(...textIndexRows(projectId, articleId, { text, zones }));
      texts.push({ articleId, textVersion: { ...version, zones } });
      await othersTurn();
    }
    return {
      ...{ texts, created: rows.length, index: JSON.stringify(index) },
      rows: [...preparedRows("Article", rows), ...preparedRows("TextVersion", versions)],
    };
  }

  /**
   * Store the outlets that are new, in the transaction that holds the project and then stores
   * the texts. @returns false where the project has other outlets or texts by now
   */
  async settle(tx: Transaction): Promise<boolean> {
    const { projectId } = this.access;
    const outlets = await namedOutlets(tx, projectId);
    if (JSON.stringify(outlets) !== JSON.stringify(this.outlets)) return false;
    for (const { sums, had } of this.seen) {
      if ((await knownTexts(tx, this.access, sums)).had !== had) return false;
    }
    await tx.outlet.createMany({ data: this.newOutlets.map((one) => ({ ...one, projectId })) });
    return true;
  }

  /** As `outletIdFor`, of outlets that are there or will be. */
  private outletIdOf(name: string | null, url: string | null): string | null {
    const key = JSON.stringify([name, url]);
    const before = this.outletIds.get(key);
    if (before !== undefined) return before;
    const added = this.newOutlets.map((one) => ({ ...one, aliases: [] }));
    const wanted = name?.trim() ?? "";
    let id = matchOutlet([...this.outlets, ...added], name, url)?.id ?? null;
    if (id === null && wanted !== "") {
      id = crypto.randomUUID();
      this.newOutlets.push({ id, name: wanted });
    }
    this.outletIds.set(key, id);
    return id;
  }
}

/** What the project has of texts, by their SHA-256; `had` is the same while it has the same. */
async function knownTexts(
  db: Texts,
  access: Pick<ProjectAccess, "projectId">,
  sums: readonly string[],
) {
  const frozen = await frozenTexts(db, access, sums);
  const uploads = await sameUploads(db, access, sums);
  const other = new Set(uploads.map(({ rawSha256 }) => rawSha256));
  return { frozen, other, had: JSON.stringify([[...frozen].sort(), [...other].sort()]) };
}

/** A frozen text that the project has. */
interface KnownText {
  readonly id: string;
  readonly articleId: string;
  readonly number: number;
  readonly zones: readonly Zone[];
}

/** The articles whose newest frozen text has one of these sums, by the sum. */
async function frozenTexts(
  db: Texts,
  { projectId }: Pick<ProjectAccess, "projectId">,
  sums: readonly string[],
): Promise<Map<string, KnownText>> {
  const versions = await db.textVersion.findMany({
    where: {
      sha256: { in: [...sums] },
      article: { projectId, deletedAt: null, frozenAt: { not: null } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: {
      ...{ id: true, articleId: true, number: true, sha256: true, zones: true },
      article: {
        select: { textVersions: { orderBy: { number: "desc" }, take: 1, select: { id: true } } },
      },
    },
  });
  const newest = versions.filter(({ id, article }) => article.textVersions[0]?.id === id);
  return new Map(
    newest.map(({ article: _article, sha256, zones, ...version }) => [
      sha256,
      { ...version, zones: zones as unknown as Zone[] },
    ]),
  );
}

function workedText(
  { articleId, ...version }: KnownText,
  same: { readonly text: string; readonly sha256: string },
): Omit<WorkedText, "works"> {
  return { articleId, textVersion: { ...version, ...same } };
}

function sameUploads(
  db: Texts,
  { projectId }: Pick<ProjectAccess, "projectId">,
  sums: readonly string[],
) {
  return db.article.findMany({
    where: { projectId, rawSha256: { in: [...sums] } },
    select: { rawSha256: true },
  });
}

/** Plain data for a JSON column, whose type does not know of read-only values. */
function asJson(value: unknown): Prisma.InputJsonObject {
  return value as Prisma.InputJsonObject;
}
