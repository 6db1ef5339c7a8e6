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
    if (provider === "sqlite") {
      const text = words.map((word) => word ?? PARAGRAPH_END).join(" ");
      await tx.$executeRaw`INSERT INTO "TextIndex" ("projectId", "articleId", "zone") VALUES (${projectId}, ${articleId}, ${zone})`;
      await tx.$executeRaw`INSERT INTO "TextIndexWords" (rowid, "words") VALUES (last_insert_rowid(), ${text})`;
    } else {
      await tx.$executeRaw`INSERT INTO "TextIndex" ("projectId", "articleId", "zone", "words") VALUES (${projectId}, ${articleId}, ${zone}, CAST(${vectorOf(words)} AS tsvector))`;
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
