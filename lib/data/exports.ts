import type { Transaction } from "@/lib/db/client";
import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Merges } from "@/lib/domain/codebook/merges";
import type { Codification } from "@/lib/domain/codebook/stale";
import { isStale } from "@/lib/domain/codebook/stale";
import type { AnnotationRow } from "@/lib/domain/export/annotation-row";
import type { SubmittedTag } from "@/lib/domain/submission";
import type { CodebookVersion } from "./codebooks";
import { listCodebookVersions } from "./codebooks";
import { listFinishedCodings } from "./finished-codings";
import { readFrames } from "./frames";
import { readMerges } from "./merged-frames";
import { readNames } from "./names";
import { frozenIn } from "./study-export";

/** Articles read at a time: enough to be fast, few enough that other requests come in between. */
const PAGE = 40;

/**
 * Every finished annotation that the caller may see, article by article, in the same order
 * each time; also those whose passage is gone since the text was corrected, which say so.
 * An annotation's frame has the name it had in the codebook version it was made under.
 *
 * @param db a snapshot, where other things are read that must fit
 */
export async function* readAnnotations(
  access: ProjectAccess<"export:create">,
  db: Transaction = prisma,
): AsyncGenerator<AnnotationRow> {
  const { projectId } = access;
  const [versions, merges, draft, nameOf, rounds] = await Promise.all([
    listCodebookVersions(access, db),
    readMerges(db, projectId),
    readFrames(db, access),
    readNames(db, projectId),
    db.round.findMany({ where: { projectId }, select: { id: true, name: true } }),
  ]);
  const meaningOf = meanings(versions, merges, new Map(draft.map(({ id, name }) => [id, name])));
  const roundNames = new Map(rounds.map(({ id, name }) => [id, name]));

  for (let after: string | undefined; ;) {
    const page = await db.article.findMany({
      where: frozenIn(access),
      orderBy: { id: "asc" },
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        ...{ id: true, title: true, fileName: true, publishedOn: true },
        outlet: { select: { name: true } },
      },
    });
    const articles = new Map(page.map((article) => [article.id, article]));
    for (const coding of await listFinishedCodings(db, access, [...articles.keys()])) {
      const article = articles.get(coding.articleId)!;
      const reviewer = nameOf(coding.reviewerId);
      const round = roundNames.get(coding.roundId)!;
      for (const tag of orphanedLast(coding.tags)) {
        const { frame, countsAs, stale } = meaningOf(tag);
        // Spelled out: a spread makes each row several times as slow.
        yield {
          articleId: article.id,
          articleTitle: article.title ?? article.fileName,
          outlet: article.outlet?.name ?? null,
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
        };
      }
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
function orphanedLast(tags: readonly SubmittedTag[]): readonly SubmittedTag[] {
  const isOrphaned = ({ anchor }: SubmittedTag) => anchor === "orphaned";
  if (!tags.some(isOrphaned)) return tags;
  return [...tags.filter((tag) => !isOrphaned(tag)), ...tags.filter(isOrphaned)];
}
