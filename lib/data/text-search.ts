import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { IndexRow } from "@/lib/db/text-index";
import { findIndexed, indexRows, replaceIndexed } from "@/lib/db/text-index";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Phrase, SearchQuery } from "@/lib/domain/search-query";
import { matches, phrasesOf } from "@/lib/domain/search-query";
import { indexedStretches } from "@/lib/domain/search-index";
import { zonedWords } from "@/lib/domain/search-text";
import type { Zone, ZoneKind } from "@/lib/domain/zones";

/** A text that annotations refer to, and its zones in code points. */
export interface ZonedText {
  readonly text: string;
  readonly zones: readonly Zone[];
}

/**
 * Make an article's newest text findable. Whoever stores a text version calls it
 * in the same transaction; the version before can no longer be found.
 */
export function indexText(
  tx: Transaction,
  projectId: string,
  articleId: string,
  { text, zones }: ZonedText,
): Promise<void> {
  return replaceIndexed(tx, projectId, articleId, indexedStretches(zonedWords(text, zones)));
}

/** What `indexText` would store of an article that is stored later. */
export function textIndexRows(
  projectId: string,
  articleId: string,
  { text, zones }: ZonedText,
): IndexRow[] {
  return indexRows(projectId, articleId, indexedStretches(zonedWords(text, zones)));
}

/**
 * The ids of the articles whose newest frozen text matches; some may be in the
 * trash, so they are only ever used together with `articleWhere`. The database says which
 * texts hold which phrase, the domain puts the answers together: `textMatches`
 * says the same of one text.
 */
export async function articleIdsMatching(
  access: ProjectAccess<"article:read">,
  query: SearchQuery,
  zones: readonly ZoneKind[],
): Promise<Set<string>> {
  const wanted = phrasesOf(query);
  const found = new Map<Phrase, Set<string>>();
  await Promise.all(
    [...wanted, ...phrasesOf(query, false)].map(async (phrase) => {
      found.set(phrase, await findIndexed(access.projectId, phrase, zones));
    }),
  );
  const ids = new Set(wanted.flatMap((phrase) => [...found.get(phrase)!]));
  for (const id of ids) {
    if (!matches(query, (phrase) => found.get(phrase)!.has(id))) ids.delete(id);
  }
  return ids;
}

/**
 * Index a project's frozen texts anew, such as after the database came from
 * elsewhere. @returns how many there are
 */
export async function reindexTexts(access: ProjectAccess<"article:import">): Promise<number> {
  const { projectId } = access;
  const articles = await prisma.article.findMany({
    where: { projectId, frozenAt: { not: null } },
    select: { id: true },
  });
  for (const { id } of articles) {
    await prisma.$transaction(async (tx) => {
      await lockProject(tx, projectId); // a correction made meanwhile must not be overwritten
      const newest = await tx.textVersion.findFirstOrThrow({
        where: { articleId: id },
        orderBy: { number: "desc" },
        select: { text: true, zones: true },
      });
      await indexText(tx, projectId, id, {
        text: newest.text,
        zones: newest.zones as unknown as Zone[],
      });
    });
  }
  return articles.length;
}
