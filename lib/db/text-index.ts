import type { Transaction } from "./client";
import { databaseUrl, Prisma, prisma } from "./client";
import { parseDatabaseUrl } from "./url";

/**
 * The full-text index: FTS5 on SQLite, a tsvector on PostgreSQL. Both are given
 * words that are cut and folded already, letters, accents and digits only, so
 * neither database's own idea of a word matters, and both answer alike.
 */
const { provider } = parseDatabaseUrl(databaseUrl());

/** Some words of one zone kind of a text; null where a paragraph ends. */
interface Stretch {
  readonly zone: string;
  readonly words: readonly (string | null)[];
}

/** Words one after the other; with `prefix` the last one is only a beginning. */
interface Phrase {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** No word of a text, so that no phrase reaches across it. */
const PARAGRAPH_END = "¶";

/** A stretch of a text with its words as the index holds them. */
export interface IndexRow {
  readonly projectId: string;
  readonly articleId: string;
  readonly zone: string;
  readonly words: string;
}

/** What the index will hold of an article that it does not know: made before it is stored. */
export function indexRows(
  projectId: string,
  articleId: string,
  stretches: readonly Stretch[],
): IndexRow[] {
  return stretches.map(({ zone, words }) => ({ projectId, articleId, zone, words: kept(words) }));
}

/** Store such rows, as a JSON list, of articles that the index does not know. */
export async function insertIndexed(tx: Transaction, json: string): Promise<void> {
  if (provider === "postgresql") {
    await tx.$executeRaw`
      INSERT INTO "TextIndex" ("projectId", "articleId", "zone", "words")
      SELECT r."projectId", r."articleId", r."zone", CAST(r."words" AS tsvector)
      FROM json_to_recordset(CAST(${json} AS json))
        AS r("projectId" text, "articleId" text, "zone" text, "words" text)`;
    return;
  }
  const [last] = await tx.$queryRaw<{ id: number | null }[]>`
    SELECT CAST(max("id") AS REAL) AS "id" FROM "TextIndex"`;
  const next = Number(last?.id ?? 0) + 1;
  await tx.$executeRaw`
    INSERT INTO "TextIndex" ("id", "projectId", "articleId", "zone")
    SELECT ${next} + "key", json_extract("value", '$.projectId'),
      json_extract("value", '$.articleId'), json_extract("value", '$.zone')
    FROM json_each(${json})`;
  await tx.$executeRaw`
    INSERT INTO "TextIndexWords" (rowid, "words")
    SELECT ${next} + "key", json_extract("value", '$.words') FROM json_each(${json})`;
}

/** Make these stretches what is found of an article, in place of what was. */
export async function replaceIndexed(
  tx: Transaction,
  projectId: string,
  articleId: string,
  stretches: readonly Stretch[],
): Promise<void> {
  if (provider === "sqlite") {
    await tx.$executeRaw`DELETE FROM "TextIndexWords" WHERE rowid IN (SELECT "id" FROM "TextIndex" WHERE "articleId" = ${articleId})`;
  }
  await tx.$executeRaw`DELETE FROM "TextIndex" WHERE "articleId" = ${articleId}`;
  for (const { zone, words } of stretches) {
    const text = kept(words);
    if (provider === "sqlite") {
      await tx.$executeRaw`INSERT INTO "TextIndex" ("projectId", "articleId", "zone") VALUES (${projectId}, ${articleId}, ${zone})`;
      await tx.$executeRaw`INSERT INTO "TextIndexWords" (rowid, "words") VALUES (last_insert_rowid(), ${text})`;
    } else {
      await tx.$executeRaw`INSERT INTO "TextIndex" ("projectId", "articleId", "zone", "words") VALUES (${projectId}, ${articleId}, ${zone}, CAST(${text} AS tsvector))`;
    }
  }
}

/** The ids of a project's articles that hold a phrase, in the zones named (none: anywhere). */
export async function findIndexed(
  projectId: string,
  { words, prefix }: Phrase,
  zones: readonly string[],
): Promise<Set<string>> {
  const inZones =
    zones.length === 0 ? Prisma.empty : Prisma.sql`AND t."zone" IN (${Prisma.join([...zones])})`;
  const [row] =
    provider === "sqlite"
      ? await prisma.$queryRaw<{ ids: string | null }[]>`
          SELECT group_concat(DISTINCT t."articleId") AS "ids"
          FROM "TextIndexWords" w JOIN "TextIndex" t ON t."id" = w.rowid
          WHERE w."words" MATCH ${`"${words.join(" ")}"${prefix ? " *" : ""}`}
            AND t."projectId" = ${projectId} ${inZones}`
      : await prisma.$queryRaw<{ ids: string | null }[]>`
          SELECT string_agg(DISTINCT t."articleId", ',') AS "ids"
          FROM "TextIndex" t
          WHERE t."words" @@ CAST(${`'${words.join("' <-> '")}'${prefix ? ":*" : ""}`} AS tsquery)
            AND t."projectId" = ${projectId} ${inZones}`;
  return new Set(row?.ids ? row.ids.split(",") : []);
}

/** Words as this database keeps them. */
function kept(words: readonly (string | null)[]): string {
  return provider === "sqlite"
    ? words.map((word) => word ?? PARAGRAPH_END).join(" ")
    : vectorOf(words);
}

/** Words and their places, as PostgreSQL writes a tsvector. */
function vectorOf(words: readonly (string | null)[]): string {
  const places = new Map<string, number[]>();
  words.forEach((word, index) => {
    if (word === null) return;
    const known = places.get(word);
    if (known) known.push(index + 1);
    else places.set(word, [index + 1]);
  });
  return Array.from(places, ([word, at]) => `'${word}':${at.join(",")}`).join(" ");
}
