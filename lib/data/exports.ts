import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Merges } from "@/lib/domain/codebook/merges";
import type { Codification } from "@/lib/domain/codebook/stale";
import { isStale } from "@/lib/domain/codebook/stale";
import type { AnnotationRow } from "@/lib/domain/export/annotation-row";
import type { CodebookVersion } from "./codebooks";
import { listCodebookVersions } from "./codebooks";
import { listFinishedAssignments } from "./finished-codings";
import { readFrames } from "./frames";
import { giveWay } from "./in-turns";
import { readMerges } from "./merged-frames";
import { readNames } from "./names";
import type { RowTag } from "./row-tags";
import { readRowTags } from "./row-tags";
import { frozenIn } from "./study-export";

/** Articles read at a time. */
const PAGE = 200;
/** Reviewers' work read at a time: enough to be fast, little enough that others wait for milliseconds only. */
const AT_ONCE = 10;

/**
 * Every finished annotation that the caller may see, article by article, in the same order
 * each time and in lists of what was read together; also those whose passage is gone since the text was corrected, which say so.
 * An annotation's frame has the name it had in the codebook version it was made under.
 *
 * @param db a snapshot, where other things are read that must fit
 */
export async function* readAnnotations(
  access: ProjectAccess<"export:create">,
  db: Transaction = prisma,
): AsyncGenerator<readonly AnnotationRow[]> {
  const { projectId } = access;
  const numbered = { id: true, number: true };
  const [versions, merges, draft, nameOf, rounds, codebooks] = await Promise.all([
    listCodebookVersions(access, db),
    readMerges(db, projectId),
    readFrames(db, access),
    readNames(db, projectId),
    db.round.findMany({ where: { projectId }, select: { id: true, name: true } }),
    db.codebookVersion.findMany({ where: { projectId }, select: numbered }),
  ]);
  const meaningOf = meanings(versions, merges, new Map(draft.map(({ id, name }) => [id, name])));
  const roundNames = new Map(rounds.map(({ id, name }) => [id, name]));

  for (let after = ""; ;) {
    const page = await db.article.findMany({
      where: { ...frozenIn(access), id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
      select: {
        ...{ id: true, title: true, fileName: true, publishedOn: true },
        ...{ outlet: { select: { name: true } }, textVersions: { select: numbered } },
      },
    });
    const articles = new Map(page.map((article) => [article.id, article]));
    const texts = page.flatMap(({ textVersions }) => textVersions);
    const numbers = new Map([...codebooks, ...texts].map(({ id, number }) => [id, number]));
    const codings = await listFinishedAssignments(db, access, [...articles.keys()]);
    for (let from = 0; from < codings.length; from += AT_ONCE) {
      const some = codings.slice(from, from + AT_ONCE);
      const rows: AnnotationRow[] = [];
      const tags = await readRowTags(db, some, numbers);
      for (const { id, articleId, reviewerId, roundId } of some) {
        const article = articles.get(articleId)!;
        const articleTitle = article.title ?? article.fileName;
        const outlet = article.outlet?.name ?? null;
        const reviewer = nameOf(reviewerId);
        const round = roundNames.get(roundId)!;
        for (const tag of orphanedLast(tags.get(id) ?? [])) {
          const { frame, countsAs, stale } = meaningOf(tag);
          // Spelled out: a spread makes each row several times as slow.
          rows.push({
            articleId,
            articleTitle,
            outlet,
            publishedOn: article.publishedOn,
            reviewer,
            frame,
            countsAs,
            stale,
            anchor: tag.anchor,
            start: tag.start,
            end: tag.end,
            quote: tag.quote,
            memo: tag.memo,
            createdAt: tag.createdAt,
            updatedAt: tag.updatedAt,
            codebookVersion: tag.codebookVersion,
            textVersion: tag.textVersion,
            round,
            annotationId: tag.id,
          });
        }
      }
      yield rows;
      await giveWay();
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/** What the frame of a tag is called, what it counts as, and whether it means something else by now. */
function meanings(
  versions: readonly CodebookVersion[],
  merges: Merges,
  names: ReadonlyMap<string, string>,
) {
  type Meaning = Pick<AnnotationRow, "frame" | "countsAs" | "stale">;
  const frames = new Map(
    versions.map(({ number, frames: all }) => [
      number,
      new Map(all.map((one) => [one.id, one.name])),
    ]),
  );
  const known = new Map<string, Meaning>();
  return (tag: Codification): Meaning => {
    const { frameId, codebookVersion, recheckedUnder } = tag;
    const key = `${frameId} ${codebookVersion} ${recheckedUnder}`;
    const before = known.get(key);
    if (before) return before;
    const frame = frames.get(codebookVersion)!.get(frameId)!;
    const target = merges.resolve(frameId);
    const meaning: Meaning = {
      frame,
      countsAs: target === frameId ? frame : names.get(target)!,
      stale: isStale(tag, versions[0]?.frames ?? [], merges) ? 1 : 0,
    };
    known.set(key, meaning);
    return meaning;
  };
}

/** Tags whose passage is gone stand after the others of their reviewer: their offsets count in an older text. */
function orphanedLast(tags: readonly RowTag[]): readonly RowTag[] {
  const isOrphaned = ({ anchor }: RowTag) => anchor === "orphaned";
  if (!tags.some(isOrphaned)) return tags;
  return [...tags.filter((tag) => !isOrphaned(tag)), ...tags.filter(isOrphaned)];
}
