import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { isStale } from "@/lib/domain/codebook/stale";
import type { Anchor } from "@/lib/domain/annotation";
import type { AnnotationRow } from "@/lib/domain/export/annotation-row";
import { findCodebook } from "./codebooks";
import { readFrames } from "./frames";
import { readMerges } from "./merged-frames";
import { readNames } from "./names";
import { SUBMITTED, visibleAssignments } from "./visibility";

/** Assignments read at a time. */
const PAGE = 100;

/**
 * Every submitted annotation that the caller may see, article by article, in the
 * same order each time; also those whose passage is gone since the text was corrected,
 * which say so. An annotation's frame has the name it had in the codebook
 * version it was made under.
 */
export async function* readAnnotations(
  access: ProjectAccess<"export:create">,
): AsyncGenerator<AnnotationRow> {
  const [newest, merges, draft, nameOf] = await Promise.all([
    findCodebook(access),
    readMerges(prisma, access.projectId),
    readFrames(prisma, access),
    readNames(prisma, access.projectId),
  ]);
  const nameIn = namesByVersion();
  const names = new Map(draft.map(({ id, name }) => [id, name]));
  let after: string | undefined;
  for (;;) {
    const page = await prisma.assignment.findMany({
      where: {
        AND: [visibleAssignments(access), SUBMITTED],
      },
      orderBy: [{ articleId: "asc" }, { roundId: "asc" }, { id: "asc" }],
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        id: true,
        round: { select: { name: true } },
        reviewerId: true,
        article: {
          select: {
            id: true,
            title: true,
            fileName: true,
            publishedOn: true,
            outlet: { select: { name: true } },
          },
        },
        annotations: {
          where: { deletedAt: null },
          orderBy: [{ start: "asc" }, { end: "asc" }, { id: "asc" }],
          select: {
            id: true,
            frameId: true,
            start: true,
            end: true,
            quote: true,
            memo: true,
            createdAt: true,
            updatedAt: true,
            recheckedUnder: true,
            anchor: true,
            textVersion: { select: { number: true } },
            codebookVersion: { select: { number: true, frames: true } },
          },
        },
      },
    });
    for (const { article, reviewerId, round, annotations } of page) {
      for (const tagged of orphanedLast(annotations)) {
        const { id, frameId, codebookVersion, recheckedUnder, anchor, textVersion, ...tag } =
          tagged;
        const frame = nameIn(codebookVersion, frameId);
        const countsAs = merges.resolve(frameId);
        const made = { frameId, codebookVersion: codebookVersion.number, recheckedUnder };
        yield {
          ...tag,
          annotationId: id,
          articleId: article.id,
          articleTitle: article.title ?? article.fileName,
          outlet: article.outlet?.name ?? null,
          publishedOn: article.publishedOn,
          reviewer: nameOf(reviewerId),
          frame,
          countsAs: countsAs === frameId ? frame : names.get(countsAs)!,
          anchor: anchor as Anchor,
          stale: isStale(made, newest?.frames ?? [], merges) ? 1 : 0,
          createdAt: tag.createdAt.toISOString(),
          updatedAt: tag.updatedAt.toISOString(),
          codebookVersion: codebookVersion.number,
          textVersion: textVersion.number,
          round: round.name,
        };
      }
    }
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/** Tags whose passage is gone stand after the others of their reviewer: their offsets count in an older text. */
function orphanedLast<T extends { readonly anchor: string }>(tags: readonly T[]): T[] {
  const [orphaned, standing] = [true, false].map((wanted) =>
    tags.filter(({ anchor }) => (anchor === "orphaned") === wanted),
  );
  return [...standing!, ...orphaned!];
}

/** Answers the name a frame has in a version; each version is read once. */
function namesByVersion() {
  const known = new Map<number, ReadonlyMap<string, string>>();
  return (version: { readonly number: number; readonly frames: unknown }, frameId: string) => {
    const names =
      known.get(version.number) ??
      new Map(publishedFrames(version.frames).map(({ id, name }) => [id, name]));
    known.set(version.number, names);
    return names.get(frameId)!;
  };
}
