import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { isStale } from "@/lib/domain/codebook/stale";
import type { AnnotationRow } from "@/lib/domain/export/annotations-csv";
import { findCodebook } from "./codebooks";
import { readFrames } from "./frames";
import { readMerges } from "./merged-frames";
import { visibleAssignments } from "./visibility";

/** Assignments read at a time. */
const PAGE = 100;

/**
 * Every submitted annotation that the caller may see, article by article, in the
 * same order each time. An annotation's frame has the name it had in the codebook
 * version it was made under.
 */
export async function* readAnnotations(
  access: ProjectAccess<"export:create">,
): AsyncGenerator<AnnotationRow> {
  const [newest, merges, draft] = await Promise.all([
    findCodebook(access),
    readMerges(prisma, access.projectId),
    readFrames(prisma, access),
  ]);
  const nameIn = namesByVersion();
  const names = new Map(draft.map(({ id, name }) => [id, name]));
  let after: string | undefined;
  for (;;) {
    const page = await prisma.assignment.findMany({
      where: {
        AND: [
          visibleAssignments(access),
          { submittedAt: { not: null }, article: { deletedAt: null } },
        ],
      },
      orderBy: [{ articleId: "asc" }, { roundId: "asc" }, { id: "asc" }],
      take: PAGE,
      ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
      select: {
        id: true,
        round: { select: { name: true } },
        reviewer: { select: { name: true } },
        textVersion: { select: { number: true } },
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
          where: { deletedAt: null, anchor: { not: "orphaned" } },
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
            codebookVersion: { select: { number: true, frames: true } },
          },
        },
      },
    });
    for (const { article, reviewer, round, textVersion, annotations } of page) {
      for (const tagged of annotations) {
        const { id, frameId, codebookVersion, recheckedUnder, createdAt, updatedAt, ...tag } =
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
          reviewer: reviewer.name,
          frame,
          countsAs: countsAs === frameId ? frame : names.get(countsAs)!,
          stale: isStale(made, newest?.frames ?? [], merges) ? 1 : 0,
          createdAt: createdAt.toISOString(),
          updatedAt: updatedAt.toISOString(),
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
