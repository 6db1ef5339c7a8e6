import type { Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/client";
import { jsonColumn, packedRows } from "@/lib/db/packed";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Answers } from "@/lib/domain/attribute";
import type { AnsweredTag } from "@/lib/domain/statistics/counter";
import type { SubmittedWork } from "@/lib/domain/submission";
import type { Zone } from "@/lib/domain/zones";
import { FINAL_DECISIONS } from "./final-layer";
import { pauses } from "./in-turns";
import { readMerges } from "./merged-frames";
import { databaseForReading } from "./reading";
import type { ArticleFacts } from "./round-facts";
import { standing } from "./submitted-work";

/** The tags of one finished coding that stand in the text; frames are those that they count as. Each coding has a list of its own. */
export type CodingTags = readonly AnsweredTag[];

/** What figures count of the passages in one article of a round, whoever asks for them. */
export interface ArticlePassages {
  /** By the id of submitted work, what was found before others' work was shown. */
  readonly found: ReadonlyMap<string, CodingTags>;
  /** What the final layer has; nothing until the article is settled. */
  readonly settled: CodingTags;
  /** By text version that the work is on. */
  readonly zones: ReadonlyMap<string, readonly Zone[]>;
}

/** Articles read at a time. */
const PAGE = 100;

const shared = globalThis as { framewisePassages?: WeakMap<ArticleFacts, ArticlePassages> };
/** Kept as long as the facts of the article: `readRoundFacts` reads both anew after what is done to it. */
const kept = (shared.framewisePassages ??= new WeakMap<ArticleFacts, ArticlePassages>());

/**
 * The passages of some articles of a round, in their order; of a million tags only those
 * that are not in memory are read, and other requests have their turns meanwhile. Whoever
 * shows anything counted from them takes the work that the viewer may count (`readCountedWork`).
 */
export async function* readRoundPassages(
  access: ProjectAccess<"statistics:read">,
  roundId: string,
  articles: readonly ArticleFacts[],
): AsyncGenerator<readonly [ArticleFacts, ArticlePassages]> {
  const pause = pauses();
  let reader: Reader | null = null;
  for (let from = 0; from < articles.length; from += PAGE) {
    const page = articles.slice(from, from + PAGE);
    const unknown = page.filter((article) => !kept.has(article));
    if (unknown.length > 0) {
      reader ??= await readerOf(access, roundId);
      for (const [article, passages] of await reader(unknown)) kept.set(article, passages);
    }
    for (const article of page) yield [article, kept.get(article)!];
    await pause();
  }
}

type Reader = (articles: readonly ArticleFacts[]) => Promise<[ArticleFacts, ArticlePassages][]>;

async function readerOf({ projectId }: ProjectAccess, roundId: string): Promise<Reader> {
  const db = await databaseForReading({ projectId });
  const merges = await readMerges(db, projectId);
  const frames = new Map<string, string>(); // one string for each frame, not one for each tag
  const frameOf = (frameId: string) => {
    if (!frames.has(frameId)) frames.set(frameId, merges.resolve(frameId));
    return frames.get(frameId)!;
  };
  const counted = ({ frameId, start, end, pieces, attributes }: AnsweredTag): AnsweredTag => ({
    ...{ frameId: frameOf(frameId), start, end, pieces: pieces ?? null },
    attributes: Object.keys(attributes).length > 0 ? attributes : NO_ANSWERS,
  });
  return async (articles) => {
    const ids = articles.map(({ row }) => row.id);
    const work = articles.flatMap((article) => article.work);
    const [revised, settled, texts] = await Promise.all([
      db.submission.findMany({
        where: { blindOf: { id: { in: work.map(({ id }) => id) } } },
        select: { assignmentId: true, content: true },
      }),
      readSettledTags(db, roundId, ids),
      db.textVersion.findMany({
        where: { id: { in: [...new Set(work.map(({ textVersionId }) => textVersionId))] } },
        select: { id: true, zones: true },
      }),
    ]);
    const found = new Map<string, CodingTags>(
      revised.map(({ assignmentId, content }) => [
        assignmentId,
        standing((content as unknown as SubmittedWork).annotations).map(counted),
      ]),
    );
    const live = work.flatMap(({ id }) => (found.has(id) ? [] : [id]));
    for (const [id, tags] of await readLiveTags(db, live)) found.set(id, tags.map(counted));
    const zones = new Map(texts.map((text) => [text.id, text.zones as unknown as readonly Zone[]]));
    return articles.map((article) => [
      article,
      {
        found: new Map(article.work.map(({ id }) => [id, found.get(id) ?? []])),
        settled: (settled.get(article.row.id) ?? []).map(counted),
        zones: new Map(
          article.work.map(({ textVersionId }) => [textVersionId, zones.get(textVersionId) ?? []]),
        ),
      },
    ]);
  };
}

const NO_ANSWERS: Answers = {};

/** Some of the rows of a table of passages, as they are read. */
type Packed = readonly [
  frameId: string,
  start: number,
  end: number,
  pieces: AnsweredTag["pieces"],
  attributes: Answers,
];

const COLUMNS = packedRows([
  Prisma.sql`p."frameId"`,
  Prisma.sql`p."start"`,
  Prisma.sql`p."end"`,
  jsonColumn(Prisma.sql`p."pieces"`),
  jsonColumn(Prisma.sql`p."attributes"`),
]);

/** The tags of some assignments as they stand, by assignment. */
async function readLiveTags(db: Pick<Transaction, "$queryRaw">, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, AnsweredTag[]>();
  return unpacked(
    await db.$queryRaw<PackedRow[]>`
      SELECT p."assignmentId" AS "id", ${COLUMNS} AS "tags" FROM "Annotation" p
      WHERE p."assignmentId" IN (${Prisma.join([...ids])}) AND p."deletedAt" IS NULL
        AND p."anchor" <> 'orphaned'
      GROUP BY p."assignmentId"`,
  );
}

/** The final layer of some articles of a round, by article. */
async function readSettledTags(
  db: Pick<Transaction, "$queryRaw">,
  roundId: string,
  articleIds: readonly string[],
) {
  return unpacked(
    await db.$queryRaw<PackedRow[]>`
      SELECT a."articleId" AS "id", ${COLUMNS} AS "tags"
      FROM "Adjudication" a JOIN "Decision" p ON p."adjudicationId" = a."id"
      WHERE a."roundId" = ${roundId} AND a."articleId" IN (${Prisma.join([...articleIds])})
        AND a."closedAt" IS NOT NULL AND ${FINAL_DECISIONS}
      GROUP BY a."articleId"`,
  );
}

interface PackedRow {
  readonly id: string;
  readonly tags: string;
}

function unpacked(rows: readonly PackedRow[]): Map<string, AnsweredTag[]> {
  return new Map(
    rows.map(({ id, tags }) => [
      id,
      (JSON.parse(tags) as Packed[]).map(([frameId, start, end, pieces, attributes]) => ({
        ...{ frameId, start, end, pieces, attributes },
      })),
    ]),
  );
}
